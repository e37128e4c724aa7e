"""Review a report (kajian awal): the case begins under a subject of its own.

Rules kept here: what is late by every reading is neither sent back nor registered (art. 24(3)), nor made a finding (5).
Left to others: what an edition asks of a review (saksama.procedure), the act of two (handle_case), the form (web).
"""

from datetime import date

from django.utils import timezone
from msgspec import UNSET

from saksama.entries.kinds.case import CaseReviewed, Origination, ReviewOutcome
from saksama.errors import CallerError
from saksama.procedure.starting import WRITTEN
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import queries
from saksama_node.cases.actions import Review, body_of_review, review
from saksama_node.cases.limit import is_late
from saksama_node.cases.moving import begins_with_two
from saksama_node.cases.procedures import editions
from saksama_node.cases.seconding import asked
from saksama_node.deadlines.ruling import law_at
from saksama_node.flows.handling.handle_case import handle_case
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import act
from saksama_node.settings.clock import now

_IN_TIME = frozenset({ReviewOutcome.REGISTER, ReviewOutcome.INCOMPLETE})


class ReportedLate(CallerError):
    """By every reading the report was handed in too late: no notice to complete it, no registration (art. 24(3))."""

    code = "case.reported-late"
    advice = "Refuse it as late, and say whether it is complete in substance: then it becomes preliminary information."

    known: str


class FindingLate(CallerError):
    """By every reading the supervision report was made too long ago to become a finding (art. 5(1)b)."""

    code = "case.finding-late"
    advice = "Refuse it as late."

    written: str


def review_report(by: Staff, submission_id: int, found: Review, words: str) -> str:
    """Enter the outcome of the initial review; return the case's subject, empty while it waits for a second person.

    A case that was completed by its reporter, or traced, is reviewed again under the same subject. Raises `NotAllowed`,
    `NoEdition`, `MoveRefused`, `ProposalOpen`, `ReportedLate`, `FindingLate`.
    """
    info = queries.submission(submission_id)
    require(by, Action.CASE_REVIEW, info.region)
    body = body_of_review(submission_id, found)
    _check_in_time(info, body)
    if info.case:
        return info.case if handle_case(by, info.case, body, words) else ""
    with act():
        if begins_with_two(body):
            propose(by, asked(info.subject, body, words))
            return ""
        return review(by, submission_id, found, words).entry.subject


def _check_in_time(info: queries.SubmissionInfo, body: CaseReviewed) -> None:
    """Raise `ReportedLate` or `FindingLate` where by no reading it may be registered any more."""
    edition = editions()[body.procedure]
    if isinstance(body.written, str):
        made = date.fromisoformat(body.written)
        rules = [each.rule for each in edition.begun_by(WRITTEN)]
        if is_late(made, timezone.localdate(now()), law_at(info.region), rules):
            raise FindingLate(body.written)
    rule = edition.filing
    content = queries.content(info)
    if not rule or body.source is not Origination.REPORT or body.outcome not in _IN_TIME or content is None:
        return
    # What a supervisor in the field received was handed in then (art. 8(3), 9).
    received = date.fromisoformat(body.day if body.relayed is UNSET else body.relayed)
    known = _day(content.known_on)
    if known is not None and is_late(known, received, law_at(info.region), (rule,)):
        raise ReportedLate(known.isoformat())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
