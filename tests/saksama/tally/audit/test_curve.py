"""The risk curve as a picture: what it says, on which axes, and no word of a colour that a page cannot turn."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from saksama.tally.audit.curve import svg
from saksama.tally.audit.risk import Risk, Standing
from saksama.words import Language

SVG = "{http://www.w3.org/2000/svg}"
LIMIT = 0.05


def drawn(*curve: float, language: Language = "id") -> ET.Element:
    found = Risk(
        Standing.GO_ON, curve[-1], LIMIT, len(curve), len(curve), len(curve), np.array(curve), {}, (), (), (), (), ()
    )
    text = svg(found, "Sisa risiko sesudah undian: <sekian>", f"Daftar {'a' * 16}… · dadu {'1' * 20}", language)
    return ET.fromstring(text)  # noqa: S314 - written by us a line above


def words(picture: ET.Element) -> dict[str, ET.Element]:
    return {each.text or "": each for each in picture.iter(f"{SVG}text")}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", ["Sisa risiko (skala logaritmik)", "Undian yang sudah dibaca", "100 %", "10 %", "1 %", "0,8 %", "3"]),
        ("en", ["Remaining risk (logarithmic scale)", "Draws that were read", "100 %", "10 %", "1 %", "0.8 %", "3"]),
    ],
)
def test_the_axes_are_named_and_the_number_stands_on_the_curve(language: Language, said: list[str]) -> None:
    found = words(drawn(0.4, 0.09, 0.008, language=language))
    assert set(said) <= set(found)
    assert {"id": "batas risiko 5,0 %", "en": "risk limit 5.0 %"}[language] in found


def test_ticks_lie_apart_alike_for_each_ten() -> None:
    found = words(drawn(0.4, 0.09, 0.0004))
    hundred, ten, one, tenth = (float(found[each].get("y", "")) for each in ("100 %", "10 %", "1 %", "0,1 %"))
    assert ten - hundred == pytest.approx(one - ten, abs=0.2)
    assert one - ten == pytest.approx(tenth - one, abs=0.2)


@pytest.mark.parametrize("last", [1.0, 0.9, 0.06, 0.05, 0.04, 0.001, 1e-9])
def test_no_words_lie_on_others_and_none_outside(last: float) -> None:
    picture = drawn(*np.linspace(1.0, last, 7).tolist())
    wide, high = map(float, picture.get("viewBox", "").split()[2:])
    places = [(float(each.get("x", "")), float(each.get("y", "")), each) for each in picture.iter(f"{SVG}text")]
    assert all(0 <= x <= wide and 8 < y < high for x, y, _ in places)
    (number,) = (x for x, _, each in places if each.get("class") == "curve__number")
    line = picture.find(f".//{SVG}polyline")
    assert line is not None
    ends = max(float(point.partition(",")[0]) for point in line.get("points", "").split())
    assert ends < number < wide - 48, "beside the curve, where nothing crosses it, and with room for its letters"


def test_words_take_the_colour_of_the_page_and_lines_are_told_by_class() -> None:
    picture = drawn(0.4, 0.09)
    fills = {each.get("fill") for each in picture.iter(f"{SVG}text")}
    group = picture.find(f"{SVG}g")
    assert fills == {None}
    assert group is not None
    assert group.get("fill") == "currentColor"
    strokes = {each.get("stroke") for each in picture.iter() if each.get("stroke")}
    assert strokes == {"currentColor"}
    ground = picture.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("class") == "curve__ground", "alone it stands on a ground of its own; a page turns it"
