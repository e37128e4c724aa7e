"""Erase what a copy holds: one person proposes on which ground and why, another agrees; only then it is done.

Rules kept here:
  * Both have the right to erase and read content; who proposed must still be here.
  * A copy at a claim that is not judged goes on those grounds alone that hold before the end.
  * A dispatch that would take it to the partner, and waits, is withdrawn in the same act. Of one that was sent or
    received its files, words and address go here; the partner reads the entry and is asked to do the same.
  * The files go at once after the act, and by the worker where a kill came between.
"""

from contextlib import suppress

from django.db import Error

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.cases.erasing import offered
from saksama_node.contentwatch import erasing
from saksama_node.contentwatch.erasing import EraseRefused, Why
from saksama_node.contentwatch.queries import copy_of
from saksama_node.flows.partner_findings import is_judged_there
from saksama_node.flows.recall_copy import recall_copy
from saksama_node.flows.sweep_content import sweep_content
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing


def propose_content_erasure(by: Staff, subject: str, ground: str, reason: str) -> int:
    """Keep it for a second person; its number. Raises `EraseRefused`, `NoSuchContent`, `NotAllowed`."""
    _may(by)
    with writing():
        _check_ground(subject, ground)
        return erasing.propose(by.id, subject, ground, reason)


def confirm_content_erasure(by: Staff, number: int) -> None:
    """Agree as the second: it is entered and done. Raises `EraseRefused`, `NotAllowed`, `NoSuchPerson`."""
    with act():
        found = erasing.erasure(number)
        first = staff(found.by)
        for each in (by, first):
            _may(each)
        _check_ground(found.copy, found.ground)
        erasing.confirm(by, first, number)
        recall_copy(by, found.copy)
    # It is done and entered: a file that cannot be removed now is the worker's, which says so.
    with suppress(OSError, Error):
        sweep_content()


def drop_content_erasure(by: Staff, number: int, refusal: str = "") -> None:
    """Withdraw it, or reject it as the second person. Raises `EraseRefused`, `NotAllowed`."""
    _may(by)
    with writing():
        erasing.drop(by.id, number, refusal)


def grounds_for(subject: str) -> list[str]:
    """The grounds on which a copy may be erased now. A claim that a partner's log decided is decided."""
    waits = erasing.is_under_judgment(subject) and not is_judged_there(copy_of(subject).claim)
    return [each.id for each in offered(closed=not waits)]


def _check_ground(subject: str, ground: str) -> None:
    if ground not in grounds_for(subject):
        raise EraseRefused(Why.GROUND)


def _may(by: Staff) -> None:
    require(by, Action.CONTENT_READ)
    require(by, Action.DATA_ERASE)
