"""Example sheets: marked, the same from the same figures, and read by the darkroom as a photo would be."""

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageStat

from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.layout import Box, newest_layout
from saksama_demo.sheets import drawn, examples, photographed, spelled
from saksama_node.results.copies.darkroom import MARGIN, SHEET, Asked, developed


def test_figures_are_whole_and_fit() -> None:
    found = examples(20)
    assert len({each.station for each in found}) == 20
    for each in found:
        figures = each.figures
        assert None not in figures.values()
        assert sum(figures[name] or 0 for name in each.sheet.contestants) == figures["suara_sah"]
        assert each.place


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_photo_of_an_example_page_is_put_straight_and_its_figures_lie_in_their_boxes(page: int) -> None:
    example = examples(1)[0]
    assert drawn(example, page) == drawn(example, page)
    with Image.open(io.BytesIO(drawn(example, page))) as paper:
        assert paper.size == SHEET
        flat = paper.convert("L")
    placed = [box for number, box in newest_layout(example.sheet).placed(example.sheet).values() if number == page]
    assert placed
    for seed in range(2):
        told = developed(photographed(example, page, seed), asked(example.sheet))
        assert (told["flat"], told["marked"]) == (True, page), seed
        with Image.open(io.BytesIO(base64.b64decode(told["shown"]))) as shown:
            for box in placed:
                assert _ink(shown, box) > 0.5 * _ink(flat, box), (seed, box)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_photographed_upside_down_or_sideways_is_turned_by_its_marks(quarters: int) -> None:
    example = examples(1)[0]
    out = io.BytesIO()
    with Image.open(io.BytesIO(photographed(example, 2, 3))) as taken:
        taken.rotate(90 * quarters, expand=True).save(out, "JPEG")
    told = developed(out.getvalue(), asked(example.sheet))
    assert (told["flat"], told["marked"], told["wide"], told["high"]) == (True, 2, *SHEET)
    placed = newest_layout(example.sheet).placed(example.sheet)
    with Image.open(io.BytesIO(drawn(example, 2))) as paper:
        flat = paper.convert("L")
    with Image.open(io.BytesIO(base64.b64decode(told["shown"]))) as shown:
        for name in example.sheet.contestants:
            assert _ink(shown, placed[name][1]) > 0.5 * _ink(flat, placed[name][1])


def asked(sheet: Sheet) -> Asked:
    """Nobody says which page it is; the layout's marks may."""
    marks = newest_layout(sheet).marks
    assert marks is not None
    return Asked(0, 0, 3, (marks.left, marks.step, marks.top))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (57, "lima puluh tujuh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (205, "dua ratus lima"),
        (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_figures_in_words(figure: int, words: str) -> None:
    assert spelled(figure) == words


@given(st.integers(0, 999), st.integers(0, 999))
def test_no_two_figures_have_the_same_words(one: int, other: int) -> None:
    assert (spelled(one) == spelled(other)) == (one == other)


def _ink(image: Image.Image, box: Box) -> float:
    """How dark the middle of a box is against its lightest part; digits and frames are what is dark there."""
    wide, high = (SHEET[0] - 2 * MARGIN) / 1000, (SHEET[1] - 2 * MARGIN) / 1000
    left, top = MARGIN + box.left * wide, MARGIN + box.top * high
    part = image.crop((int(left), int(top), int(left + box.width * wide), int(top + box.height * high)))
    lightest = int(part.getextrema()[1])  # type: ignore[arg-type]  # one band of whole numbers
    return lightest - float(ImageStat.Stat(part).mean[0])
