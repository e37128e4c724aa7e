"""Find reports that may tell of one thing, and let a person say whether they do.

Rules kept here:
  * What is compared is the content, the reported and the evidence; the vault is not opened, the reporter not asked for.
  * A candidate at an office that this person may not read is counted, never shown; so is the other side of a link.
  * Nothing is linked by itself: who reviews reports says it, with a reason, and may undo it; every word stays.
  * Signs are taken once a report is there: by the worker, and before somebody looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries as cases
from saksama_node.cases.briefs import ReportBrief, newest_subjects, reports_of
from saksama_node.ledger.turn import writing
from saksama_node.related import queries
from saksama_node.related.actions import judge, take_signs
from saksama_node.related.queries import Candidate, Said
from saksama_node.related.signs import Told
from saksama_node.related.verdict import Verdict
from saksama_node.settings.clock import now

SHOWN: Final = 20
_AT_ONCE: Final = 200


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
    take_new_signs()
    _take([info.subject])
    said = queries.said_of(info.subject)
    standing = queries.standing(said)
    candidates = queries.candidates(info.subject)
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


def judge_pair(*, by: Staff, submission_id: int, other_id: int, verdict: Verdict, reason: str) -> None:
    """Say what two reports are to each other. Raises `NoSuchCase`, `NotAllowed`, `PairRefused`."""
    one, other = cases.submission(submission_id), cases.submission(other_id)
    places = {subject: each.region for subject, each in reports_of((one.subject, other.subject)).items()}
    require(by, Action.CASE_REVIEW, places[one.subject])
    require(by, Action.CASE_READ, places[other.subject])
    _take([one.subject, other.subject])
    with writing():
        judge(by.id, (one.subject, other.subject), verdict, reason, now())


def take_new_signs() -> int:
    """Take the signs of the newest reports that have none yet; how many those were."""
    return _take([subject for _, subject in newest_subjects(_AT_ONCE)])


def take_all_signs() -> Iterator[int]:
    """The same for every report there is, some at a time: after an upgrade, a restoration."""
    before: int | None = None
    while rows := newest_subjects(_AT_ONCE, before):
        yield _take([subject for _, subject in rows])
        before = rows[-1][0]


def _take(subjects: list[str]) -> int:
    missing = queries.without_signs(subjects)
    reports = reports_of(missing)
    told = [(subject, _told(reports[subject].id)) for subject in missing]
    with_content = [(subject, each) for subject, each in told if each is not None]
    for subject, each in with_content:
        with writing():
            take_signs(subject, each)
    return len(with_content)


def _told(submission_id: int) -> Told | None:
    """What is compared; None where the content was erased."""
    info = cases.submission(submission_id)
    content = cases.content(info)
    if content is None:
        return None
    return Told(
        text=f"{content.event}\n{content.account}",
        names=tuple(each.name for each in content.reported),
        files=tuple(each.sha256 for each in cases.evidence_of(info)),
        place=content.area or content.region,
        day=content.happened_on,
    )


def _other(report: ReportBrief) -> Other:
    content = cases.content(cases.submission(report.id))
    if content is None:
        return Other(report, "", "", "")
    return Other(report, content.event, content.place, content.happened_on)
