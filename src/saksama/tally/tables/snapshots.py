"""Published totals by area as they changed: one row for each candidate of an area, at each snapshot that changed it.

Rules kept here:
  * A row counts from its snapshot on, until a later one names the same area and candidate: what is asked for is how the
    figures stood at a moment, by default the last.
  * Columns `waktu_commit`, `jenis` (pkwkp governor, pkwkk regent or mayor), `kode_wilayah`, `nomor_urut`, `suara`;
    `nama_wilayah`, `tps_total`, `tps_masuk` if they are there. A governor's race is of a province, the others of a
    kab/kota.
  * Read whole or refused with all faults, each with its line and column.
Left to others: whether the tiers add up (`saksama.tally.tiers`).
"""

import csv
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from saksama.tally.columns import Columns
from saksama.tally.tables.shape import BROKEN, CODE, COLUMN, EMPTY, FIGURE, LENGTH, TWICE, Faults
from saksama.words import Words

NEEDED: Final = ("waktu_commit", "jenis", "kode_wilayah", "nomor_urut", "suara")
COVERAGE: Final = ("tps_total", "tps_masuk")
_KINDS: Final = {"pkwkp": 2, "pkwkk": 4}
_AREA: Final = re.compile(r"(?:[0-9]{2}){1,3}|[0-9]{10}|[0-9]{13}")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_NUMBER: Final = re.compile(r"[1-9][0-9]?")
_TIME: Final = Words(
    "baris {line}, kolom {column}: {value} bukan waktu dengan zonanya (2024-11-28T01:23:18+07:00)",
    "line {line}, column {column}: {value} is no time with its zone (2024-11-28T01:23:18+07:00)",
)
_KIND: Final = Words(
    "baris {line}, kolom {column}: {value} bukan pkwkp atau pkwkk",
    "line {line}, column {column}: {value} is neither pkwkp nor pkwkk",
)

type Key = tuple[str, str, str]
"""Kind, area, number of the candidate."""


@dataclass(frozen=True, slots=True, eq=False)
class Race:
    """One race: `name`, such as "pkwkp 52"; its areas of all tiers, with votes and coverage, at a moment."""

    name: str
    table: Columns


@dataclass(frozen=True, slots=True)
class Snapshots:
    """`rows`: by key, the versions in the order of their time, each with its row; `digest`: of the bytes."""

    rows: Mapping[Key, Sequence[tuple[datetime, Mapping[str, str]]]]
    digest: str

    def races(self, at: datetime | None = None) -> tuple[Race, ...]:
        """Every race, as it stood at a moment; by default at the end."""
        stood: dict[str, dict[tuple[str, str], Mapping[str, str]]] = {}
        for (kind, area, number), versions in self.rows.items():
            known = [row for time, row in versions if at is None or time <= at]
            if known:
                stood.setdefault(f"{kind} {area[: _KINDS[kind]]}", {})[area, number] = known[-1]
        return tuple(Race(name, self._table(rows)) for name, rows in sorted(stood.items()))

    def _table(self, rows: Mapping[tuple[str, str], Mapping[str, str]]) -> Columns:
        areas = sorted({area for area, _ in rows})
        numbers = sorted({int(number) for _, number in rows})
        place = {area: at for at, area in enumerate(areas)}
        figures = {f"suara_paslon_{number}": np.full(len(areas), np.nan) for number in numbers}
        figures |= {name: np.full(len(areas), np.nan) for name in COVERAGE}
        names = [""] * len(areas)
        for (area, number), row in rows.items():
            figures[f"suara_paslon_{number}"][place[area]] = float(row["suara"])
            names[place[area]] = row.get("nama_wilayah", "")
            for name in COVERAGE:
                if row.get(name):
                    figures[name][place[area]] = float(row[name])
        return Columns(np.array(areas), figures, {"nama_wilayah": np.array(names)}, self.digest)


def has_snapshots(head: str) -> bool:
    """Whether the first line of a file names the columns of snapshots."""
    return {"waktu_commit", "kode_wilayah", "suara"} <= {name.strip() for name in head.split(",")}


def parse_snapshots(data: bytes, file: str) -> Snapshots:
    """Read a file of snapshots. `file`: its name, for what is told. Raises `TableWrong` with all that is wrong."""
    faults = Faults()
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig", errors="surrogateescape"), newline=""), strict=True)
    rows: dict[Key, list[tuple[datetime, Mapping[str, str]]]] = {}
    seen: set[tuple[Key, datetime]] = set()
    try:
        head = [name.strip() for name in next(reader, [])]
        for column in NEEDED:
            if head.count(column) != 1:
                faults.add(COLUMN, 1, column, ", ".join(head))
        faults.raise_any(file)
        for cells in reader:
            if cells and len(cells) != len(head):
                faults.add(LENGTH, reader.line_num, "", f"{len(cells)} ≠ {len(head)}")
            elif cells:
                _take(dict(zip(head, map(str.strip, cells), strict=True)), reader.line_num, rows, seen, faults)
    except csv.Error as error:
        faults.add(BROKEN, reader.line_num, "", str(error))
    if not rows:
        faults.add(EMPTY)
    faults.raise_any(file)
    for versions in rows.values():
        versions.sort(key=lambda version: version[0])
    return Snapshots(rows, hashlib.sha256(data).hexdigest())


def _take(
    row: dict[str, str],
    line: int,
    rows: dict[Key, list[tuple[datetime, Mapping[str, str]]]],
    seen: set[tuple[Key, datetime]],
    faults: Faults,
) -> None:
    """Keep a row, or say all that is wrong with it."""
    time = _time(row["waktu_commit"])
    wrong = [
        (_TIME, "waktu_commit", time is None),
        (_KIND, "jenis", row["jenis"] not in _KINDS),
        (CODE, "kode_wilayah", _AREA.fullmatch(row["kode_wilayah"]) is None),
        (FIGURE, "nomor_urut", _NUMBER.fullmatch(row["nomor_urut"]) is None),
        (FIGURE, "suara", _WHOLE.fullmatch(row["suara"]) is None),
        *((FIGURE, name, bool(row.get(name)) and _WHOLE.fullmatch(row[name]) is None) for name in COVERAGE),
    ]
    for words, column, is_wrong in wrong:
        if is_wrong:
            faults.add(words, line, column, row[column])
    key = row["jenis"], row["kode_wilayah"], row["nomor_urut"]
    if time is None or any(is_wrong for *_, is_wrong in wrong):
        return
    if (key, time) in seen:
        faults.add(TWICE, line, "kode_wilayah", row["kode_wilayah"])
    seen.add((key, time))
    rows.setdefault(key, []).append((time, row))


def _time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
