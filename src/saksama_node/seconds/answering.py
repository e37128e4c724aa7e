"""Ending a proposal: confirmed, rejected, withdrawn, overtaken; and following what it is about to another office.

Rules kept here:
  * The caller holds the rows of the subject, then takes the proposal: never the other way round.
  * What is over stays over: only an open one is ended, and once.
  * A rejection has a reason, a withdrawal needs none.
Left to others: who may, and the entry (`flows.seconds`); when something is overtaken (the rooms).
"""

from collections.abc import Collection
from itertools import batched
from typing import Final

from saksama.entries.words import Reason
from saksama.errors import BugError
from saksama_node.seconds.faults import NoSuchProposal
from saksama_node.seconds.models import Proposal, State
from saksama_node.seconds.proposed import Proposed, told
from saksama_node.settings.clock import now

_AT_ONCE: Final = 500


def take(number: int) -> Proposed:
    """An open one, locked until the act ends. Raises `NoSuchProposal`."""
    row = Proposal.objects.select_for_update().filter(pk=number, state=State.OPEN).first()
    if row is None:
        raise NoSuchProposal(number)
    return told(row)


def confirm(by: int, number: int, leaf: int | None) -> None:
    """It is done, as its entry says where it has one. It was taken in this act."""
    _end(number, State.CONFIRMED, answered_by=by, leaf=leaf)


def reject(by: int, number: int, reason: Reason) -> None:
    """End it undone. It was taken in this act."""
    _end(number, State.REJECTED, answered_by=by, reason=reason)


def withdraw(by: int, number: int) -> None:
    """Take it back, as who made it. It was taken in this act."""
    _end(number, State.WITHDRAWN, answered_by=by)


def overtake(number: int) -> None:
    """It may not be done any more. The caller holds its subject."""
    Proposal.objects.filter(pk=number, state=State.OPEN).update(state=State.OVERTAKEN, answered_at=now())


def overtake_all_of(person: int, subjects: Collection[str]) -> None:
    """What this person proposed about these, and nobody confirmed yet, is none any more."""
    mine = Proposal.objects.filter(by=person, state=State.OPEN).values_list("pk", "subject")
    for part in batched((pk for pk, subject in mine if subject in subjects), _AT_ONCE, strict=False):
        Proposal.objects.filter(pk__in=part, state=State.OPEN).update(state=State.OVERTAKEN, answered_at=now())


def relocate(place: str, *subjects: str) -> None:
    """What these are about is another office's now; so is every proposal about them."""
    Proposal.objects.filter(subject__in=subjects).exclude(place=place).update(place=place)


def _end(number: int, state: State, *, answered_by: int, reason: str = "", leaf: int | None = None) -> None:
    rows = Proposal.objects.filter(pk=number, state=State.OPEN)
    if rows.update(state=state, answered_by=answered_by, answered_at=now(), reason=reason, leaf=leaf) != 1:
        raise BugError(f"proposal {number} was not open while it was held")
