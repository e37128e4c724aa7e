"""Supervision: every report went through its loop by the rules, every period and every advice by theirs.

Rules kept here:
  * A report's versions follow each other and are never sent again; nobody examined what they sent; steps go in turn, as
    many as its period has.
  * A period is opened once, ends when it begins or later, its chain goes upwards; it asks offices within its own, and
    is changed and closed only while it is open. A report names only a period that was opened before, of an office that
    it lies within, in each version the same.
  * No entry names an office finer than the district: below it an office is one person. The level that a report names
    is that of its office, else a report could leave out those who examine it.
  * An answer answers advice that was given, not before the day of it.
Left to others: what stands in a report, whether a device said the truth, the public counts (statistics).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from saksama.entries.kinds.observation import (
    AdviceAnswered,
    AdviceSent,
    Asked,
    LhpSent,
    ObservationReceived,
    PeriodAsked,
    PeriodClosed,
    PeriodOpened,
)
from saksama.observation.chains import goes_up
from saksama.observation.loop import Act, Broken, walk
from saksama.procedure.levels import Level, depth, is_within, level_of
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog
from saksama.vocabulary import parse_moment

_BROKEN: Final[Mapping[Broken, tuple[str, str]]] = {
    Broken.STATE: ("tidak boleh terjadi dalam keadaan itu", "may not happen where the report stands"),
    Broken.VERSION: ("bukan versi yang gilirannya", "is not the version whose turn it is"),
    Broken.STEP: ("bukan tahap pemeriksaan yang gilirannya", "is not the examination whose turn it is"),
    Broken.OWN: ("diperiksa oleh yang mengirimnya", "was examined by who sent it"),
}

_FINEST: Final = depth("52.01.01")
_FINE: Final = ("menyebut kantor di bawah kecamatan", "names an office below the district")
_BELOW: Final = frozenset({Level.VILLAGE, Level.STATION})
"""Levels whose offices stand in the log as their district."""


def check_supervision(log: ServedLog, found: Findings) -> None:
    """Replay every period, report and advice of a log."""
    periods: dict[str, PeriodOpened] = {}
    for code, faults in (
        (Code.PERIOD_UNLAWFUL, _of_periods(log, periods)),
        (Code.LHP_UNLAWFUL, _of_reports(log, periods)),
        (Code.ADVICE_UNLAWFUL, _of_advice(log)),
    ):
        for fault in faults:
            name_all(found, code, log.origin, [fault], subject=fault.item.wire.subject)


def _of_periods(log: ServedLog, periods: dict[str, PeriodOpened]) -> Iterator[Unlawful]:
    closed = set[str]()
    for item in log.contents.family("period"):
        subject = item.wire.subject
        match item.body:
            case PeriodOpened() as body:
                if subject in periods:
                    yield Unlawful(item, "masa ini sudah dibuka", "this period was opened already")
                elif body.ends < body.begins:
                    yield Unlawful(item, "masa berakhir sebelum dimulai", "the period ends before it begins")
                elif not _goes_up(body.chain):
                    yield Unlawful(item, "rantai pemeriksaannya tidak menaik", "its chain does not go upwards")
                yield from _asked(item, body, body.asked)
                periods.setdefault(subject, body)
            case PeriodAsked() | PeriodClosed() if subject not in periods or subject in closed:
                yield Unlawful(item, "masa ini tidak terbuka", "this period is not open")
            case PeriodAsked(asked=asked):
                yield from _asked(item, periods[subject], asked)
            case PeriodClosed():
                closed.add(subject)
            case _:
                continue


def _asked(item: Item, period: PeriodOpened, asked: Iterable[Asked]) -> Iterator[Unlawful]:
    if _is_fine(period.office) or any(_is_fine(each.office) for each in asked):
        yield Unlawful(item, *_FINE)
    elif not all(is_within(each.office, period.office) for each in asked):
        yield Unlawful(item, "meminta dari kantor di luar wilayahnya", "asks an office outside its own")


def _goes_up(chain: Sequence[str]) -> bool:
    known = set(Level)
    return all(each in known for each in chain) and goes_up([Level(each) for each in chain])


def _is_fine(office: str) -> bool:
    return depth(office) > _FINEST


def _of_reports(log: ServedLog, periods: Mapping[str, PeriodOpened]) -> Iterator[Unlawful]:
    reports: dict[str, list[Item]] = defaultdict(list)
    for item in log.contents.family("lhp"):
        reports[item.wire.subject].append(item)
        if isinstance(item.body, LhpSent) and isinstance(item.body.period, str):
            period = periods.get(item.body.period)
            if period is None or not is_within(item.body.office, period.office):
                yield Unlawful(
                    item, "masa laporan ini bukan milik kantor di atasnya", "its period is no office's above it"
                )
    for item in log.contents.of(ObservationReceived):
        if isinstance(item.body, ObservationReceived) and _is_fine(item.body.office):
            yield Unlawful(item, *_FINE)
    for items in reports.values():
        yield from _of_places(items)
        first = items[0].body
        named = first.period if isinstance(first, LhpSent) and isinstance(first.period, str) else ""
        chain = periods[named].chain if named in periods else ()
        acts = [Act(each.index, parse_moment(each.wire.at), each.wire.actor, each.body) for each in items]
        broken = walk(acts, chain).broken
        if broken is not None:
            at = next(each for each in items if each.index == broken[0].index)
            yield Unlawful(at, *_BROKEN[broken[1]])


def _of_places(items: Sequence[Item]) -> Iterator[Unlawful]:
    """Whether each version names an office that may stand there, of its own level, and the same as the first."""
    sent = [(item, item.body) for item in items if isinstance(item.body, LhpSent)]
    for item, body in sent:
        at = level_of(body.office)
        first = sent[0][1]
        if _is_fine(body.office):
            yield Unlawful(item, *_FINE)
        elif body.level != at and not (at is Level.DISTRICT and body.level in _BELOW):
            yield Unlawful(item, "tingkatnya bukan tingkat kantornya", "its level is not that of its office")
        elif (body.office, body.level, body.period) != (first.office, first.level, first.period):
            yield Unlawful(
                item,
                "kantor atau masanya lain daripada versi pertama",
                "is of another office or period than version 1",
            )


def _of_advice(log: ServedLog) -> Iterator[Unlawful]:
    given: dict[str, AdviceSent] = {}
    for item in log.contents.family("advice"):
        match item.body:
            case AdviceSent() as body:
                if item.wire.subject in given:
                    yield Unlawful(item, "saran ini sudah disampaikan", "this advice was given already")
                elif _is_fine(body.office):
                    yield Unlawful(item, *_FINE)
                elif body.due < body.day:
                    yield Unlawful(item, "batas jawabannya sebelum harinya", "it is due before its day")
                given.setdefault(item.wire.subject, body)
            case AdviceAnswered(day=day):
                sent = given.get(item.wire.subject)
                if sent is None or day < sent.day:
                    yield Unlawful(item, "menjawab saran yang belum ada", "answers advice that was not given yet")
            case _:
                continue
