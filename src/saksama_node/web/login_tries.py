"""Counting tries at an account: its password, at the login or again inside, and its second factor.

Rules kept here:
  * Five wrong ones in fifteen minutes, counted before they are tried, so that many at once are not more; refused ones
    cost no password's hash and no row.
  * A device that logged in before counts for itself alone. All others share their five at each account, and twenty of
    each sender: strangers shut out strangers.
  * A wrong one is a line of the trace, with the account's number where it is one of ours, and so is that it shut it.
Left to others: what is known again (`accounts.remembered`), counting (`accounts.counting`), the words (allauth), that a
code counts once (`second_factor`).
"""

from collections.abc import Callable
from typing import Final, cast

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from saksama_node.accounts.counting import Limit, is_full, judged, take
from saksama_node.accounts.remembered import Owner, Target, aimed_at_person
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web.device_cookie import borne
from saksama_node.web.throttle import of_sender

_OF_ONE_SENDER: Final = 20


def try_at[T](request: HttpRequest, target: Target, attempt: Callable[[], T | None]) -> T | None:
    """What `attempt` gives. None, or a ValidationError of it, is a wrong one; what fails otherwise counts for nothing.

    Raises ValidationError without asking it where too many were wrong.
    """
    taken = take(*_limits(request, target))
    if taken is None:
        raise get_adapter().validation_error("too_many_login_attempts")
    return judged(taken, attempt, ValidationError)


def tried(what: str, person: Owner, attempt: Callable[[], str]) -> str:
    """The same for a form that takes a secret of this person, within allauth's request."""
    request = context.request
    return cast("str", try_at(request, aimed_at_person(what, person, borne(request)), attempt))


def is_shut(request: HttpRequest, target: Target) -> bool:
    """Whether a try at this account would be refused now, from where it came. Reads alone."""
    return is_full(*_limits(request, target))


def tell_wrong(request: HttpRequest, target: Target, deed: Deed) -> None:
    """Leave the line of a wrong try at this account, and another where that shut it."""
    trace(deed, person=target.person)
    if is_shut(request, target):
        trace(Deed.LOCKED, person=target.person)


def tell_wrong_of(what: str, person: Owner, deed: Deed) -> None:
    """The same within allauth's request."""
    request = context.request
    tell_wrong(request, aimed_at_person(what, person, borne(request)), deed)


def _limits(request: HttpRequest, target: Target) -> tuple[Limit, ...]:
    own = () if target.is_known else (of_sender(request, "login", _OF_ONE_SENDER),)
    return (target.limit, *own)
