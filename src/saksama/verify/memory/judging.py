"""What lies apart, judged drawer by drawer: each subject whole, and once.

Rules kept here:
  * After an earlier run only subjects of which something came are judged, and those that time may have changed; a
    subject that had ended is judged whole again, from its first entry on.
  * Findings about the others stand as they were.
  * A drawer needs no other: what comes of it is plain values, and another process may have made it (`Hands`).
  * A case with a lot goes on for ever: what its witness says is asked in each run.
Left to others: the judgements (meaning), what comes of it for the next run (keeping).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from saksama.procedure.plenary import Resolution
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import Standing
from saksama.verify.contents import Item, read_item
from saksama.verify.findings import Finding, Findings
from saksama.verify.lateness import Lateness
from saksama.verify.meaning.cases import Beside, Judged, Law, check_cases
from saksama.verify.meaning.draws import check_draws
from saksama.verify.meaning.interests import check_recused, declared_since
from saksama.verify.meaning.offices import check_offices
from saksama.verify.meaning.pseudonyms import Borne
from saksama.verify.memory.apart import decision_of
from saksama.verify.memory.drawers import Record, by_log
from saksama.verify.memory.hands import Hands
from saksama.verify.memory.packed import pack, unpack
from saksama.verify.memory.past import Past
from saksama.verify.memory.remembered import Going, OwnWord, Stands
from saksama.verify.reader import Reader
from saksama.verify.served import ServedLog

_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Part:
    """What came of one drawer. By number of the log: first reviews, pseudonyms; `drawn`: entries of cases with lots."""

    going: list[Going] = field(default_factory=list)
    findings: list[Stands] = field(default_factory=list)
    loose: list[Finding] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    own_word: list[OwnWord] = field(default_factory=list)
    reviews: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    borne: dict[int, Borne] = field(default_factory=dict)
    drawn: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What came of all that lies apart."""

    going: list[Going] = field(default_factory=list)
    findings: list[Stands] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    own_word: list[OwnWord] = field(default_factory=list)
    draws_compared: bool = True


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging needs: logs that are whole, by their number; what their checkpoints show; the law."""

    logs: Mapping[int, ServedLog]
    standings: Mapping[str, Standing]
    law: Law
    agreements: Agreements
    reader: Reader
    found: Findings
    beside: Mapping[int, Beside] = field(init=False)
    declared: Mapping[int, Mapping[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        """What is held whole is read once for all drawers."""
        object.__setattr__(self, "beside", {number: Beside.of(log, self.law) for number, log in self.logs.items()})
        object.__setattr__(self, "declared", {number: declared_since(log) for number, log in self.logs.items()})


def judge_apart(past: Past, bench: Bench, hands: Hands) -> Outcome:
    """Judge every subject that is to be judged; what is found is kept in `bench.found` too."""
    outcome, drawn = Outcome(), list[Record]()
    _lay_out(past, bench, outcome)
    for part in hands.each(lambda drawer: _judge_drawer(past, bench, drawer), past.drawers.count):
        _take(part, past, bench, outcome)
        drawn += part.drawn
    _judge_draws(bench, drawn, outcome)
    return outcome


def _lay_out(past: Past, bench: Bench, outcome: Outcome) -> None:
    """Lay what is judged again beside what is new, and keep what stands of the rest."""
    if past.kept is None:
        return
    remembered, touched = past.kept.remembered, past.drawers.touched
    now = max((each.latest for each in bench.standings.values() if each.latest is not None), default=_EVER)
    again = set(touched)
    for going in remembered.going:
        if going.subject in touched or (going.wake is not None and going.wake <= now):
            again.add(going.subject)
            _put(past, going.subject, unpack(going.packed))
        else:
            outcome.going.append(going)
    ended = touched - {going.subject for going in remembered.going}
    for subject, records in past.recall(bench.logs, bench.reader, ended).items():
        _put(past, subject, records)
    outcome.findings += [each for each in remembered.findings if each.subject not in again]
    outcome.own_word += [each for each in remembered.own_word if each[0] not in again]
    for each in outcome.findings:
        bench.found.keep(each.finding())


def _put(past: Past, subject: str, records: Iterable[Record]) -> None:
    for log, index, data in records:
        past.drawers.put(subject, log, index, data)


def _judge_drawer(past: Past, bench: Bench, drawer: int) -> Part:
    made = Part()
    for number, lying in by_log(past.drawers.take(drawer)).items():
        log = bench.logs.get(number)
        if log is None:
            continue
        items = [read_item(index, data) for index, data in lying.entries.items()]
        part, found = replace(log, contents=log.contents.beside(items)), Findings()
        lateness = Lateness(bench.standings, found)
        resolved: dict[str, list[Resolution]] = {}
        decided: dict[str, list[Record]] = {}
        for record in lying.decided:
            case, each = decision_of(record[1], record[2])
            resolved.setdefault(case, []).append(each)
            decided.setdefault(case, []).append(record)
        judged = check_cases(part, bench.law, bench.beside[number], resolved, lateness, found)
        check_recused(part, bench.declared[number], found)
        check_offices(log, items, found)
        made.rules |= judged.rules
        made.reviews[number] = [one for one in judged.reviews if one[0] >= log.begun]
        made.borne[number] = Borne()
        made.borne[number].take(items, log.begun, _counted_before(resolved, log.begun))
        subjects = {item.index: item.wire.subject for item in items}
        _note(made, subjects, found.all())
        made.own_word += [(subjects[index], origin, index) for origin, index in sorted(lateness.own_word)]
        _go_on(made, number, judged, items, lying.entries, decided)
    return made


def _counted_before(resolved: Mapping[str, list[Resolution]], begun: int) -> Iterator[tuple[str, str]]:
    """Who was counted in a decision below this size, and the case."""
    for case, several in resolved.items() if begun else ():
        for each in several:
            if each.index < begun:
                yield from ((name, case) for name in each.counted)


def _note(made: Part, subjects: Mapping[int, str], found: Iterable[Finding]) -> None:
    """Note what was found, with the subject that it is about. `subjects`: of each entry."""
    for finding in found:
        if finding.index is None:
            made.loose.append(finding)
        else:
            # What is found of a plenary in one case is that case's.
            case = finding.evidence.get("case")
            made.findings.append(Stands.of(finding, str(case or subjects.get(finding.index, ""))))


def _go_on(
    made: Part,
    number: int,
    judged: Judged,
    items: Iterable[Item],
    entries: Mapping[int, bytes],
    decided: Mapping[str, list[Record]],
) -> None:
    drawn = {item.wire.subject for item in items if item.wire.kind.startswith("lot.")}
    wakes = judged.waits | dict.fromkeys(drawn, _EVER)
    if not wakes:
        return
    under: dict[str, list[Record]] = {}
    for item in items:
        if item.wire.subject in wakes:
            under.setdefault(item.wire.subject, []).append((number, item.index, entries[item.index]))
    for case, records in decided.items():
        if case in wakes:
            under.setdefault(case, []).extend(records)
    made.going += [Going(subject, wakes[subject], pack(kept)) for subject, kept in under.items()]
    made.drawn += [record for subject in sorted(drawn) for record in under[subject]]


def _take(part: Part, past: Past, bench: Bench, outcome: Outcome) -> None:
    outcome.going += part.going
    outcome.findings += part.findings
    outcome.rules |= part.rules
    outcome.own_word += part.own_word
    for finding in (*(each.finding() for each in part.findings), *part.loose):
        bench.found.keep(finding)
    for number, log in bench.logs.items():
        stream = past.streams[log.origin]
        stream.running.days.review(part.reviews.get(number, ()))
        if number in part.borne:
            stream.borne.places.join(part.borne[number].places)


def _judge_draws(bench: Bench, drawn: Iterable[Record], outcome: Outcome) -> None:
    """Draws are held against what their witnesses say now: that is asked here."""
    for number, lying in by_log(drawn).items():
        log, found = bench.logs[number], Findings()
        items = [read_item(index, data) for index, data in lying.entries.items()]
        part = replace(log, contents=log.contents.beside(items))
        whole = check_draws(part, bench.agreements, bench.reader, found)
        outcome.draws_compared = outcome.draws_compared and whole
        made = Part()
        _note(made, {item.index: item.wire.subject for item in items}, found.all())
        outcome.findings += made.findings
        for finding in found.all():
            bench.found.keep(finding)
