"""What a file of stations must hold to be used, for a sheet or otherwise, and every fault that it can have.

Rules kept here:
  * For a sheet, a column is a field by its id; the names of the areas, the photos' digests and KPU's note of a re-vote
    come along as tags; every other column is left unread.
  * A fault names its line (row, in Parquet) and its column, says what stands there and what should.
  * A file is used whole or not at all: a row that was left out would look like a station that nobody counted.
  * The first `KEPT` faults are kept, the others counted.
Left to others: reading (`table_file` and its formats), what the fields mean (`saksama.tally.sheet`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from saksama.errors import CallerError
from saksama.tally.sheet.definition import Sheet, sirekap_paths
from saksama.words import Language, Words

SHOWN: Final = 50
KEPT: Final = 10_000
STATION: Final = re.compile(r"[0-9]{13}")
"""Code of a polling station: province 2, kab/kota 2, kecamatan 2, desa 4, TPS 3 (Kemendagri's, without dots)."""
DIGITS: Final = re.compile(r"[0-9]{1,20}")
"""Code of any area."""

UNREADABLE: Final = Words("tidak dapat dibaca ({value})", "cannot be read ({value})")
PIPE: Final = Words(
    "pipa tidak dapat dibaca dari awal lagi: simpan dahulu sebagai berkas",
    "a pipe cannot be read from its beginning again: save it as a file first",
)
RENAME: Final = Words(
    "nama atau foldernya mengandung tanda * ? [ ] { }: beri nama lain",
    "its name or folder has a sign of * ? [ ] { } in it: give it another name",
)
EMPTY: Final = Words("tidak ada satu baris pun", "there is not one row")
COLUMN: Final = Words(
    "kolom `{column}` tidak ada; yang ada: {value}",
    "the column `{column}` is missing; there are: {value}",
)
DOUBLED: Final = Words(
    "kolom `{column}` ada lebih dari satu: yang mana yang dipakai?",
    "the column `{column}` stands there more than once: which is meant?",
)
NO_TEXT: Final = Words(
    "bukan CSV dalam UTF-8 (lembar kerja atau arsip?): simpan sebagai CSV UTF-8",
    "no CSV in UTF-8 (a workbook or an archive?): save it as CSV in UTF-8",
)
NO_FIGURES: Final = Words(
    "tidak satu pun kolom angka yang dikenal ada di sini; yang ada: {value}",
    "none of the known columns of figures is here; there are: {value}",
)
LENGTH: Final = Words(
    "baris {line}: {value} kolom; angka ditulis tanpa koma dan tanpa titik",
    "line {line}: {value} columns; figures are written without commas and dots",
)
BROKEN: Final = Words(
    "baris {line}: bukan CSV ({value}); baris sesudahnya tidak diperiksa",
    "line {line}: no CSV ({value}); the lines after it were not checked",
)
CODE: Final = Words(
    "baris {line}, kolom {column}: {value} bukan kode (angka saja, tanpa titik)",
    "line {line}, column {column}: {value} is no code (digits only, no dots)",
)
TWICE: Final = Words(
    "baris {line}, kolom {column}: {value} sudah ada di baris sebelumnya",
    "line {line}, column {column}: {value} stood in an earlier line",
)
FIGURE: Final = Words(
    "baris {line}, kolom {column}: {value} bukan bilangan bulat dari 0, paling banyak sembilan angka dan tanpa titik "
    "ribuan; kosongkan bila tidak diketahui",
    "line {line}, column {column}: {value} is no whole number from 0 on, of nine digits at most and without marks "
    "between thousands; leave it empty if unknown",
)
TEXT: Final = Words(
    "baris {line}, kolom {column}: bukan UTF-8; simpan ulang sebagai UTF-8",
    "line {line}, column {column}: not UTF-8; save it again as UTF-8",
)
JSON: Final = Words("baris {line}, {column}: {value}", "line {line}, {column}: {value}")
type Judge = Callable[[str], Words | None]
"""What is wrong with a code that is written as it should be; None where nothing is."""


def any_code(_code: str) -> Words | None:
    """Where every code will do."""
    return None


_MORE: Final = Words("... dan {more} lagi", "... and {more} more")


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wanted of a file.

    `ident`: column of the codes (None: rows are numbered from 1); `code`: how a code is written; `judge`: which of
    these are wanted; `figures`, `tags`: name in the table to column in the file; `needed`: columns without which the
    file is of no use; `unknown_zero`: figures of which 0 says that nobody entered them; `sirekap`: figure to its path
    in a body of Sirekap.
    """

    figures: Mapping[str, str]
    ident: str | None = "kode_tps"
    code: re.Pattern[str] = STATION
    judge: Judge = any_code
    tags: Mapping[str, str] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    unknown_zero: frozenset[str] = frozenset()
    sirekap: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `line` from 1, 0 for the file as a whole; `value`: what stands there."""

    words: Words
    line: int = 0
    column: str = ""
    value: str = ""

    def told(self, language: Language) -> str:
        """The sentence."""
        value = self.value if len(self.value) <= 60 else self.value[:57] + "..."
        if self.words in (CODE, TWICE, FIGURE):
            value = repr(value)
        shown = value.encode("utf-8", "replace").decode()
        column = self.column.encode("utf-8", "replace").decode()
        return self.words.say(language, {"line": self.line, "column": column, "value": shown})


class TableWrong(CallerError):
    """A file of stations cannot be used. `faults` in the order of their lines; `more`: how many were only counted."""

    code = "tally.table-wrong"
    advice = "Mend every line and column that is named; the file is used whole or not at all."

    file: str
    faults: tuple[Fault, ...]
    more: int = 0

    def told(self, language: Language) -> str:
        """The faults, one a line, `SHOWN` of them."""
        rest = self.more + max(len(self.faults) - SHOWN, 0)
        lines = [fault.told(language) for fault in self.faults[:SHOWN]]
        lines += [_MORE.say(language, {"more": rest})] if rest else []
        return "".join(f"{self.file}: {line}\n" for line in lines)


class Faults:
    """Collects the faults of one file."""

    def __init__(self) -> None:
        self.kept: list[Fault] = []
        self.more = 0

    def add(self, words: Words, line: int = 0, column: str = "", value: str = "") -> None:
        """One more fault."""
        if len(self.kept) < KEPT:
            self.kept.append(Fault(words, line, column, value))
        else:
            self.more += 1

    def raise_any(self, file: str) -> None:
        """Raise `TableWrong` if there was one."""
        if self.kept:
            raise TableWrong(file, tuple(sorted(self.kept, key=lambda fault: fault.line)), self.more)


AREAS: Final = ("kabkota", "kecamatan", "desa")
_PSU: Final = "psu"


def stations_of(sheet: Sheet) -> Shape:
    """The shape of a file of stations."""
    tags = (*AREAS, *sheet.photos, _PSU)
    return Shape(
        figures={name: name for name in sheet.columns},
        tags={name: name for name in tags},
        code=STATION,
        unknown_zero=frozenset(field.id for field in sheet.fields if field.unknown_zero),
        sirekap=sirekap_paths(sheet),
    )


def areas_of(sheet: Sheet) -> Shape:
    """The shape of a recap: rows are areas of any level, `kode` their code."""
    return Shape(figures={name: name for name in sheet.columns}, ident="kode", code=DIGITS)
