"""Erase what was handed in: one person proposes what and why, another agrees; only then it is entered and done.

Rules kept here:
  * Both have the right at the office that has the case, and no interest in it; who proposed must still be here.
  * What other rooms hold of a report that goes whole goes in the same act.
  * The files go at once after the act, and by the worker where a kill came between.
Left to others: which parts and when (cases.erasing), the page (web).
"""

from contextlib import suppress

from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.cases import erasing, queries
from saksama_node.cases.erasing import Wanted
from saksama_node.cases.erasures import ErasureInfo, erasure
from saksama_node.cases.parts import Kind
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.turn import writing
from saksama_node.related.actions import forget as forget_signs


def propose_erasure(by: Staff, submission_id: int, wanted: Wanted) -> int:
    """Keep it for a second person; its number.

    Raises `NotAllowed`, `KeptAway`, `NoSuchCase`, `ErasureOpen`, `TooEarly`, `NothingToErase`.
    """
    subject = queries.submission(submission_id).subject
    with writing():
        erasing.hold(subject)
        require(by, Action.DATA_ERASE, queries.submission(submission_id).region)
        return erasing.propose(by, submission_id, wanted)


def confirm_erasure(by: Staff, erasure_id: int) -> None:
    """Agree as the second: it is entered and done.

    Raises `NotAllowed`, `KeptAway`, `NoSuchPerson`, `NoSuchErasure`, `SamePerson`, `TooEarly`, `NothingToErase`,
    `Outgrown`.
    """
    with act():
        found = _held(erasure_id)
        first = staff(found.by)
        for each in (by, first):
            require(each, Action.DATA_ERASE, found.region)
        erasing.confirm(by, first, erasure_id)
        # Where one file alone went, the worker takes the signs of what is left.
        if any(each.kind in {Kind.CASE_FILE, Kind.FILE} for each in found.parts):
            forget_signs(found.report)
    # It is done and entered: a file that cannot be removed now is the worker's, which says so.
    with suppress(OSError):
        erasing.sweep_all()


def drop_erasure(by: Staff, erasure_id: int, refusal: str) -> None:
    """Withdraw it, or reject it as the second person. Raises `NotAllowed`, `KeptAway`, `NoSuchErasure`."""
    with writing():
        require(by, Action.DATA_ERASE, _held(erasure_id).region)
        erasing.drop(by, erasure_id, refusal)


def may_be_second(by: Staff, info: ErasureInfo) -> bool:
    """Whether this person may confirm or reject it; recusal is asked by the act."""
    return info.is_open and by.id != info.by and may(by, Action.DATA_ERASE, info.region)


def restore_erasure(found: LoggedEntry) -> Missing | None:
    """Erase again what a restored backup brought back, in the caller's transaction; what a person must see to."""
    missing = erasing.restore(found)
    if missing is None:
        forget_signs(found.entry.subject)
    return missing


def _held(erasure_id: int) -> ErasureInfo:
    """It as it stands while its submission is held: a moment before its case may have been handed over."""
    erasing.hold(erasure(erasure_id).report)
    return erasure(erasure_id)
