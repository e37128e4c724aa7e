"""Supervision: every report went through its loop by the rules, every period and every advice by theirs.

Rules kept here:
  * A report's versions follow each other and are never sent again; nobody examined what they sent; steps go in turn, as
    many as its period has.
  * A period is opened once, ends when it begins or later, is changed and closed only while it is open; a report names
    only a period that was opened before, of an office that it lies within.
  * An answer answers advice that was given, not before the day of it.
Left to others: what stands in a report, whether a device said the truth, the public counts (statistics).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from saksama.entries.kinds.observation import (
    AdviceAnswered,
    AdviceSent,
    LhpSent,
    PeriodAsked,
    PeriodClosed,
    PeriodOpened,
)
from saksama.observation.loop import Act, Broken, walk
from saksama.procedure.levels import is_within
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog
from saksama.verify.unlawful import Unlawful, name_all
from saksama.vocabulary import parse_moment

_BROKEN: Final[Mapping[Broken, tuple[str, str]]] = {
    Broken.STATE: ("tidak boleh terjadi dalam keadaan itu", "may not happen where the report stands"),
    Broken.VERSION: ("bukan versi yang gilirannya", "is not the version whose turn it is"),
    Broken.STEP: ("bukan tahap pemeriksaan yang gilirannya", "is not the examination whose turn it is"),
    Broken.OWN: ("diperiksa oleh yang mengirimnya", "was examined by who sent it"),
}


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
                periods.setdefault(subject, body)
            case PeriodAsked() | PeriodClosed() if subject not in periods or subject in closed:
                yield Unlawful(item, "masa ini tidak terbuka", "this period is not open")
            case PeriodClosed():
                closed.add(subject)
            case _:
                continue


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
    for items in reports.values():
        first = items[0].body
        named = first.period if isinstance(first, LhpSent) and isinstance(first.period, str) else ""
        chain = periods[named].chain if named in periods else ()
        acts = [Act(each.index, parse_moment(each.wire.at), each.wire.actor, each.body) for each in items]
        broken = walk(acts, chain).broken
        if broken is not None:
            at = next(each for each in items if each.index == broken[0].index)
            yield Unlawful(at, *_BROKEN[broken[1]])


def _of_advice(log: ServedLog) -> Iterator[Unlawful]:
    given: dict[str, AdviceSent] = {}
    for item in log.contents.family("advice"):
        match item.body:
            case AdviceSent() as body:
                if item.wire.subject in given:
                    yield Unlawful(item, "saran ini sudah disampaikan", "this advice was given already")
                elif body.due < body.day:
                    yield Unlawful(item, "batas jawabannya sebelum harinya", "it is due before its day")
                given.setdefault(item.wire.subject, body)
            case AdviceAnswered(day=day):
                sent = given.get(item.wire.subject)
                if sent is None or day < sent.day:
                    yield Unlawful(item, "menjawab saran yang belum ada", "answers advice that was not given yet")
            case _:
                continue
