"""Bars and margins are cut off, the whole stays the first view."""

import pytest
from PIL import Image, ImageOps

from saksama.imagematch.picture import LEAST, MOST, WHOLE, View, open_picture, views
from tests.saksama.imagematch.drawn import file, scene, with_bar


def seen(image: Image.Image) -> tuple[View, ...]:
    picture = open_picture(file(image))
    return views(picture.points, picture.wide, picture.high)


def near(view: View, left: float, top: float, right: float, bottom: float) -> bool:
    pairs = ((view.left, left), (view.top, top), (view.right, right), (view.bottom, bottom))
    return all(abs(found - wanted) < 0.02 for found, wanted in pairs)


def test_a_picture_without_bars_has_the_whole_alone() -> None:
    assert seen(scene(1)) == (WHOLE,)


@pytest.mark.parametrize(("ground", "ink"), [("white", "black"), ("black", "white"), ("#202c33", "#e9edef")])
@pytest.mark.parametrize("text", ["Tolong sebarkan", "Baris pertama\nbaris kedua yang lebih panjang\nketiga"])
def test_a_bar_with_a_caption_is_cut_off_above_and_below(ground: str, ink: str, text: str) -> None:
    high = 70 + 40 * text.count("\n")
    edge = high / (480 + high)
    above = seen(with_bar(scene(1), text, above=True, ground=ground, ink=ink))
    assert above[0] == WHOLE
    assert any(near(view, 0, edge, 1, 1) for view in above)
    below = seen(with_bar(scene(1), text, above=False, ground=ground, ink=ink))
    assert any(near(view, 0, 0, 1, 1 - edge) for view in below)


def test_a_margin_all_round_is_cut_off_and_a_bar_within_it_too() -> None:
    framed = ImageOps.expand(with_bar(scene(1), "Info", above=True), 64, "black")
    found = seen(framed)
    assert any(near(view, 64 / 768, (64 + 70) / 678, 1 - 64 / 768, 1 - 64 / 678) for view in found)
    assert len(found) <= MOST


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 300), (300, 1), (64, 64)])
def test_one_colour_and_thin_pictures_have_the_whole_alone(size: tuple[int, int]) -> None:
    assert seen(Image.new("RGB", size, "red")) == (WHOLE,)


def test_what_is_left_is_never_tiny() -> None:
    dot = Image.new("RGB", (400, 400), "white")
    dot.paste("black", (190, 190, 215, 215))
    assert all(view.right - view.left >= LEAST and view.bottom - view.top >= LEAST for view in seen(dot))
