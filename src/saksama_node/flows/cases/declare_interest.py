"""Declare an interest: in one matter, or once for every matter of a party or a region.

Rules kept here:
  * From the act's commit on the person reads nothing and does nothing there; nobody is asked first.
  * A standing declaration keeps away in its own act; the entries `case.recused` of many cases follow some at a time.
    What is cut short there is done to the end by the worker (`apply_what_was_cut_short`); all of it may be done again.
  * Whoever may read cases may declare; only for oneself.
Left to others: ending it (`lift_interest`), lifting one recusal (an act of two on the case, `handle_case`).
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Final

from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.declaring import NoSuchInterest, barrier, note_applied, unapplied
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, require
from saksama_node.cases import queries, recusing
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

AT_WORK: Final = timedelta(minutes=1)
"""For so long whoever declares is left to apply it alone."""


def declare_interest(by: Staff, submission_id: int, ground: Interest, words: str) -> None:
    """Have no part in this matter any more. Raises `NotAllowed`, `KeptAway`, `NoSuchCase`."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_READ, info.region)
    with act():
        recusing.recuse(by, submission_id, ground, words)


def declare_standing(by: Staff, tie: Tie, code: str, words: str) -> int:
    """Have no part in any matter that this fits; give the declaration's number. Raises `AlreadyDeclared`."""
    require(by, Action.CASE_READ, ANYWHERE)  # of their own interests, wherever they read cases
    with act():
        number = recusing.declare_standing(by, tie, code, words)
    for _ in _apply(number):
        pass
    return number


def apply_what_was_cut_short() -> Iterator[None]:
    """Apply to the end each declaration that its own process did not; pause after each part."""
    for number in unapplied(now() - AT_WORK):
        # Two commissioners may end it meanwhile: then it closes nothing more.
        with suppress(NoSuchInterest):
            yield from _apply(number)


def _apply(number: int) -> Iterator[None]:
    yield from _enter_all(number)
    # Whoever asked before the declaration stood may have begun a case that it fits.
    barrier()
    with act():
        missed = recusing.apply_standing(number)
    if missed:
        yield from _enter_all(number)
    with writing():
        note_applied(number, now())


def _enter_all(number: int) -> Iterator[None]:
    after = 0
    while True:
        with act():
            after = recusing.enter_some(number, after)
        if not after:
            return
        yield
