"""Add files to a report of supervision at the desk, and take away what no version names.

Rules kept here: what a file is, its first bytes say, as with evidence; who may write on the report may add to it.
Left to others: sealing and rows (observation.attaching), files of the field (take_piece).
"""

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases.evidence import HEAD_BYTES, TypeNotTaken, media_type
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.actions import act
from saksama_node.observation import attaching
from saksama_node.observation.envelope import TYPES
from saksama_node.observation.faults import ReportRefused, Why


def attach_file(by: Staff, subject: str, data: bytes, category: str, words: str) -> None:
    """Add a file. Raises `NotAllowed`, `ReportUnknown`, `ReportRefused`."""
    _check(by, subject)
    try:
        kind = media_type("", data[:HEAD_BYTES])
    except TypeNotTaken as error:
        raise ReportRefused(subject, Why.ANNEX_TYPE) from error
    if kind not in TYPES:
        raise ReportRefused(subject, Why.ANNEX_TYPE)
    with act():
        attaching.attach(by, subject, data, kind, category, words)


def detach_file(by: Staff, subject: str, number: int) -> None:
    """Take a file away that no version names. Raises as `attach_file`."""
    _check(by, subject)
    with act():
        attaching.detach(by, subject, number)


def _check(by: Staff, subject: str) -> None:
    check_part(by.id, subject)
    require(by, Action.OBSERVATION_WRITE, report_for(by, subject).office)
