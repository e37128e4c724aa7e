"""Examine a report of supervision: taken up or over, noted, given back, approved, opened again.

Rules kept here:
  * Only the level whose turn it is, by somebody who has the right there, who sent no version of it and read none of it
    out, and has part in it.
  * A decision is about the version that was read: who decides names it, and another one refuses it.
Left to others: the order of the acts, who holds the examination (observation.examining), what is shown.
"""

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.flows.observation.read_report import examines, reopens, report_for
from saksama_node.ledger.actions import Leaf, act
from saksama_node.observation import examining
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.written import ReportInfo, is_own


def take_up_report(by: Staff, subject: str, reason: str = "") -> None:
    """Examine it from now on; over another with a reason. Raises `NotAllowed`, `ReportUnknown`, `ReportRefused`."""
    _turn(by, subject)
    with act():
        examining.take_up(by, subject, reason)


def write_note(by: Staff, subject: str, at: str, words: str) -> int:
    """Write a note to a field or an annex; its number. Raises as `take_up_report`."""
    _turn(by, subject)
    with act():
        return examining.note(by, subject, at, words)


def drop_note(by: Staff, subject: str, number: int) -> None:
    """Take away a note that nobody was given yet. Raises as `take_up_report`."""
    _turn(by, subject)
    with act():
        examining.take_back_note(by, subject, number)


def settle_note(by: Staff, subject: str, number: int) -> None:
    """Close a note whose answer does. Raises as `take_up_report`."""
    _turn(by, subject)
    with act():
        examining.close_note(by, subject, number)


def return_report(by: Staff, subject: str, version: int) -> Leaf:
    """Give it back with its notes. Raises as `take_up_report`."""
    _turn(by, subject, version)
    with act():
        return examining.give_back(by, subject)


def approve_report(by: Staff, subject: str, version: int) -> Leaf:
    """Approve it at this level. Raises as `take_up_report`."""
    _turn(by, subject, version)
    with act():
        return examining.approve(by, subject)


def reopen_report(by: Staff, subject: str, reason: str) -> Leaf:
    """Open an approved one again. Raises as `take_up_report`."""
    found = _seen(by, subject)
    if not reopens(by, found):
        raise ReportRefused(subject, Why.OWN if is_own(by, found) else Why.NOT_YOUR_TURN)
    with act():
        return examining.reopen(by, subject, reason)


def _turn(by: Staff, subject: str, version: int | None = None) -> None:
    found = _seen(by, subject)
    if not examines(by, found):
        own = is_own(by, found)
        raise ReportRefused(subject, Why.OWN if own else Why.NOT_YOUR_TURN if found.turn else Why.STATE)
    if version is not None and version != found.version:
        raise ReportRefused(subject, Why.STATE)


def _seen(by: Staff, subject: str) -> ReportInfo:
    check_part(by.id, subject)
    found = report_for(by, subject)
    require(by, Action.OBSERVATION_EXAMINE, found.office)
    return found
