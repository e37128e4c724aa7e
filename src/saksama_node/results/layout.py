"""Where each figure stands on a sheet: boxes between its four corner marks.

Rules kept here:
  * A row for each line of the form, in the form's order; men, women and both stand in three columns, a figure alone in
    the last one.
  * Boxes are in thousandths of the rectangle that the centres of the corner marks make, from its upper left.
  * The order is that of the form's parts. The distances are ours: no printed form was measured. Where a photo
    cannot be put straight there are no boxes, and the whole photo is shown.
Left to others: finding the corner marks (darkroom), drawing example sheets by it (saksama_demo).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from saksama.tally.sheet.definition import Field, Sheet

TOP: Final = 120
BOTTOM: Final = 970
COLUMNS: Final[Mapping[str, int]] = {"L": 520, "P": 685, "J": 850}
WIDTH: Final = 140
_ALONE: Final = "J"
_PARTS: Final = ("I", "II", "III", "IV", "V")
"""The parts of the form, in its order."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in thousandths."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form: its number there, the box of its words, its fields with their boxes."""

    code: str
    words: Box
    cells: tuple[tuple[Field, Box], ...]


def lines(sheet: Sheet) -> tuple[Line, ...]:
    """Every line of a sheet, from the top."""
    rows: dict[str, list[Field]] = {}
    for field in sheet.fields:
        rows.setdefault(field.code, []).append(field)
    ordered = sorted(rows.items(), key=lambda row: _PARTS.index(row[0].partition(".")[0]))
    high = (BOTTOM - TOP) // max(len(rows), 1)
    return tuple(
        Line(
            code,
            Box(0, TOP + at * high, COLUMNS["L"] - 20, high),
            tuple((field, _cell(field, TOP + at * high, high)) for field in fields),
        )
        for at, (code, fields) in enumerate(ordered)
    )


def boxes(sheet: Sheet) -> dict[str, Box]:
    """The box of each field, by its id."""
    return {field.id: box for line in lines(sheet) for field, box in line.cells}


def _cell(field: Field, top: int, high: int) -> Box:
    return Box(COLUMNS[field.part or _ALONE], top, WIDTH, high)
