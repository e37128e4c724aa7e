"""What a resolved finding begins: a case as a finding (temuan) of supervision, or a joint task for the partner.

Rules kept here: it begins in the name of who proposed it, and only with the right for that; what it is called and the
words that were written are all that goes into it.
Left to others: whether it may begin (resolve_finding), a proposal to recount or to vote again, which is an entry alone.
"""

from datetime import datetime, time

from django.utils import timezone

from saksama.entries.kinds.keying import FollowUp
from saksama.errors import BugError
from saksama_node.accounts.staff import Staff
from saksama_node.cases.report import Content, Reporter, SubmissionKind
from saksama_node.flows.choose_place import office_of
from saksama_node.flows.file_report import Filing, code_letters, file_report, new_code
from saksama_node.flows.offer_task import Wanted, offer_task
from saksama_node.places.regions import full_name
from saksama_node.results.anomalies import ANOMALIES
from saksama_node.results.contests import contest_of
from saksama_node.results.queries import FindingView
from saksama_node.results.resolved import ResolutionView
from saksama_node.settings.clock import now

TITLE = "Ketidaksesuaian angka {rule} pada {place}"
"""What a case or a task is called; both logs are in Indonesian."""
ANOMALY = "Anomali data {rule} pada {place}"
"""The same where only statistics name the station."""


def place_words(found: FindingView) -> str:
    """Where a finding stands: the station and its place, or the area."""
    number = found.place[10:].lstrip("0")
    return f"TPS {number}, {full_name(found.region)}" if number else full_name(found.region)


def begin(first: Staff, found: ResolutionView) -> str:
    """Begin what follows, in the caller's act: a submission's number, a task's subject, or nothing.

    Raises what `file_report` and `offer_task` raise.
    """
    match found.follow_up:
        case FollowUp.CASE:
            return _case(first, found)
        case FollowUp.TASK:
            return _task(first, found)
        case _:
            return ""


def _case(first: Staff, found: ResolutionView) -> str:
    finding, today = found.finding, timezone.localtime(now()).date().isoformat()
    content = Content(
        kind=SubmissionKind.FINDING,
        event=_title(finding),
        place=place_words(finding),
        region=office_of(finding.region),
        happened_on=contest_of(finding.contest).voting_day.isoformat(),
        known_on=today,
        account=found.words,
        area=finding.region,
    )
    received = file_report(Filing(content, Reporter(), (), code_letters(new_code()) or ""), by=first)
    if received is None:
        raise BugError("a fresh code was taken before")
    return str(received.submission)


def _task(first: Staff, found: ResolutionView) -> str:
    if found.due is None:
        raise BugError(f"resolution {found.id}: a task without a last day")
    due = timezone.make_aware(datetime.combine(found.due, time(23, 59)))
    return offer_task(first, Wanted(found.to, found.clause, _title(found.finding), found.words, due))


def _title(finding: FindingView) -> str:
    title = ANOMALY if finding.rule in ANOMALIES else TITLE
    return title.format(rule=finding.rule, place=place_words(finding))[:200]
