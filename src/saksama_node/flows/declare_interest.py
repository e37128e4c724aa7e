"""Declare an interest: in one matter, or once for every matter of a party or a region.

Rules kept here:
  * From the act's commit on the person reads nothing and does nothing there; nobody is asked first.
  * A standing declaration keeps away in its own act; the entries `case.recused` of many cases follow some at a time,
    and are entered by the next act on the case where this was cut short.
  * Whoever may read cases may declare; only for oneself.
Left to others: ending it (`lift_interest`), lifting one recusal (an act of two on the case, `handle_case`).
"""

from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.interests import barrier
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries, recusing
from saksama_node.ledger.actions import act


def declare_interest(by: Staff, submission_id: int, ground: Interest, words: str) -> None:
    """Have no part in this matter any more. Raises `NotAllowed`, `KeptAway`, `NoSuchCase`."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_READ, info.region)
    with act():
        recusing.recuse(by, submission_id, ground, words)


def declare_standing(by: Staff, tie: Tie, code: str, words: str) -> int:
    """Have no part in any matter that this fits; give the declaration's number. Raises `AlreadyDeclared`."""
    require(by, Action.CASE_READ)
    with act():
        number = recusing.declare_standing(by, tie, code, words)
    _enter_all(number)
    # Whoever asked before the declaration stood may have begun a case that it fits.
    barrier()
    with act():
        missed = recusing.apply_standing(number)
    if missed:
        _enter_all(number)
    return number


def _enter_all(number: int) -> None:
    after = 0
    while True:
        with act():
            after = recusing.enter_some(number, after)
        if not after:
            return
