"""What a resolved finding begins: preliminary information (informasi awal), or a joint task for the partner.

Rules kept here:
  * It begins in the name of who proposed it, and only with the right for that; what it is called and the words that
    were written are all that goes into it.
  * Figures that do not fit are no supervision report (LHP): traced, they become a finding by one, as any information
    does (Perbawaslu 7/2022 art. 3, 5).
Left to others: whether it may begin (resolve_finding), a proposal to recount or to vote again, which is an entry alone.
"""

from datetime import datetime, time

from django.utils import timezone

from saksama.entries.kinds.keying import FollowUp
from saksama.errors import BugError
from saksama_node.accounts.policy import Staff
from saksama_node.cases.report import Content, Reporter, SubmissionKind
from saksama_node.flows.joint.offer_task import Wanted, offer_task
from saksama_node.flows.reports.choose_place import office_of
from saksama_node.flows.reports.file_report import Filing, code_letters, file_report, new_code
from saksama_node.places.regions import full_name
from saksama_node.results.findings.resolving import Wanted as Resolved
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.queries import FindingView
from saksama_node.results.versions.contests import contest_of
from saksama_node.settings.clock import now

TITLE = "Ketidaksesuaian angka {rule} pada {place}"
"""What a case or a task is called; both logs are in Indonesian."""
ANOMALY = "Anomali data {rule} pada {place}"
"""The same where only statistics name the station."""


def place_words(found: FindingView) -> str:
    """Where a finding stands: the station and its place, or the area."""
    number = found.place[10:].lstrip("0")
    return f"TPS {number}, {full_name(found.region)}" if number else full_name(found.region)


def begin(first: Staff, finding: FindingView, wanted: Resolved, words: str) -> str:
    """Begin what follows, in the caller's act: a submission's number, a task's subject, or nothing.

    Raises what `file_report` and `offer_task` raise.
    """
    match wanted.follow_up:
        case FollowUp.CASE:
            return _case(first, finding, words)
        case FollowUp.TASK:
            return _task(first, finding, wanted, words)
        case _:
            return ""


def _case(first: Staff, finding: FindingView, words: str) -> str:
    today = timezone.localtime(now()).date().isoformat()
    content = Content(
        kind=SubmissionKind.INFORMATION,
        event=title_of(finding),
        place=place_words(finding),
        region=office_of(finding.region),
        happened_on=contest_of(finding.contest).voting_day.isoformat(),
        known_on=today,
        account=words,
        area=finding.region,
    )
    letters = code_letters(new_code()) or ""
    received = file_report(Filing(content, Reporter(), (), letters, is_own=True), by=first)
    if received is None:
        raise BugError("a fresh code was taken before")
    return str(received.submission)


def _task(first: Staff, finding: FindingView, wanted: Resolved, words: str) -> str:
    if wanted.due is None:
        raise BugError(f"finding {finding.id}: a task without a last day")
    due = timezone.make_aware(datetime.combine(wanted.due, time(23, 59)))
    return offer_task(first, Wanted(wanted.to, wanted.clause, title_of(finding), words, due))


def title_of(finding: FindingView) -> str:
    """What a case or a task that begins with it is called."""
    title = ANOMALY if finding.rule in ANOMALIES else TITLE
    return title.format(rule=finding.rule, place=place_words(finding))[:200]
