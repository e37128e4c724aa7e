"""A layout that took photos in stays what it was: they are cut by it, and figures are keyed beside the cuts."""

import hashlib
import tomllib
from pathlib import Path
from typing import Final

import msgspec
import pytest

from saksama.tally.sheet.layout import Layout, shipped_layouts

PUBLISHED: Final = tomllib.loads((Path(__file__).parents[1] / "vectors" / "layouts.toml").read_text("utf-8"))
LAYOUTS: Final = shipped_layouts()


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


def test_every_layout_is_published_and_none_was_taken_back() -> None:
    assert sorted(LAYOUTS) == sorted(PUBLISHED)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_layout_is_not_changed_under_its_id(name: str) -> None:
    assert layout_digest(LAYOUTS[name]) == PUBLISHED[name], f"{name}: give the changed layout another id"


def changed(layout: Layout) -> list[Layout]:
    first, *others = layout.page
    block, *more = first.block
    moved = msgspec.structs.replace(block, top=block.top + 1)
    return [
        msgspec.structs.replace(layout, width=layout.width + 1),
        msgspec.structs.replace(layout, columns={**layout.columns, "L": 0}),
        msgspec.structs.replace(layout, page=(*others, first, first)),
        msgspec.structs.replace(layout, page=(msgspec.structs.replace(first, block=(moved, *more)), *others)),
    ]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_what_places_a_figure_is_in_the_digest_and_words_are_not(name: str) -> None:
    layout = LAYOUTS[name]
    first, *others = layout.page
    reworded = msgspec.structs.replace(layout, page=(msgspec.structs.replace(first, words="x"), *others), newest=False)
    assert layout_digest(reworded) == PUBLISHED[name]
    digests = [layout_digest(each) for each in changed(layout)]
    assert PUBLISHED[name] not in digests
    assert len(set(digests)) == len(digests)
