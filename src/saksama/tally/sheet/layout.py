"""Where the figures of a sheet stand: on which page, in which box between the page's four corner marks.

Rules kept here:
  * A layout is data with an id of its own. What is in use is not changed under that id: a photo names the layout by
    which it was taken in, and another layout is another file. Of each sheet one layout is the newest.
  * Which page a figure is on and where on the page it stands are known in two ways; each says how certain it is.
  * Boxes are in thousandths of the rectangle that the centres of the corner marks make, from its upper left.
  * A file is whole or refused: every figure of every sheet that it names stands in it exactly once, in a column that it
    has. Boxes lie within their page and do not lie over one another; page marks leave the quarters of the page free in
    which corner marks are looked for.
Left to others: finding the marks in a photo (the node).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import msgspec

from saksama.errors import CallerError
from saksama.tally.sheet.definition import Certainty, Field, Role, Sheet
from saksama.tally.sheet.reading import sheet_of
from saksama.toml_files import read_toml, shipped_texts

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


def _rows(sheet: Sheet, block: Block) -> list[tuple[str, list[Field]]]:
    rows: dict[str, list[Field]] = {}
    for code in block.lines:
        for field in sheet.fields:
            if field.code == code or (code == VOTES and field.role is Role.VOTES):
                rows.setdefault(field.code, []).append(field)
    return list(rows.items())


_WHOLE: Final = 1000
_FREE: Final = (250, 750)
"""Between these page marks stand: outside them corner marks are looked for."""


class LayoutMalformed(CallerError):
    """A layout cannot be read, or is not whole."""

    code = "tally.layout-malformed"
    advice = "Mend the layout: see saksama.tally.sheet.layout for what it must hold."

    why: str


class LayoutUnknown(CallerError):
    """No layout of that id comes with this version, or none for that sheet."""

    code = "tally.layout-unknown"
    advice = "Install the version of Saksama that took the photo in, or a newer one."

    id: str
    known: tuple[str, ...]


def parse_layout(text: str) -> Layout:
    """Read a layout (TOML). Raises `LayoutMalformed`, and `SheetUnknown` for a sheet that it names."""
    layout = read_toml(text, Layout, LayoutMalformed)
    if not layout.page or not layout.sheets or ALONE not in layout.columns:
        raise LayoutMalformed(why=f"it has no page, no sheet, or no column {ALONE}")
    if layout.marks and not _between(layout, len(layout.page)):
        raise LayoutMalformed(why="page marks stand where corner marks are looked for")
    for name in layout.sheets:
        _check(layout, sheet_of(name))
    return layout


@cache
def shipped_layouts() -> Mapping[str, Layout]:
    """The layouts that come with this package, by id."""
    texts = shipped_texts("saksama.tally.sheet", "layouts")
    return MappingProxyType({layout.id: layout for layout in map(parse_layout, sorted(texts))})


def layout_of(name: str) -> Layout:
    """The shipped layout of that id. Raises `LayoutUnknown`."""
    known = shipped_layouts()
    if name not in known:
        raise LayoutUnknown(name, tuple(sorted(known)))
    return known[name]


def newest_layout(sheet: Sheet) -> Layout:
    """The layout by which copies of this sheet are taken in now. Raises `LayoutUnknown`."""
    known = shipped_layouts()
    found = next((each for each in known.values() if each.newest and sheet.id in each.sheets), None)
    if found is None:
        raise LayoutUnknown(sheet.id, tuple(sorted(known)))
    return found


def _between(layout: Layout, pages: int) -> bool:
    if layout.marks is None:
        return False
    first, last = layout.marks.left, layout.marks.left + (pages - 1) * layout.marks.step
    return layout.marks.step > 0 and _FREE[0] <= first <= last <= _FREE[1] and abs(layout.marks.top) <= _WHOLE


def _check(layout: Layout, sheet: Sheet) -> None:
    if missing := {each.part for each in sheet.fields if each.part} - layout.columns.keys():
        raise LayoutMalformed(why=f"{sheet.id}: no column {' '.join(sorted(missing))}")
    told = [
        (number, field.id, box)
        for number in range(1, len(layout.page) + 1)
        for line in layout.lines(sheet, number)
        for field, box in line.cells
    ]
    names = [name for _number, name, _box in told]
    if sorted(names) != sorted(each.id for each in sheet.fields):
        raise LayoutMalformed(why=f"{sheet.id}: a figure is missing, or stands twice")
    for at, (number, name, box) in enumerate(told):
        if not _within(box) or any(page == number and _over(box, other) for page, _name, other in told[:at]):
            raise LayoutMalformed(why=f"{sheet.id}: the box of {name} leaves its page or lies over another")


def _within(box: Box) -> bool:
    sides = (box.left >= 0, box.top >= 0, box.left + box.width <= _WHOLE, box.top + box.height <= _WHOLE)
    return box.width > 0 and box.height > 0 and all(sides)


def _over(one: Box, other: Box) -> bool:
    beside = one.left + one.width <= other.left or other.left + other.width <= one.left
    return not beside and one.top < other.top + other.height and other.top < one.top + one.height
