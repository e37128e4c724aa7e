"""A list from SigapLapor: what it looks like, as far as that is known (`data/columns.toml`), and reading one whole.

Rules kept here:
  * Headings and words are data with their source and certainty; nothing of them stands in the program.
  * A word that the data does not have has no stage: it is compared with nothing.
  * Bytes and a day in, rows and faults out: every fault of every row is told at once.
  * Only the mapped columns are read. The list is another institution's: what else stands in it is not taken, so names
    of persons in other columns never come in.
  * A number stands in one row; so does a register number, where it is given.
Left to others: the form of the file (`spreadsheets`), comparing (flow `compare_registers`), words for the faults (web).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final
from unicodedata import category

import msgspec

from saksama_node.spreadsheets.reading import Cells, Fault, Shape, day_of, in_order, read_table

CLOSED = "closed"
MAX_ROWS: Final = 50_000
MAX_BYTES: Final = 16 << 20
_NUMBER: Final = re.compile(r"[0-9A-Z][0-9A-Z./-]{0,63}")
_LONGEST: Final = 120


class Stage(StrEnum):
    """How far a case is, as coarsely as both registers say it."""

    WAITING = "waiting"
    REGISTERED = "registered"
    NOT_REGISTERED = "not-registered"
    TRACING = "tracing"


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column. `headings`: the first is written, all are read."""

    field: str
    headings: tuple[str, ...]
    needed: bool
    meaning: str
    meaning_en: str
    certainty: str
    source: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stage: Stage
    words: tuple[str, ...]
    certainty: str
    source: str


class _Ours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stage: Stage
    states: tuple[str, ...]


class Mapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    format: str
    column: tuple[Column, ...]
    word: tuple[_Words, ...]
    ours: tuple[_Ours, ...]


@cache
def mapped() -> Mapped:
    """The data that ships with this version."""
    text = files("saksama_node.sigap").joinpath("data", "columns.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=Mapped)


@cache
def headings() -> Mapping[str, str]:
    """Heading, as a reader of spreadsheets spells it (small, underscores), to field."""
    return {
        "_".join(heading.lower().split()): column.field for column in mapped().column for heading in column.headings
    }


def stage_of_word(word: str) -> Stage | None:
    """What a word of SigapLapor means; None where that is not known."""
    return _stages_of_words().get(_folded(word))


def stage_of_state(state: str, *, numbered: bool) -> Stage | None:
    """How far a case of ours is. `numbered`: it has a register number."""
    if state == CLOSED:
        return Stage.REGISTERED if numbered else Stage.NOT_REGISTERED
    return next((each.stage for each in mapped().ours if state in each.states), None)


def word_of_stage(stage: Stage | None) -> str:
    """SigapLapor's word for a stage, for lists that go out; empty where there is none."""
    return next((each.words[0] for each in mapped().word if each.stage is stage), "")


@cache
def _stages_of_words() -> Mapping[str, Stage]:
    return {_folded(word): each.stage for each in mapped().word for word in each.words}


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


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
    return ListFile(tuple(rows), tuple(in_order(table.faults, faults, list(_twice(table.rows)))), table.unread)


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


def _twice(rows: list[Cells]) -> Iterator[Fault]:
    """What stands twice, also in rows that have another fault."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        for column, wrong in (("number", Wrong.NUMBER_TWICE), ("register", Wrong.REGISTER_TWICE)):
            key = normal(row.given.get(column, ""))
            earlier = seen.setdefault((column, key), row.line) if key else row.line
            if earlier != row.line:
                yield Fault(row.line, column, wrong, key, earlier)
