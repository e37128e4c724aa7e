"""Hand the writing of a report that is to be revised to somebody else of its office, where its writer is gone.

Rules kept here: as long as the writer is there, nobody else revises; who takes it on may write for the report's office.
Left to others: whether a writer is gone (read_report), the row (observation.writing).
"""

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.queries import people_at, staff
from saksama_node.accounts.recused import check_part
from saksama_node.flows.observation.read_report import is_writer_gone, report_for
from saksama_node.ledger.actions import act
from saksama_node.observation import writing
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.written import ReportInfo


def writers_at(found: ReportInfo) -> dict[int, str]:
    """Who may write for its office, by name."""
    return people_at(Action.OBSERVATION_WRITE, found.office)


def hand_over_report(by: Staff, subject: str, to: int, reason: str) -> None:
    """Give the writing of a report whose writer is gone to somebody of its office.

    Raises `NotAllowed`, `NoSuchPerson`, `ReportUnknown`, `ReportRefused`.
    """
    check_part(by.id, subject)
    check_part(to, subject)
    found = report_for(by, subject)
    require(by, Action.OBSERVATION_PLAN, found.office)
    require(staff(to), Action.OBSERVATION_WRITE, found.office)
    if not is_writer_gone(found):
        raise ReportRefused(subject, Why.WRITER_THERE)
    with act():
        writing.hand_over(by, subject, to, reason)
