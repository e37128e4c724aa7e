"""A list from SigapLapor: read whole, every fault of every row told at once.

Rules kept here:
  * Pure: bytes and a day in, rows and faults out.
  * Only the mapped columns are read. The list is another institution's: what else stands in it is not taken, so names
    of persons in other columns never come in.
  * A number stands in one row; so does a register number, where it is given.
Left to others: the form of the file (`spreadsheets`), the columns (`columns`), words for the faults (web).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from unicodedata import category

from saksama_node.sigap.columns import headings, mapped
from saksama_node.spreadsheets.days import day_of
from saksama_node.spreadsheets.reading import Cells, Fault, Shape, in_order, read_table

MAX_ROWS: Final = 50_000
MAX_BYTES: Final = 16 << 20
_NUMBER: Final = re.compile(r"[0-9A-Z][0-9A-Z./-]{0,63}")
_LONGEST: Final = 120


class Wrong(StrEnum):
    """What may be wrong with a row or a field of it."""

    NUMBER = "sigap-number"
    NUMBER_TWICE = "sigap-number-twice"
    REGISTER = "sigap-register"
    REGISTER_TWICE = "sigap-register-twice"
    DAY = "sigap-day"
    DAY_AHEAD = "sigap-day-ahead"
    WORDS = "sigap-words"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was read; empty text: not given."""

    line: int
    number: str
    register: str
    day: date
    state: str
    way: str
    office: str


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it was read. `unread`: headings of columns that were left out."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    unread: tuple[str, ...]


def normal(number: str) -> str:
    """A number as it is kept: capital letters, no blanks; empty where it can be none."""
    text = "".join(number.split()).upper()
    return text if _NUMBER.fullmatch(text) else ""


def read_list(data: bytes, today: date) -> ListFile:
    """Rows and faults of a list. `today`: no row may lie after it."""
    needed = [each.field for each in mapped().column if each.needed]
    table = read_table(data, Shape(headings(), needed, MAX_ROWS, MAX_BYTES, foreign=True))
    faults: list[Fault] = []
    rows = [row for cells in table.rows if (row := _row(cells, today, faults)) is not None]
    return ListFile(tuple(rows), tuple(in_order(table.faults, faults, list(_twice(rows)))), table.unread)


def _row(cells: Cells, today: date, faults: list[Fault]) -> Row | None:
    """The row, unless it has no day; its faults are added."""
    given = cells.given
    day = day_of(given["day"])
    wrong = list(_wrong(cells, day, today))
    faults.extend(Fault(cells.line, column, what, given.get(column, "")) for column, what in wrong)
    if day is None:
        return None
    return Row(
        line=cells.line,
        number=normal(given["number"]),
        register=normal(given.get("register", "")),
        day=day,
        state=given["state"],
        way=given.get("way", ""),
        office=given.get("office", ""),
    )


def _wrong(cells: Cells, day: date | None, today: date) -> Iterator[tuple[str, Wrong]]:
    given = cells.given
    if not normal(given["number"]):
        yield "number", Wrong.NUMBER
    if given.get("register") and not normal(given["register"]):
        yield "register", Wrong.REGISTER
    if day is None:
        yield "day", Wrong.DAY
    elif day > today:
        yield "day", Wrong.DAY_AHEAD
    for column in ("state", "way", "office"):
        text = given.get(column, "")
        if len(text) > _LONGEST or any(category(letter).startswith("C") for letter in text):
            yield column, Wrong.WORDS


def _twice(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        for column, key, wrong in (
            ("number", row.number, Wrong.NUMBER_TWICE),
            ("register", row.register, Wrong.REGISTER_TWICE),
        ):
            earlier = seen.setdefault((column, key), row.line) if key else row.line
            if earlier != row.line:
                yield Fault(row.line, column, wrong, key, earlier)
