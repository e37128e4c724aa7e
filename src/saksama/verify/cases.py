"""Cases: each went lawfully and in time from its review on, and no day has more outcomes than receipts.

Rules kept here:
  * A case's history lies in one log, its lots included. It is replayed under the edition that its first review names.
  * A case begins with a review, which names its procedure: leaving the review out is no way around it.
  * Before the review nothing joins a receipt to a case: there a day has at most as many outcomes as receipts.
  * A register number is one case's.
  * What plenaries of the log decided is the case's from their place on. A case that names another edition than ours, by
    its digest, is not judged by ours.
  * A day that an office decreed in the log counts both ways (statutory).
  * A duty that is still open is late only when the log's last cosigned time is past it by more than the tolerance.
Left to others: the procedure itself (procedure), periods (clocks), draws (draws), the meetings (plenaries).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from saksama.entries.kinds.case import CaseReceived, CaseRegistered, CaseReviewed, IdentityOpened
from saksama.entries.kinds.handling import CaseRenumbered, CaseTransferred
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.entries.kinds.ruling import DayDecreed
from saksama.procedure.case import Fault, FaultKind, replay_case
from saksama.procedure.deadlines import Clocks
from saksama.procedure.edition import Edition
from saksama.procedure.history import Act
from saksama.procedure.levels import is_within
from saksama.procedure.moves import RECEIPT
from saksama.procedure.plenary import Resolution, resolutions
from saksama.procedure.replay import act_of, replay
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.plenaries import check_quorum, check_strays
from saksama.verify.served import ServedLog
from saksama.verify.statutory import under_decrees

_ZONES = (timedelta(0), timedelta(hours=7), timedelta(hours=8), timedelta(hours=9))
"""UTC, WIB, WITA, WIT: a day of receipt may be counted in the node's own zone, which the log does not say."""

_FAULTS: Mapping[FaultKind, Code] = {
    FaultKind.MOVE: Code.CASE_UNLAWFUL,
    FaultKind.GUARD: Code.CASE_RULE,
    FaultKind.LATE: Code.CASE_LATE,
    FaultKind.EARLY: Code.CASE_EARLY,
}


@dataclass(frozen=True, slots=True)
class Law:
    """What cases are held to: the editions by id, and clocks for their periods."""

    editions: Mapping[str, Edition]
    clocks: Clocks


@dataclass(slots=True)
class Unchecked:
    """What could not be judged: clock rules that nobody knew."""

    rules: set[str] = field(default_factory=set)


def check_cases(log: ServedLog, law: Law, now: datetime | None, found: Findings) -> Unchecked:
    """Replay each receipt and each case of one log. `now`: the latest time that somebody cosigned in it."""
    unchecked = Unchecked()
    decreed = [item.body for item in log.contents.family("ruling") if isinstance(item.body, DayDecreed)]
    resolved = _resolved(log)
    by_decrees: dict[tuple[DayDecreed, ...], Law] = {(): law}
    subjects = _by_subject(log)
    for subject, items in subjects.items():
        if isinstance(items[0].body, CaseReviewed):
            here = _decreed_for(items, decreed)
            if here not in by_decrees:
                by_decrees[here] = replace(law, clocks=under_decrees(law.clocks, here))
            told = _Told(subject, items[0].body, items, resolved.get(subject, ()))
            _check_edition(log, told, by_decrees[here], now, unchecked, found)
        else:
            _check_receipt(log, subject, items, found)
    _check_days(log, found)
    _check_numbers(log, found)
    return unchecked


def _decreed_for(items: Sequence[Item], decreed: Sequence[DayDecreed]) -> tuple[DayDecreed, ...]:
    """The days that were decreed at an office that had the case, or above it."""
    reviewed = {item.body.office for item in items if isinstance(item.body, CaseReviewed)}
    offices = reviewed | {item.body.to for item in items if isinstance(item.body, CaseTransferred)}
    return tuple(each for each in decreed if any(is_within(office, each.office) for office in offices))


def _by_subject(log: ServedLog) -> dict[str, list[Item]]:
    """The acts of every receipt and every case, lots among them, in the order of the log."""
    subjects: dict[str, list[Item]] = {}
    items = [item for item in log.contents.family("case") if not isinstance(item.body, IdentityOpened)]
    lots = log.contents.family("lot")
    for item in sorted([*items, *lots], key=lambda one: one.index) if lots else items:
        subjects.setdefault(item.wire.subject, []).append(item)
    return subjects


@dataclass(frozen=True, slots=True)
class _Told:
    """What a log says of one case: its first review, its acts, what plenaries decided of it."""

    subject: str
    review: CaseReviewed
    items: Sequence[Item]
    resolved: Sequence[Resolution]


def _resolved(log: ServedLog) -> dict[str, list[Resolution]]:
    """What the plenaries of the log decided, by case."""
    found: dict[str, list[Resolution]] = {}
    for item in log.contents.of(PlenaryHeld):
        if isinstance(item.body, PlenaryHeld):
            for case, each in resolutions(item.index, item.wire.subject, item.body):
                found.setdefault(case, []).append(each)
    return found


def _check_edition(
    log: ServedLog, told: _Told, law: Law, now: datetime | None, unchecked: Unchecked, found: Findings
) -> None:
    subject, review, first, name = told.subject, told.review, told.items[0], told.review.procedure
    edition = law.editions.get(name)
    if edition is None:
        found.add(Code.CASE_EDITION_UNKNOWN, log.origin, first.index, subject=subject, procedure=name)
        return
    if isinstance(review.edition, str) and review.edition != edition.digest:
        evidence = {"procedure": name, "named": review.edition, "ours": edition.digest}
        found.add(Code.CASE_EDITION_OTHER, log.origin, first.index, subject=subject, **evidence)
        return
    if not _is_in_force(edition, date.fromisoformat(review.day)):
        found.add(Code.CASE_PROCEDURE, log.origin, first.index, subject=subject, procedure=name, day=review.day)
    acts = [Act(item.index, item.at, item.wire.actor, item.body, frozenset(item.wire.commits)) for item in told.items]
    walked = replay_case(edition, acts, law.clocks, None if now is None else now - TOLERANCE, told.resolved)
    unchecked.rules |= walked.unchecked
    for fault in walked.faults:
        _add(log, subject, fault, found)
    check_quorum(log, edition, told.resolved, subject, found)
    check_strays(log, walked.strays, subject, found)


def _is_in_force(edition: Edition, day: date) -> bool:
    return edition.valid_from <= day and (edition.valid_to is None or day <= edition.valid_to)


def _add(log: ServedLog, subject: str, fault: Fault, found: Findings) -> None:
    evidence = {
        "subject": subject,
        "act": fault.act,
        "state": fault.state,
        "rule": fault.rule,
        "reason": fault.says,
        "reason_en": fault.says_en,
        "lawful": " ".join(fault.lawful),
        "article": fault.norm.article if fault.norm else "",
        "certainty": str(fault.norm.certainty) if fault.norm else "",
        "due": "" if fault.due is None else fault.due.isoformat(),
    }
    found.add(_FAULTS[fault.kind], log.origin, fault.index, **{name: text for name, text in evidence.items() if text})


def _check_receipt(log: ServedLog, subject: str, items: Sequence[Item], found: Findings) -> None:
    """A receipt, and nothing after it; a case that begins otherwise than by its review is none."""
    broken = replay(RECEIPT, ((item.index, act_of(item.body)) for item in items)).broken
    if broken is not None:
        evidence = {"act": broken.act, "state": broken.state, "lawful": " ".join(broken.lawful)}
        found.add(Code.CASE_UNLAWFUL, log.origin, broken.index, subject=subject, **evidence)


def _check_days(log: ServedLog, found: Findings) -> None:
    """No day of receipt has more outcomes than receipts."""
    hours: dict[str, int] = {}
    outcomes: dict[str, list[int]] = {}
    reviewed: set[str] = set()
    for item in log.contents.family("case"):
        body, subject = item.body, item.wire.subject
        if isinstance(body, CaseReceived):
            hour = item.wire.at[:13]
            hours[hour] = hours.get(hour, 0) + 1
        elif isinstance(body, CaseReviewed) and subject not in reviewed:
            reviewed.add(subject)
            outcomes.setdefault(body.day, []).append(item.index)
    receipts = _by_day(hours)
    for day, indexes in outcomes.items():
        if len(indexes) > receipts.get(day, 0):
            over = indexes[receipts.get(day, 0)]
            found.add(Code.CASE_DAY, log.origin, over, day=day, outcomes=len(indexes), receipts=receipts.get(day, 0))


def _by_day(hours: Mapping[str, int]) -> dict[str, int]:
    """Receipts by every day that an hour (`2026-11-24T08`, UTC) may belong to."""
    days: dict[str, int] = {}
    for hour, number in hours.items():
        moment = datetime.fromisoformat(f"{hour}:00Z")
        for day in {(moment + zone).date().isoformat() for zone in _ZONES}:
            days[day] = days.get(day, 0) + number
    return days


def _check_numbers(log: ServedLog, found: Findings) -> None:
    numbers: dict[str, Item] = {}
    for item in log.contents.family("case"):
        if not isinstance(item.body, (CaseRegistered, CaseRenumbered)):
            continue
        number = item.body.number
        first = numbers.setdefault(number, item)
        if first.wire.subject != item.wire.subject:
            found.add(Code.CASE_NUMBER, log.origin, item.index, number=number, first=first.index)
