"""Cases: each went lawfully and in time from its review on.

Rules kept here:
  * A case's history lies in one log, its lots included. It is replayed under the edition that its first review names,
    by its digest: as it comes with this version, or as it was before (procedure.earlier).
  * A case begins with a review, which names its procedure: leaving the review out is no way around it.
  * What plenaries of the log decided is the case's from their place on. A case whose digest this version does not have
    is not judged, and how many of its acts were not is said; one that names none is named: no office began one so.
  * Where the clock rules that a case names are not ours, its periods are not judged.
  * What is against a norm known from memory, or not at all, is reported and not condemned, until two persons confirmed
    it in the log; nor is what is late by a period of our own making alone.
  * A day that an office decreed in the log counts both ways (statutory).
  * Persons handle a case. The machine draws lots, gives the case to whom it drew, keeps away who declared so, and takes
    what a reporter brings later.
Left to others: the procedure itself (procedure), periods (clocks), what is late (lateness), draws (draws), the meetings
(plenaries), what no case alone shows: days and numbers (registers).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Self

from msgspec import UNSET

from saksama.clocks.shipped import digest_on, known_from_memory
from saksama.entries.kinds.case import CaseAssigned, CaseClosed, CaseCompleted, CaseReviewed, IdentityOpened
from saksama.entries.kinds.handling import CaseRecused
from saksama.entries.kinds.lot import LotDrawn
from saksama.procedure.acts import Act
from saksama.procedure.case import CaseReplay, Fault, FaultKind, replay_case
from saksama.procedure.deadlines import Clocks, NoClocks
from saksama.procedure.edition import Certainty, Edition
from saksama.procedure.moves import RECEIPT
from saksama.procedure.plenary import Resolution
from saksama.procedure.reading import edition_of
from saksama.procedure.replay import act_of, replay
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.lateness import Lateness
from saksama.verify.meaning.decrees import Decrees
from saksama.verify.meaning.plenaries import (
    Facts,
    check_closed,
    check_quorum,
    check_strays,
    check_unknown,
    confirmed_facts,
)
from saksama.verify.meaning.two_persons import is_person
from saksama.verify.served import ServedLog

_UNREAD = frozenset({Certainty.MEMORY, Certainty.UNKNOWN})

_COUNTER: Final = "intake"
"""As whom a node enters what a reporter brings later, who comes with a code and has no name in the log."""

_OF_NO_ARTICLE: Final = frozenset({"reason-committed"})
"""Guards that no article asks for: editions put them beside the rule of two persons, which is another."""

_FAULTS: Mapping[FaultKind, Code] = {
    FaultKind.MOVE: Code.CASE_UNLAWFUL,
    FaultKind.GUARD: Code.CASE_RULE,
    FaultKind.LATE: Code.CASE_LATE,
    FaultKind.EARLY: Code.CASE_EARLY,
}


@dataclass(frozen=True, slots=True)
class Law:
    """What cases are held to: the editions by id, clocks for their periods, and editions of before by their digest."""

    editions: Mapping[str, Edition]
    clocks: Clocks
    earlier: Mapping[str, Edition] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """What one log says beside its cases and they rest on, read once for all of them."""

    facts: Facts
    decrees: Decrees

    @classmethod
    def of(cls, log: ServedLog, law: Law) -> Self:
        """What this log says, under this law."""
        return cls(confirmed_facts(log), Decrees.of(log, law.clocks))


@dataclass(slots=True)
class Judged:
    """What came of it: clock rules that nobody knew, the day and index of each case's first review, and where it ended.

    `waits`: cases that have not ended, each with the moment from which time alone may change what is said of it; None
    where it cannot.
    """

    rules: set[str] = field(default_factory=set)
    reviews: list[tuple[int, str]] = field(default_factory=list)
    waits: dict[str, datetime | None] = field(default_factory=dict)


def check_cases(
    log: ServedLog,
    law: Law,
    beside: Beside,
    resolved: Mapping[str, Sequence[Resolution]],
    lateness: Lateness,
    found: Findings,
) -> Judged:
    """Replay each receipt and each case of one log. `resolved`: by case what plenaries decided of it."""
    judged = Judged()
    subjects = _by_subject(log)
    for subject, items in subjects.items():
        if isinstance(items[0].body, CaseReviewed):
            told = _Told(subject, items[0].body, items, resolved.get(subject, ()), beside.facts)
            judged.reviews.append((items[0].index, items[0].body.day))
            here = replace(law, clocks=beside.decrees.clocks_for(items))
            _check_edition(log, told, here, lateness, judged, found)
        else:
            judged.reviews += _later_review(items)
            _check_receipt(log, subject, items, found)
    for case in resolved.keys() - subjects.keys():
        check_unknown(log, resolved[case], case, found)
    return judged


def _later_review(items: Sequence[Item]) -> list[tuple[int, str]]:
    """The first review of a subject that does not begin with one: it is an outcome all the same."""
    return [(item.index, item.body.day) for item in items if isinstance(item.body, CaseReviewed)][:1]


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
    facts: Facts


def _check_edition(log: ServedLog, told: _Told, law: Law, lateness: Lateness, judged: Judged, found: Findings) -> None:
    subject, review, first, name = told.subject, told.review, told.items[0], told.review.procedure
    ours = law.editions.get(name)
    if ours is None:
        found.add(Code.CASE_EDITION_UNKNOWN, log.origin, first.index, subject=subject, procedure=name)
        return
    edition = edition_of(law.editions, law.earlier, name, review.edition)
    if edition is None:
        more: dict[str, str | int] = {"named": str(review.edition), "ours": ours.digest, "acts": len(told.items)}
        found.add(Code.CASE_EDITION_OTHER, log.origin, first.index, subject=subject, procedure=name, **more)
        return
    if review.edition is UNSET:
        found.add(Code.CASE_EDITION_UNNAMED, log.origin, first.index, subject=subject, procedure=name)
    if not _is_in_force(edition, date.fromisoformat(review.day)):
        found.add(Code.CASE_PROCEDURE, log.origin, first.index, subject=subject, procedure=name, day=review.day)
    acts = [_act(item, lateness.done(log.origin, item)) for item in told.items]
    clocks = _clocks(log, told, edition, law, found)
    walked = replay_case(edition, acts, clocks, lateness.now(log.origin), told.resolved)
    judged.rules |= walked.unchecked
    _wait(judged, told, edition, walked)
    _note_kept(log, told.items, walked.kept, lateness)
    _name_machines(log, told, found)
    for fault in walked.faults:
        is_sure = _is_sure(fault, edition, told.facts)
        _add(log, subject, fault, _FAULTS[fault.kind] if is_sure else Code.CASE_UNCONFIRMED, found)
    check_quorum(log, edition, told.facts, told.resolved, subject, found)
    check_strays(log, walked.strays, subject, found)
    closed = [item.index for item in told.items if isinstance(item.body, CaseClosed)]
    if closed:
        check_closed(log, told.resolved, closed[-1], edition.may(walked.state), subject, found)


def _name_machines(log: ServedLog, told: _Told, found: Findings) -> None:
    """What the machine entered, though only a person does it."""
    for item in told.items:
        match item.body:
            case LotDrawn() | CaseRecused():
                continue
            case CaseAssigned(draw=draw) if draw is not UNSET:
                continue
            case CaseCompleted() if item.wire.actor == _COUNTER:
                continue
            case _ if not is_person(item.wire.actor):
                says = {
                    "reason": "dicatat atas nama mesin, bukan orang",
                    "reason_en": "was done by a machine, no person",
                }
                act = item.wire.kind
                found.add(Code.CASE_RULE, log.origin, item.index, subject=told.subject, act=act, rule="person", **says)
            case _:
                pass


def _wait(judged: Judged, told: _Told, edition: Edition, walked: CaseReplay) -> None:
    """Keep a case in mind that time may change, or that goes on; one that was closed is looked up when it does."""
    ends = [duty.due.earliest for duty in walked.open if duty.due is not None]
    is_closed = any(isinstance(item.body, CaseClosed) for item in told.items) or not edition.may(walked.state)
    if ends or not is_closed:
        judged.waits[told.subject] = min(ends, default=None)


def _act(item: Item, not_before: datetime) -> Act:
    return Act(item.index, item.at, item.wire.actor, item.body, frozenset(item.wire.commits), not_before)


def _note_kept(log: ServedLog, items: Sequence[Item], kept: Sequence[tuple[int, datetime]], lateness: Lateness) -> None:
    """What was in time may be so by the log's own word alone."""
    by_index = {item.index: item for item in items}
    for index, due in kept:
        lateness.judge(log.origin, by_index[index], due)


def _clocks(log: ServedLog, told: _Told, edition: Edition, law: Law, found: Findings) -> Clocks:
    """Those by which this case's periods are judged; none where it names other rules than ours."""
    named, ours = told.review.rules, digest_on(edition.rules, date.fromisoformat(told.review.day))
    if named in (UNSET, ours):
        return law.clocks
    evidence = {"subject": told.subject, "named": str(named), "ours": ours}
    found.add(Code.CASE_RULES_OTHER, log.origin, told.items[0].index, **evidence)
    return NoClocks()


def _is_in_force(edition: Edition, day: date) -> bool:
    return edition.valid_from <= day and (edition.valid_to is None or day <= edition.valid_to)


def _is_sure(fault: Fault, edition: Edition, facts: Facts) -> bool:
    """Whether what it broke stands in a text that was seen, or is a rule of ours that is no period."""
    norm = fault.norm
    is_read = norm is None or norm.certainty not in _UNREAD or facts.has(f"editions/{edition.id}/norm.{norm.id}")
    if fault.kind not in {FaultKind.LATE, FaultKind.EARLY}:
        return is_read
    rules = {each.rule for each in edition.deadline if each.id == fault.rule and known_from_memory(each.rule)}
    is_counted = all(facts.counts_rule(rule) for rule in rules)
    return is_read and is_counted and not (norm is not None and norm.certainty is Certainty.HOUSE)


def _add(log: ServedLog, subject: str, fault: Fault, code: Code, found: Findings) -> None:
    norm = None if fault.rule in _OF_NO_ARTICLE else fault.norm
    evidence = {
        "subject": subject,
        "act": fault.act,
        "state": fault.state,
        "rule": fault.rule,
        "reason": fault.says,
        "reason_en": fault.says_en,
        "lawful": " ".join(fault.lawful),
        "article": norm.article if norm else "",
        "certainty": str(norm.certainty) if norm else "",
        "due": "" if fault.due is None else fault.due.isoformat(),
    }
    found.add(code, log.origin, fault.index, **{name: text for name, text in evidence.items() if text})


def _check_receipt(log: ServedLog, subject: str, items: Sequence[Item], found: Findings) -> None:
    """A receipt, and nothing after it; a case that begins otherwise than by its review is none."""
    broken = replay(RECEIPT, ((item.index, act_of(item.body)) for item in items)).broken
    if broken is not None:
        evidence = {"act": broken.act, "state": broken.state, "lawful": " ".join(broken.lawful)}
        found.add(Code.CASE_UNLAWFUL, log.origin, broken.index, subject=subject, **evidence)
