"""Where the figures of a sheet stand: on which page, in which box between the page's four corner marks.

Rules kept here:
  * A layout is data with an id of its own. What is in use is not changed under that id: a photo names the layout by
    which it was taken in, and another layout is another file.
  * Which page a figure is on and where on the page it stands are known in two ways; each says how certain it is.
  * Boxes are in thousandths of the rectangle that the centres of the corner marks make, from its upper left.
Left to others: reading the files (`layout_reading`), finding the marks in a photo (the node).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from saksama.tally.sheet.definition import Certainty, Field, Role, Sheet

VOTES: Final = "@votes"
"""In a block: one line for each contestant."""
ALONE: Final = "J"
"""The column of a figure that is not split into men and women."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in thousandths."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form: its number there, the whole of it, its fields with their boxes."""

    code: str
    whole: Box
    cells: tuple[tuple[Field, Box], ...]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Lines that share the height between `top` and `bottom` evenly, by their numbers on the form.

    `inset`: from a line's top to its boxes; `boxes`: their height at most, 0 for the whole line.
    """

    lines: tuple[str, ...]
    top: int
    bottom: int
    inset: int = 0
    boxes: int = 0


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Dark squares along a page's upper edge, as many as the page's number: centres at `left`, `left` + `step`, ..."""

    left: int
    step: int
    top: int


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One page, what is on it in words, and its blocks from the top."""

    words: str
    words_en: str
    block: tuple[Block, ...]


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A layout, whole. `columns`: the left edge of each column of boxes; `width`: of a box.

    `pages_basis`, `pages_certainty`: on which page a figure is; `boxes_basis`, `boxes_certainty`: where on the page.
    `marks` None: a page does not tell its number. `newest`: copies that are brought now are read by it.
    """

    id: str
    sheets: tuple[str, ...]
    newest: bool
    pages_basis: str
    pages_certainty: Certainty
    boxes_basis: str
    boxes_certainty: Certainty
    columns: Mapping[str, int]
    width: int
    page: tuple[Page, ...]
    marks: Marks | None = None

    def lines(self, sheet: Sheet, number: int) -> tuple[Line, ...]:
        """The lines of a page (1 is the first) as this sheet has them, from the top. Raises `IndexError`."""
        found = []
        for block in self.page[number - 1].block:
            rows = _rows(sheet, block)
            high = (block.bottom - block.top) // max(len(rows), 1)
            for at, (code, fields) in enumerate(rows):
                top = block.top + at * high
                cells = tuple((field, self._cell(block, field, top, high)) for field in fields)
                found.append(Line(code, Box(0, top, 1000, high), cells))
        return tuple(found)

    def placed(self, sheet: Sheet) -> dict[str, tuple[int, Box]]:
        """The page and the box of each field, by its id, in the form's order."""
        return {
            field.id: (number, box)
            for number in range(1, len(self.page) + 1)
            for line in self.lines(sheet, number)
            for field, box in line.cells
        }

    def _cell(self, block: Block, field: Field, top: int, high: int) -> Box:
        tall = high - block.inset
        return Box(
            self.columns[field.part or ALONE],
            top + block.inset,
            self.width,
            min(tall, block.boxes) if block.boxes else tall,
        )


def layout_digest(layout: Layout) -> str:
    """SHA-256 in hex of the canonical JSON of what places a figure; words and where they are from do not count."""
    parts = {
        "columns": dict(layout.columns),
        "marks": msgspec.to_builtins(layout.marks),
        "pages": [msgspec.to_builtins(page.block) for page in layout.page],
        "sheets": layout.sheets,
        "width": layout.width,
    }
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def _rows(sheet: Sheet, block: Block) -> list[tuple[str, list[Field]]]:
    rows: dict[str, list[Field]] = {}
    for code in block.lines:
        for field in sheet.fields:
            if field.code == code or (code == VOTES and field.role is Role.VOTES):
                rows.setdefault(field.code, []).append(field)
    return list(rows.items())
