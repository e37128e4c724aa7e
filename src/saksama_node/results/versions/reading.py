"""What was handed in, as versions of a source: judged whole, each fault with its line and column.

Rules kept here:
  * A file becomes versions or is refused whole. One table is one version; KPU's screen is as many as its moments.
  * Every code is of the contest's region, of a level that the source tells of, and of a kecamatan that there is. That
    is judged with all else, so that one reading tells every fault.
Left to others: the formats (`saksama.tally.tables`), the one form of a kept version (`saksama.tally.published`).
"""

import hashlib
import io
from collections.abc import Buffer, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from saksama.entries.kinds.sheet import Source
from saksama.errors import BugError
from saksama.tally.columns import Columns
from saksama.tally.published.document import write_document
from saksama.tally.tables.comma import parse_csv
from saksama.tally.tables.shape import DIGITS, Faults, Judge, Shape, stations_of
from saksama.tally.tables.sirekap import parse_sirekap
from saksama.tally.tables.snapshots import COVERAGE, parse_snapshots
from saksama.words import Language, Words
from saksama_node.places.regions import place_of, region_of
from saksama_node.results.versions.contests import Contest

type Told = Callable[[int], None]
"""Told how many octets were read."""

REGION: Final = Words(
    "baris {line}, kolom {column}: {value} di luar wilayah kontes ini",
    "line {line}, column {column}: {value} lies outside the region of this contest",
)
UNLISTED: Final = Words(
    "baris {line}, kolom {column}: {value} ada di kecamatan yang tidak terdaftar; periksa kodenya",
    "line {line}, column {column}: {value} lies in a kecamatan that is in no list; look at its code",
)
RACE: Final = Words(
    "tidak ada angka kontes ini di berkas; yang ada: {value}",
    "no figures of this contest are in the file; it has: {value}",
)
MOMENT: Final = Words(
    "{value} bukan waktu yang dapat dicatat (tahun 2000 sampai 2999)",
    "{value} is no time that can be entered (years 2000 to 2999)",
)
GONE: Final = Words(
    "berkasnya tidak ada lagi di simpul; unggah sekali lagi", "the file is no longer on this node; hand it in again"
)
LEVELS: Final[Mapping[Source, tuple[int, ...]]] = {
    Source.KPU_TABLE: (13,),
    Source.SIREKAP: (13,),
    Source.SUPERVISOR: (13,),
    Source.RECAP_DISTRICT: (10, 6),
    Source.RECAP_REGENCY: (6, 4),
    Source.RECAP_PROVINCE: (4, 2),
    Source.SCREEN: (10, 6, 4, 2),
}
NAMES: Final = {
    2: Words("provinsi", "province"),
    4: Words("kabupaten atau kota", "kabupaten or kota"),
    6: Words("kecamatan", "kecamatan"),
    10: Words("desa atau kelurahan", "desa or kelurahan"),
    13: Words("TPS", "polling station"),
}
_LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
_BUFFER: Final = 1 << 20
_PROVINCE, _DISTRICT = 2, 6
FIRST_YEAR, LAST_YEAR = 2001, 2998
"""Well within what an entry can say (`saksama.vocabulary.MOMENT`), in any zone."""


class _Read(io.RawIOBase):
    """A file's octets, counted and digested as they are read; who reads them may close it, the file stays open."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self._sum = hashlib.sha256()
        self.octets = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: Buffer, /) -> int:
        """Fill what is given; return how many octets there were, 0 at the end."""
        view = memoryview(into).cast("B")
        piece = self._inner.read(len(view))
        view[: len(piece)] = piece
        self._sum.update(piece)
        self.octets += len(piece)
        return len(piece)

    def digest(self) -> str:
        """Of what was read so far."""
        return self._sum.hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A version: its table, its document, what the source says of its time."""

    table: Columns
    document: bytes
    said_at: datetime | None


def read_versions(contest: Contest, source: Source, file: Path, said_at: datetime | None, told: Told) -> list[Read]:
    """The versions that a file holds, the earliest first. Raises `TableWrong` with all that is wrong."""
    faults = Faults()
    if not file.is_file():
        faults.add(GONE)
        faults.raise_any(file.name)
    if source is Source.SCREEN:
        return _screen(contest, file)
    table = _table(contest, source, file, faults, told)
    faults.raise_any(file.name)
    if table is None:
        raise BugError("a file of results gave neither a table nor a fault")
    return [Read(table, write_document(table, contest.definition.columns), said_at)]


def _table(contest: Contest, source: Source, file: Path, faults: Faults, told: Told) -> Columns | None:
    shape = _shape(contest, source)
    parse = parse_sirekap if source is Source.SIREKAP else parse_csv
    with file.open("rb") as opened:
        read = _Read(opened)
        return parse(io.BufferedReader(read, _BUFFER), shape, faults, read.digest, lambda: told(read.octets))


def _shape(contest: Contest, source: Source) -> Shape:
    shape = replace(stations_of(contest.definition), judge=_judge(contest, source))
    # Digests of photos stand in commitments alone: they are no part of what is published.
    tags = {name: column for name, column in shape.tags.items() if name not in contest.definition.photos}
    if LEVELS[source] == (13,):
        return replace(shape, tags=tags)
    return replace(shape, ident="kode", code=DIGITS, tags={"nama_wilayah": "nama_wilayah"}, sirekap={})


def _judge(contest: Contest, source: Source) -> Judge:
    """Which codes the source may tell of: of the contest's region, of its levels, of places that there are."""
    levels = LEVELS[source]
    other_level = level_words(levels)
    known: dict[str, bool] = {}

    def is_known(code: str) -> bool:
        if code not in known:
            known[code] = place_of(region_of(code)) is not None
        return known[code]

    def judged(code: str) -> Words | None:
        if not code.startswith(contest.digits):
            return REGION
        if len(code) not in levels:
            return other_level
        # Of some provinces the list has all places, of the others none. A desa may be newer than the list.
        return UNLISTED if is_known(code[:_PROVINCE]) and not is_known(code[:_DISTRICT]) else None

    return judged


def level_words(levels: Sequence[int]) -> Words:
    """What is said of a code of another level: which ones the source tells of."""
    said, said_en = (", ".join(f"{digits} ({NAMES[digits].say(each, {})})" for digits in levels) for each in _LANGUAGES)
    return Words(
        f"baris {{line}}, kolom {{column}}: {{value}} bukan kode tingkat yang dimuat sumber ini; angkanya harus {said}",
        f"line {{line}}, column {{column}}: {{value}} is of no level that this source has; digits must be {said_en}",
    )


def _screen(contest: Contest, file: Path) -> list[Read]:
    snapshots = parse_snapshots(file.read_bytes(), file.name)
    name = f"{contest.screen} {contest.digits}"
    moments = sorted(
        {
            moment
            for (kind, area, _), versions in snapshots.rows.items()
            if kind == contest.screen and area.startswith(contest.digits)
            for moment, _ in versions
        }
    )
    faults = Faults()
    for moment in moments:
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            faults.add(MOMENT, 0, "", moment.isoformat())
    faults.raise_any(file.name)
    found = [(race, moment) for moment in moments for race in snapshots.races(moment) if race.name == name]
    if not found:
        faults.add(RACE, 0, "", ", ".join(race.name for race in snapshots.races()))
        faults.raise_any(file.name)
    columns = (*contest.definition.columns, *COVERAGE)
    return [Read(race.table, write_document(race.table, columns), moment) for race, moment in found]
