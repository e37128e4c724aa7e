"""Review a report (kajian awal): the case begins under a subject of its own."""

from saksama.entries.kinds.case import CaseReviewed, ReviewOutcome
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import move, review
from saksama_node.ledger.actions import act


def review_report(by: Staff, submission_id: int, outcome: ReviewOutcome, words: str) -> str:
    """Enter the outcome of the initial review; return the case's subject.

    A case that was completed by its reporter is reviewed again under the same subject.
    """
    info = queries.submission(submission_id)
    require(by, Action.CASE_REVIEW, info.region)
    with act():
        if not info.case:
            return review(by, submission_id, outcome, words).entry.subject
        case = queries.case(info.case)
        body = CaseReviewed(day=case.day.isoformat(), office=case.region, outcome=outcome)
        return move(by, info.case, body, words).entry.subject
