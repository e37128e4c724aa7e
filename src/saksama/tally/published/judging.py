"""What does not fit in a version, or between it and other versions: the list that the log names.

Rules kept here:
  * A version is held against what is named beside it, and against nothing else: whoever has the same documents has the
    same list.
  * Stations: every rule of the sheet; the earlier version of the same source; each recap; the other sources of the same
    stations, figure by figure (`S1`).
  * Areas: their own tiers (`R2`); the recaps of the tiers beside; the stations of each source below them.
  * Only what both sides know is compared. A station that one source does not name differs in nothing.
Left to others: which versions stand (the node), the sentences (the sheet's rules).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from saksama.tally.checks.findings import findings
from saksama.tally.checks.outcome import Report
from saksama.tally.checks.report import Against, Source, check_sheet
from saksama.tally.checks.rules import shared
from saksama.tally.columns import Columns
from saksama.tally.localise import localise
from saksama.tally.sheet.definition import Grade, Kind, Sheet
from saksama.tally.tiers.compare import compare
from saksama.tally.tiers.step import Step

SOURCES: Final = "S1"
"""Two sources say different figures of one station."""
TIERS: Final = "R2"
_STATION: Final = 13


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A version of a source: what the source is called, its table. `earlier`: the one before, of the same source."""

    source: str
    table: Columns
    earlier: bool = False

    @property
    def of_stations(self) -> bool:
        """Whether it tells of stations and not of areas."""
        return len(str(self.table.ids[0])) == _STATION


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that does not fit, at a station or an area (`code`).

    `left`, `right`: what the fields of either side come to, `residual`: left minus right or what is beyond a bound;
    `sources`: who says either side; `gains`: votes by contestant, None where nobody knows; `whole`: whether the station
    is one of those that counts are of.
    """

    code: str
    rule: str
    grade: Grade
    left_fields: tuple[str, ...]
    right_fields: tuple[str, ...]
    left: int
    right: int
    residual: int
    sources: tuple[str, ...]
    gains: Mapping[str, int] | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """`flags` in the order of their places, then of their rules; `counts`: by rule, of those that are `whole`."""

    flags: tuple[Flag, ...]
    counts: Mapping[str, int]


def judge(sheet: Sheet, version: Version, against: Sequence[Version] = ()) -> Judged:
    """Everything that does not fit. `against`: an earlier version, recaps, other sources of the same stations."""
    flags, counts = _stations(sheet, version, against) if version.of_stations else _areas(sheet, version, against)
    return Judged(tuple(sorted(flags, key=_place)), dict(sorted(counts.items())))


def _stations(sheet: Sheet, version: Version, against: Sequence[Version]) -> tuple[list[Flag], dict[str, int]]:
    before = next((Source(_before(each), each.table) for each in against if each.earlier), None)
    report = check_sheet(Source(version.source, version.table), sheet, Against(before=before))
    flags = list(_told(report, version.table))
    counts = report.counts()
    for other in against:
        if not other.earlier and other.of_stations:
            found = list(_between(sheet, version, other))
            flags += found
            counts[SOURCES] = counts.get(SOURCES, 0) + len({each.code for each in found})
        elif not other.earlier:
            _add(flags, counts, *_rolled(sheet, version, other))
    return flags, counts


def _areas(sheet: Sheet, version: Version, against: Sequence[Version]) -> tuple[list[Flag], dict[str, int]]:
    flags: list[Flag] = []
    counts: dict[str, int] = {}
    fields = sheet.fitted(version.table.figures).columns
    for tables, names in _tiers(version, against):
        steps = compare(tables, [], fields).steps
        found = [flag for step in steps for flag in _stepped(sheet, step, tables, names)]
        flags += found
        if steps:
            counts[TIERS] = counts.get(TIERS, 0) + len({each.code for each in found})
    for other in against:
        if other.of_stations and not other.earlier:
            _add(flags, counts, *_rolled(sheet, other, version))
    # A recap's own tiers come again beside each other recap.
    return _once(flags), counts


def _tiers(version: Version, against: Sequence[Version]) -> Iterator[tuple[list[Columns], tuple[str, ...]]]:
    """What is held tier against tier: the version by itself, then beside each other recap."""
    yield [version.table], (version.source,)
    for other in against:
        if not other.of_stations and not other.earlier:
            yield [version.table, other.table], (version.source, other.source)


def _rolled(sheet: Sheet, stations: Version, recap: Version) -> tuple[list[Flag], dict[str, int]]:
    """The stations summed, against the lowest tier of a recap: its tiers above are held against that one."""
    lengths = np.strings.str_len(recap.table.ids)
    lowest = recap.table.only(lengths == lengths.max())
    rules = replace(sheet, rules=tuple(each for each in sheet.rules if each.kind is Kind.ROLL_UP))
    beside = Against(recap=Source(recap.source, lowest))
    report = check_sheet(Source(stations.source, stations.table), rules, beside)
    return list(_told(report, None)), report.counts()


def _told(report: Report, table: Columns | None) -> Iterator[Flag]:
    candidates = {} if table is None else localise(table, report.sheet).by_station()
    for each in findings(report, candidates):
        yield Flag(
            code=each.code,
            rule=each.rule.id,
            grade=each.grade,
            left_fields=each.left_fields,
            right_fields=each.right_fields,
            left=each.left,
            right=each.right,
            residual=each.residual,
            sources=each.sources,
            gains=each.gains,
            whole=each.complete,
        )


def _between(sheet: Sheet, ours: Version, theirs: Version) -> Iterator[Flag]:
    """One flag for each figure that two sources say differently of one station."""
    votes = set(sheet.contestants)
    for name in sheet.fitted(ours.table.figures).columns:
        if not (ours.table.has([name]) and theirs.table.has([name])):
            continue
        outcome = shared(ours.table, theirs.table, name, theirs.source)
        rows = zip(outcome.codes, outcome.left, outcome.right, outcome.residual, strict=True)
        for code, left, right, residual in rows:
            yield Flag(
                code=str(code),
                rule=SOURCES,
                grade=Grade.SEVERE if name in votes else Grade.WARN,
                left_fields=(name,),
                right_fields=(name,),
                left=int(left),
                right=int(right),
                residual=int(residual),
                sources=(ours.source, theirs.source),
                gains={name: int(residual)} if name in votes else {},
                whole=True,
            )


def _stepped(sheet: Sheet, step: Step, tables: Sequence[Columns], names: Sequence[str]) -> Iterator[Flag]:
    """One flag for each figure of an area that is not what the areas below it make."""
    above = tables["AB".index(step.above.source)]
    stated = {str(code): at for at, code in enumerate(above.ids.tolist())}
    who = tuple(dict.fromkeys(names["AB".index(end.source)] for end in (step.below, step.above)))
    votes = set(sheet.contestants)
    for each in step.different:
        for name, change in each.changes.items():
            right = int(above.figure(name)[stated[each.area]])
            yield Flag(
                code=each.area,
                rule=TIERS,
                grade=Grade.SEVERE if name in votes else Grade.WARN,
                left_fields=(name,),
                right_fields=(name,),
                left=right - change,
                right=right,
                residual=-change,
                sources=who,
                gains={name: -change} if name in votes else {},
                whole=True,
            )


def _once(flags: Sequence[Flag]) -> list[Flag]:
    return list({(*_place(each), each.left, each.right): each for each in flags}.values())


def _add(flags: list[Flag], counts: dict[str, int], more: Sequence[Flag], found: Mapping[str, int]) -> None:
    flags += more
    for rule, count in found.items():
        counts[rule] = counts.get(rule, 0) + count


def _before(version: Version) -> str:
    return f"{version.source}:earlier"


def _place(flag: Flag) -> tuple[int, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Areas before stations, each by code."""
    return len(flag.code), flag.code, flag.rule, flag.left_fields, flag.right_fields, flag.sources
