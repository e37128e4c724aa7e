"""A CSV file as a spreadsheet writes it: read whole, every fault of its form told at once; and a day as a cell says it.

Rules kept here:
  * Pure: bytes in, rows and faults out; nothing is looked up.
  * A spreadsheet's own habits are no fault: a byte order mark, semicolons for commas, headings in any case, with blanks
    or underscores.
  * A row keeps the line on which it ends in the file, also behind a cell with line breaks.
  * A column that nobody asks for is refused, or, where the file is another institution's, not read and named.
  * A day is 2024-02-21, 21/02/2024, 21.02.2024; 21 Februari 2024, 21-Feb-24, "Rabu, 21 Februari 2024", in Indonesian or
    English. The day comes before the month; a day of the week that the date is not makes it none, rather than a guess.
Left to others: what a row or a day means and what is wrong with it (who asks), words for the faults (web).
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from unicodedata import normalize

_DAYS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "pebruari", "february", "feb", "peb"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "agt", "ags", "agst", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
"""Months as Indonesian and English spreadsheets write them, in full and short, with the older spellings."""
_WEEKDAYS: Final = (
    ("senin", "monday"),
    ("selasa", "tuesday"),
    ("rabu", "wednesday"),
    ("kamis", "thursday"),
    ("jumat", "jum'at", "jum’at", "friday"),
    ("sabtu", "saturday"),
    ("minggu", "ahad", "sunday"),
)
_NAMED: Final = re.compile(
    r"(?:([a-z'’]+), *|([a-z'’]+) +)?([0-9]{1,2})[ -]+([a-z]+)\.?[ -]+([0-9]{4}|[0-9]{2})", re.ASCII
)
_NUL = "\x00"
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How XLSX and ODS, and the older XLS, begin."""


def day_of(text: str) -> date | None:
    """The day that a cell says; None where it says none, or a day of the week that it is not."""
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    return _named_day(" ".join(text.lower().split()))


def _named_day(text: str) -> date | None:
    """The day with its month in letters. A year of two digits is of this century, as spreadsheets shorten it."""
    found = _NAMED.fullmatch(text)
    if found is None or found[4] not in _MONTHS:
        return None
    weekday, year = found[1] or found[2], int(found[5])
    with suppress(ValueError):
        day = date(year if len(found[5]) > 2 else 2000 + year, _MONTHS[found[4]], int(found[3]))
        return day if not weekday or weekday in _WEEKDAYS[day.weekday()] else None
    return None


class FileWrong(StrEnum):
    """What may be wrong with any file, before a row says anything."""

    NOT_TEXT = "not-text"
    WORKBOOK = "workbook"
    TOO_LONG = "too-long"
    NOT_CSV = "not-csv"
    NO_ROWS = "no-rows"
    NO_COLUMN = "no-column"
    UNKNOWN_COLUMN = "unknown-column"
    COLUMN_TWICE = "column-twice"
    FIELDS = "fields"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the line of the file (1: the headings), the column as a field's name, what stands there."""

    line: int
    column: str
    wrong: StrEnum
    value: str = ""
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file must look like. `columns`: heading to field; a field's own name is a heading too.

    `foreign`: the file is another institution's, so a column that is unknown here is no fault.
    """

    columns: Mapping[str, str]
    needed: Sequence[str]
    max_rows: int
    max_bytes: int
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: its line, and each field's text without the blanks around it."""

    line: int
    given: Mapping[str, str]


@dataclass(slots=True)
class Table:
    """What was read. `unread`: headings of columns that were left out."""

    rows: list[Cells] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: tuple[str, ...] = ()


def read_table(data: bytes, shape: Shape) -> Table:
    """Rows and faults of a file; no rows where its headings are not good."""
    text = _text(data, shape.max_bytes)
    if isinstance(text, Fault):
        return Table(faults=[text])
    head, _, _ = text.partition("\n")
    source = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    table = Table()
    try:
        headings = next(source, [])
        fields = [_field(cell, shape) for cell in headings]
        table.faults = list(_wrong_headings(fields, shape))
        if table.faults:
            return table
        known = set(shape.columns.values())
        table.unread = tuple(cell.strip() for cell, name in zip(headings, fields, strict=True) if name not in known)
        for cells in source:
            if any(cell.strip() for cell in cells):
                if len(table.rows) + len(table.faults) >= shape.max_rows:
                    table.faults.append(Fault(source.line_num, "", FileWrong.TOO_LONG))
                    return table
                _take(cells, fields, source.line_num, table)
    except csv.Error as error:
        table.faults.append(Fault(source.line_num, "", FileWrong.NOT_CSV, str(error)))
    if not table.rows and not table.faults:
        table.faults.append(Fault(1, "", FileWrong.NO_ROWS))
    return table


def _text(data: bytes, most: int) -> str | Fault:
    """The file's text, or why it is none."""
    if len(data) > most:
        return Fault(1, "", FileWrong.TOO_LONG)
    if data.startswith(_WORKBOOKS):
        return Fault(1, "", FileWrong.WORKBOOK)
    try:
        text = normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Fault(data[: error.start].count(b"\n") + 1, "", FileWrong.NOT_TEXT)
    if _NUL in text:
        # So reads a file of two bytes a letter, and no database keeps it.
        return Fault(text.partition(_NUL)[0].count("\n") + 1, "", FileWrong.NOT_TEXT)
    return text


def in_order(*faults: Sequence[Fault]) -> list[Fault]:
    """Faults of several readers, by line."""
    return sorted((each for some in faults for each in some), key=lambda fault: fault.line)


def _field(heading: str, shape: Shape) -> str:
    name = "_".join(heading.strip().lower().split())
    return shape.columns.get(name, name)


def _wrong_headings(fields: list[str], shape: Shape) -> Iterator[Fault]:
    known = set(shape.columns.values())
    if not shape.foreign:
        yield from (Fault(1, name, FileWrong.UNKNOWN_COLUMN, name) for name in fields if name not in known)
    yield from (Fault(1, name, FileWrong.COLUMN_TWICE) for name in known if fields.count(name) > 1)
    yield from (Fault(1, name, FileWrong.NO_COLUMN) for name in shape.needed if name not in fields)


def _take(cells: list[str], fields: list[str], line: int, table: Table) -> None:
    if len(cells) != len(fields):
        table.faults.append(Fault(line, "", FileWrong.FIELDS, f"{len(cells)}/{len(fields)}"))
        return
    table.rows.append(Cells(line, dict(zip(fields, (cell.strip() for cell in cells), strict=True))))
