"""Layouts of sheets: every figure on one page in one box of its own, refused where that does not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.tally.sheet.definition import Certainty
from saksama.tally.sheet.layout import (
    Box,
    Layout,
    LayoutMalformed,
    LayoutUnknown,
    layout_of,
    newest_layout,
    parse_layout,
    shipped_layouts,
)
from saksama.tally.sheet.reading import shipped

SHEETS = shipped()
LAYOUTS = shipped_layouts()
OFFICIAL = (
    ["I.A", "I.B.1", "I.B.2", "I.B.3", "I.B.4", "II.1", "II.2", "II.3", "II.4", "III"],
    ["IV.1", "IV.2", "IV.3"],
    ["V.A", "V.B", "V.C"],
)
"""Lines of C.HASIL-PPWP by page, as copied by eye from the form's pages (Annex XVI of KPU regulation 25/2023)."""
TEXT = """
id = "x"
sheets = ["ppwp-2024"]
newest = false
pages_basis = "x"
pages_certainty = "own rule"
boxes_basis = "x"
boxes_certainty = "own rule"
columns = { L = 520, P = 685, J = 850 }
width = 140
marks = { left = 440, step = 60, top = 0 }

[[page]]
words = "x"
words_en = "x"

[[page.block]]
lines = [
    "I.A", "I.B.1", "I.B.2", "I.B.3", "I.B.4", "II.1", "II.2", "II.3", "II.4", "III",
    "@votes", "V.A", "V.B", "V.C"]
top = 120
bottom = 970
"""


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_figure_has_one_page_and_a_box_that_lies_over_no_other(name: str) -> None:
    layout = LAYOUTS[name]
    for sheet in (SHEETS[each] for each in layout.sheets):
        for contestants in range(1, len(sheet.contestants) + 1) if sheet.open_contestants else (0,):
            fitted = sheet.fitted(sheet.contestants[:contestants])
            placed = layout.placed(fitted)
            assert placed.keys() == {field.id for field in fitted.fields}
            spots = list(placed.values())
            assert not any(
                page == other and over(box, beside)
                for page, box in spots
                for other, beside in spots
                if box is not beside
            )


def over(one: Box, other: Box) -> bool:
    columns = range(max(one.left, other.left), min(one.left + one.width, other.left + other.width))
    rows = range(max(one.top, other.top), min(one.top + one.height, other.top + other.height))
    return bool(columns) and bool(rows)


def test_the_presidential_form_has_the_three_official_pages() -> None:
    sheet = SHEETS["ppwp-2024"]
    layout = newest_layout(sheet)
    told = tuple([line.code for line in layout.lines(sheet, page)] for page in (1, 2, 3))
    assert told == OFFICIAL
    assert (layout.pages_certainty, layout.boxes_certainty) == (Certainty.TEXT, Certainty.HOUSE)


def test_pages_of_forms_that_nobody_saw_are_said_to_be_assumed() -> None:
    for name in ("pilkada-gubernur-2024", "pilkada-bupati-2024", "pilkada-walikota-2024"):
        layout = newest_layout(SHEETS[name])
        assert len(layout.page) == 3
        assert layout.pages_certainty is Certainty.HOUSE


def test_each_sheet_has_one_newest_layout() -> None:
    for name in SHEETS:
        assert [each.id for each in LAYOUTS.values() if each.newest and name in each.sheets] == [
            newest_layout(SHEETS[name]).id
        ]


def test_a_layout_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(LayoutUnknown) as told:
        layout_of("c-hasil-dpr-2024-1")
    assert told.value.known == tuple(sorted(LAYOUTS))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"V.C"]', "]"),
        ('"V.B", "V.C"]', '"V.B", "V.C", "V.C"]'),
        ("J = 850", "J = 900"),
        ("J = 850", "J = 700"),
        (", J = 850", ""),
        ("L = 520, ", ""),
        ("bottom = 970", "bottom = 1200"),
        ("bottom = 970", "bottom = 100"),
        ("left = 440", "left = 100"),
        ("left = 440", "left = 740\nx = 1"),
        ('id = "x"', 'id = "x"\nunknown = 1'),
        ('pages_certainty = "own rule"', 'pages_certainty = "certain"'),
        ("[[page]]", "[[pages]]"),
    ],
)
def test_a_layout_that_is_not_whole_is_refused(old: str, new: str) -> None:
    assert parse_layout(TEXT).id == "x"
    assert old in TEXT
    with pytest.raises(LayoutMalformed):
        parse_layout(TEXT.replace(old, new))


@given(st.text(max_size=60))
def test_any_text_is_a_layout_or_refused(text: str) -> None:
    with pytest.raises(LayoutMalformed):
        parse_layout(text)


@given(st.integers(-2000, 2000), st.integers(-2000, 2000), st.integers(0, 80), st.integers(0, 2000))
def test_whatever_is_taken_has_its_boxes_on_the_page(top: int, bottom: int, inset: int, boxes: int) -> None:
    block = f"top = {top}\nbottom = {bottom}\ninset = {inset}\nboxes = {boxes}"
    try:
        layout: Layout = parse_layout(TEXT.replace("top = 120\nbottom = 970", block))
    except LayoutMalformed:
        return
    for _page, box in layout.placed(SHEETS["ppwp-2024"]).values():
        assert 0 <= box.top < box.top + box.height <= 1000
