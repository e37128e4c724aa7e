"""Example sheets: marked, the same from the same figures, and read by the darkroom as a photo would be."""

import base64
import io

from PIL import Image, ImageStat

from saksama_demo.sheets.drawing import drawn, photographed
from saksama_demo.sheets.figures import examples
from saksama_node.results.darkroom import MARGIN, SHEET, developed
from saksama_node.results.layout import Box, boxes


def test_figures_are_whole_and_fit() -> None:
    found = examples(20)
    assert len({each.station for each in found}) == 20
    for each in found:
        figures = each.figures
        assert None not in figures.values()
        assert sum(figures[name] or 0 for name in each.sheet.contestants) == figures["suara_sah"]
        assert each.place


def test_a_photo_of_an_example_is_put_straight_and_its_figures_lie_in_their_boxes() -> None:
    example = examples(1)[0]
    assert drawn(example) == drawn(example)
    with Image.open(io.BytesIO(drawn(example))) as paper:
        assert paper.size == SHEET
        flat = paper.convert("L")
    for seed in range(6):
        told = developed(photographed(example, seed))
        assert told["flat"], seed
        with Image.open(io.BytesIO(base64.b64decode(told["shown"]))) as shown:
            for box in boxes(example.sheet).values():
                assert _ink(shown, box) > 0.5 * _ink(flat, box), (seed, box)


def _ink(image: Image.Image, box: Box) -> float:
    """How dark the middle of a box is against its lightest part; digits and frames are what is dark there."""
    wide, high = (SHEET[0] - 2 * MARGIN) / 1000, (SHEET[1] - 2 * MARGIN) / 1000
    left, top = MARGIN + box.left * wide, MARGIN + box.top * high
    part = image.crop((int(left), int(top), int(left + box.width * wide), int(top + box.height * high)))
    lightest = int(part.getextrema()[1])  # type: ignore[arg-type]  # one band of whole numbers
    return lightest - float(ImageStat.Stat(part).mean[0])
