"""Reading layouts of sheets: a file is whole or refused.

Rules kept here:
  * Every figure of every sheet that a layout names stands in it exactly once, in a column that it has.
  * Boxes lie within their page and do not lie over one another; page marks leave the quarters of the page free in
    which corner marks are looked for.
  * Of each sheet one layout is the newest, and a layout is asked for by its id.
Left to others: what the parts mean (`layout`).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

import msgspec

from saksama.errors import CallerError
from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.layout import ALONE, Box, Layout
from saksama.tally.sheet.reading import sheet_of

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
    try:
        layout = msgspec.convert(tomllib.loads(text), Layout)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:  # ValueError: no TOML, or no Unicode
        raise LayoutMalformed(why=str(error)) from error
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
    found = files("saksama.tally.sheet").joinpath("layouts").iterdir()
    texts = [file.read_text("utf-8") for file in found if file.name.endswith(".toml")]
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
