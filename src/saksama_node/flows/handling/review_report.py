"""Review a report (kajian awal): the case begins under a subject of its own."""

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import queries
from saksama_node.cases.actions import Review, body_of_review, review
from saksama_node.cases.moving import begins_with_two
from saksama_node.cases.seconding import asked
from saksama_node.flows.handling.handle_case import handle_case
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import act


def review_report(by: Staff, submission_id: int, found: Review, words: str) -> str:
    """Enter the outcome of the initial review; return the case's subject, empty while it waits for a second person.

    A case that was completed by its reporter, or traced, is reviewed again under the same subject. Raises `NotAllowed`,
    `NoEdition`, `MoveRefused`, `ProposalOpen`.
    """
    info = queries.submission(submission_id)
    require(by, Action.CASE_REVIEW, info.region)
    body = body_of_review(submission_id, found)
    if info.case:
        return info.case if handle_case(by, info.case, body, words) else ""
    with act():
        if begins_with_two(body):
            propose(by, asked(info.subject, body, words))
            return ""
        return review(by, submission_id, found, words).entry.subject
