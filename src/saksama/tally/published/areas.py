"""What a version says of each area: the figures that a public page shows, in one form.

Rules kept here:
  * They follow from the version's document and the sheet alone: whoever has both makes the same octets.
  * A sum says of how many stations it is, for without its coverage it says less than it seems to; what is unknown is in
    none, and nothing is filled in. Counts of rules are of whole stations.
Left to others: pages and how many stations an area has (the node), the list of what does not fit (`judging`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
import numpy as np

from saksama.json_documents import read_json
from saksama.tally.checks.outcome import Report
from saksama.tally.checks.report import Source, check_sheet
from saksama.tally.columns import Columns
from saksama.tally.sheet.definition import Sheet


def totals(table: Columns, names: Sequence[str], digits: int) -> Mapping[str, Mapping[str, tuple[int, int]]]:
    """By area (the first `digits` of a code; 0: all in one), by figure: its sum over who knows it, and how many do."""
    codes, place = np.unique(table.ids.astype(f"<U{max(digits, 1)}"), return_inverse=True)
    if not digits:
        codes, place = np.array([""]), np.zeros(len(table), dtype=np.intp)
    found: dict[str, dict[str, tuple[int, int]]] = {str(code): {} for code in codes.tolist()}
    for name in names:
        column = table.figure(name)
        known = ~np.isnan(column)
        sums = np.bincount(place, weights=np.nan_to_num(column), minlength=codes.size)
        counts = np.bincount(place, weights=known, minlength=codes.size)
        for code, total, count in zip(found, sums.tolist(), counts.tolist(), strict=True):
            found[code][name] = (int(total), int(count))
    return found


LEVELS: Final = (0, 2, 4, 6, 10)
"""Digits of the areas of which a version of stations tells: all of it, province, kab/kota, kecamatan, desa."""
_SCREEN: Final = "tps_"
_STATION: Final = 13


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An area: `rows` that the version has of it, how many with all votes (`voted`) and whole (`whole`).

    `sums`: by figure, the sum and how many rows know it; `broken`: by rule, how many of the whole ones.
    """

    broken: dict[str, int]
    rows: int
    sums: dict[str, tuple[int, int]]
    voted: int
    whole: int


def areas_of(sheet: Sheet, table: Columns) -> Iterator[tuple[str, Area]]:
    """Each area by its code, of a version of stations or of areas; contestants are those that the version has."""
    sheet = sheet.fitted(table.figures)
    names = [name for name in table.figures if name in sheet.columns or name.startswith(_SCREEN)]
    if len(str(table.ids[0])) != _STATION:
        yield from ((str(table.ids[at]), _row(sheet, table, at, names)) for at in range(len(table)))
        return
    report = check_sheet(Source("", table), sheet)
    for digits in LEVELS:
        yield from _level(table, report, digits, names)


class Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is shown of a version: its areas by code, its document and list (SHA-256), its counts as in the entry.

    `since`: of a recap, by area, the number of the version that said its figures last.
    """

    areas: dict[str, Area]
    document: str
    list: str
    rules: tuple[str, ...]
    since: dict[str, int] = msgspec.field(default_factory=dict)


def write_shown(shown: Shown) -> bytes:
    """It as JSON in its one form: keys in order, no space, a line's end."""
    return msgspec.json.encode(shown, order="sorted") + b"\n"


def shown_wrong(served: bytes, ours: Shown) -> str:
    """Where what is served is not `ours`: the first area or part that differs; empty where all is the same."""
    try:
        theirs = read_json(served, Shown)
    except msgspec.DecodeError as error:
        return f"the figures shown cannot be read: {error}"
    for part in ("document", "list", "rules"):
        if getattr(theirs, part) != getattr(ours, part):
            return f"shown with another {part}"
    for code in sorted({*theirs.areas, *ours.areas}):
        if theirs.areas.get(code) != ours.areas.get(code):
            return f"area {code or 'as a whole'}: {_short(theirs.areas.get(code), ours.areas.get(code))}"
    for code in sorted({*theirs.since, *ours.since}):
        if theirs.since.get(code) != ours.since.get(code):
            return f"area {code}: shown as of another version than the one that said its figures last"
    return ""


def _short(theirs: Area | None, ours: Area | None) -> str:
    if theirs is None or ours is None:
        return "not shown" if theirs is None else "shown, and not in the document"
    parts = [name for name in Area.__struct_fields__ if getattr(theirs, name) != getattr(ours, name)]
    return f"{' '.join(parts)} are not those of the document"


def _level(table: Columns, report: Report, digits: int, names: Sequence[str]) -> Iterator[tuple[str, Area]]:
    sums = totals(table, names, digits)
    if not digits:
        voted, whole = int(report.voted.sum()), int(report.complete.sum())
        yield "", Area(dict(report.counts()), len(table), dict(sums[""]), voted, whole)
        return
    for code, each in report.by(digits).items():
        yield code, Area(dict(each.rules), each.stations, dict(sums[code]), each.voted, each.complete)


def _row(sheet: Sheet, table: Columns, at: int, names: Sequence[str]) -> Area:
    values = {name: float(table.figures[name][at]) for name in names}
    sums = {name: (int(value), 1) for name, value in values.items() if not np.isnan(value)}
    voted = int(all(name in sums for name in sheet.contestants))
    return Area({}, 1, sums, voted, voted)
