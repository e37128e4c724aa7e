"""Find reports that may tell of one thing, as far as the one who asks may know, and say what two are to each other.

Rules kept here:
  * A candidate at an office that this person may not read is counted, never shown; so is the other side of a link.
  * Looking changes nothing: signs were taken when the report came in.
  * Who reviews the one and may read the other says what they are, with a reason; every word stays. Nothing is logged:
    the public log must not join two receipts.
Left to others: taking signs (`take_signs`).
"""

from dataclasses import dataclass
from typing import Final

from saksama_node.accounts.policy import Action, Staff, may, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries as cases
from saksama_node.cases.briefed import ReportBrief, reports_of
from saksama_node.flows.reports.take_signs import take_signs_of
from saksama_node.ledger.turn import writing
from saksama_node.related import relating
from saksama_node.related.relating import Candidate, Said, judge
from saksama_node.related.signs import Verdict
from saksama_node.settings.clock import now

SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Other:
    """Another report as this person may see it: what it tells of, never who told it."""

    report: ReportBrief
    event: str
    place: str
    happened_on: str


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that this person may see, and what was said of it, if anything."""

    other: Other
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the history. `other` None: it lies at an office that this person may not read."""

    other: Other | None
    said: Said
    counts: bool


@dataclass(frozen=True, slots=True)
class Related:
    """What may belong to a report. `hidden`: candidates at offices of others; `more`: weaker ones that are not told."""

    found: tuple[Found, ...]
    words: tuple[Word, ...]
    hidden: int
    more: int
    cut: bool

    @property
    def linked(self) -> tuple[Word, ...]:
        """Links that stand."""
        return tuple(each for each in self.words if each.counts and each.said.verdict is Verdict.LINKED)


def related_to(by: Staff, submission_id: int, shown: int = SHOWN) -> Related:
    """What this person may know beside one report. `shown`: how many candidates are told, not only counted."""
    info = cases.submission(submission_id)
    said = relating.said_of(info.subject)
    standing = relating.standing(said)
    candidates = relating.candidates(info.subject)
    open_ones = [each for each in candidates.found if each.subject not in standing]
    reports = reports_of({each.subject for each in open_ones} | {each.other for each in said})
    readable = {subject: report for subject, report in reports.items() if may(by, Action.CASE_READ, report.region)}
    visible = [each for each in open_ones if each.subject in readable]
    others = {
        subject: _other(readable[subject])
        for subject in {*(each.subject for each in visible[:shown]), *(each.other for each in said)}
        if subject in readable
    }
    return Related(
        found=tuple(Found(others[each.subject], each) for each in visible[:shown]),
        words=tuple(Word(others.get(each.other), each, standing.get(each.other) is each) for each in said),
        hidden=len(open_ones) - len(visible),
        more=max(0, len(visible) - shown),
        cut=candidates.cut,
    )


def _other(report: ReportBrief) -> Other:
    content = cases.content(cases.submission(report.id))
    if content is None:
        return Other(report, "", "", "")
    return Other(report, content.event, content.place, content.happened_on)


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
