"""Return a report to be completed, and take the completion in (syarat formal, syarat materiel)."""

from saksama.entries.kinds.case import CaseCompleted, CaseReturned
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import move
from saksama_node.ledger.actions import act


def return_report(by: Staff, subject: str, words: str) -> None:
    """Tell the reporter what is missing; `words` are shown to the one who has the code."""
    require(by, Action.CASE_REVIEW, queries.case(subject).region)
    with act():
        move(by, subject, CaseReturned(), words)


def complete_report(by: Staff, subject: str, words: str) -> None:
    """Enter that what was missing came in."""
    require(by, Action.CASE_REVIEW, queries.case(subject).region)
    with act():
        move(by, subject, CaseCompleted(), words)
