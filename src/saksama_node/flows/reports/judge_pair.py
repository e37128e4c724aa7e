"""Say what two reports are to each other: related, not the same matter, or nothing any more.

Rules kept here: who reviews the one and may read the other says it, with a reason; every word stays. Nothing is logged:
the public log must not join two receipts.
"""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.recusals import check_part
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries as cases
from saksama_node.cases.briefs import reports_of
from saksama_node.flows.reports.take_signs import take_signs_of
from saksama_node.ledger.turn import writing
from saksama_node.related.actions import judge
from saksama_node.related.verdict import Verdict
from saksama_node.settings.clock import now


def judge_pair(*, by: Staff, submission_id: int, other_id: int, verdict: Verdict, reason: str) -> None:
    """Say what two reports are to each other. Raises `NoSuchCase`, `NotAllowed`, `KeptAway`, `PairRefused`."""
    one, other = cases.submission(submission_id), cases.submission(other_id)
    places = {subject: each.region for subject, each in reports_of((one.subject, other.subject)).items()}
    require(by, Action.CASE_REVIEW, places[one.subject])
    require(by, Action.CASE_READ, places[other.subject])
    check_part(by.id, one.subject, other.subject)
    take_signs_of([one.subject, other.subject])
    with writing():
        judge(by.id, (one.subject, other.subject), verdict, reason, now())
