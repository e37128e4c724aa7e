"""Pictures as they go round before an election, drawn by a seeded generator: no real person is in any.

Rules kept here: the same seed draws the same picture; pictures of one kind share a layout and colours, so that some
look alike and are not the same; words are those of `content_edits.CHAT`.
Left to others: what people do to them (`picture_edits`), what is measured (`pictures`).
"""

import random
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageFont

from tools.benchmarks.content_edits import CHAT

_COLOURS = ((176, 28, 36), (20, 92, 60), (22, 60, 130), (214, 168, 24), (90, 40, 110), (40, 40, 46), (230, 226, 216))

type Draw = Callable[[random.Random], Image.Image]


def words(dice: random.Random, least: int, most: int) -> str:
    """Some words of a chat."""
    return " ".join(dice.choices(CHAT, k=dice.randint(least, most)))


def written(image: Image.Image, at: tuple[int, int], text: str, size: int, fill: tuple[int, int, int]) -> int:
    """Write text in lines that fit to the right edge; the height at which it ends."""
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    left, top = at
    line = ""
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and pen.textlength(longer, font) <= image.width - left - size // 2:
            line = longer
            continue
        pen.text((left, top), line, fill, font)
        line, top = word, top + size * 5 // 4
    return top


def _view(dice: random.Random, wide: int, high: int) -> Image.Image:
    """Something like a photograph: soft light in three sizes of spots, a horizon, a crowd."""
    whole = Image.new("RGB", (wide, high), dice.choice(_COLOURS))
    for cells, share in ((4, 0.6), (9, 0.45), (24, 0.3)):
        spots = Image.new("RGB", (cells, cells))
        spots.putdata([tuple(dice.randrange(256) for _ in range(3)) for _ in range(cells * cells)])
        whole = Image.blend(whole, spots.resize((wide, high), Image.Resampling.BICUBIC), share)
    pen = ImageDraw.Draw(whole)
    horizon = round(high * dice.uniform(0.3, 0.7))
    pen.rectangle((0, horizon, wide, horizon + high // 40), dice.choice(_COLOURS))
    for _ in range(dice.randrange(3, 25)):
        size = round(high * dice.uniform(0.04, 0.16))
        left, top = dice.randrange(wide), dice.randrange(horizon, high)
        pen.ellipse((left, top, left + size, top + size), tuple(dice.randrange(60, 220) for _ in range(3)))
        pen.rectangle((left - size // 3, top + size, left + size * 4 // 3, top + 3 * size), dice.choice(_COLOURS))
    return whole


def photograph(dice: random.Random) -> Image.Image:
    """A view of its own."""
    return _view(dice, *dice.choice(((800, 600), (600, 800), (960, 540), (720, 720))))


def card(dice: random.Random) -> Image.Image:
    """A card with a headline and a view, in one of a few layouts."""
    ground, ink = dice.sample(_COLOURS, 2)
    whole = Image.new("RGB", (720, 720), ground)
    upper = dice.random() < 0.5
    whole.paste(_view(dice, 720, 400), (0, 0 if upper else 320))
    written(whole, (30, 430 if upper else 30), words(dice, 6, 14).upper(), 40, ink)
    return whole


def poster(dice: random.Random) -> Image.Image:
    """Two round faces of nobody, a number, a name, a call: as all posters have."""
    ground, band = dice.sample(_COLOURS[:-1], 2)
    ink = _COLOURS[-1]
    whole = Image.blend(Image.new("RGB", (600, 840), ground), _view(dice, 600, 840), 0.3)
    pen = ImageDraw.Draw(whole)
    pen.rectangle((0, 560, 600, 840), band)
    for left in (60, 310):
        skin = tuple(dice.randrange(110, 210) for _ in range(3))
        wide = dice.randrange(150, 220)
        pen.rectangle((left, 380, left + 230, 560), tuple(dice.randrange(256) for _ in range(3)))
        pen.ellipse((left + 20, 140, left + 20 + wide, 400), skin)
        pen.pieslice((left + 15, 120, left + 25 + wide, 330), 180, 360, (30, 26, 24))
        for eye in (left + wide // 3, left + wide * 3 // 4):
            pen.ellipse((eye, 240, eye + dice.randrange(14, 26), 240 + dice.randrange(10, 20)), (20, 20, 20))
    written(whole, (30, 20), f"{dice.randrange(1, 5):02}", dice.randrange(70, 110), ink)
    written(whole, (30, 590), words(dice, 3, 5).title(), 56, ink)
    return whole


def message(dice: random.Random) -> Image.Image:
    """A page of text, as forwarded words are shown: light, with many lines."""
    whole = Image.new("RGB", (600, dice.randrange(600, 1000)), dice.choice(((255, 255, 255), (222, 248, 205))))
    written(whole, (24, 24), words(dice, 50, 110).capitalize(), dice.choice((24, 28, 32)), (20, 20, 20))
    return whole


def sheet(dice: random.Random) -> Image.Image:
    """A form with a table of numbers: two of one form differ by the numbers alone."""
    whole = Image.new("RGB", (620, 877), (250, 249, 244))
    pen = ImageDraw.Draw(whole)
    written(whole, (120, 30), "Lembar Contoh Penghitungan", 28, (30, 30, 30))
    for row in range(18):
        top = 120 + row * 40
        pen.rectangle((40, top, 580, top + 40), outline=(40, 40, 40), width=2)
        pen.line((400, top, 400, top + 40), (40, 40, 40), 2)
        written(whole, (50, top + 8), f"Calon Contoh {row + 1}", 20, (40, 40, 40))
        written(whole, (430, top + 6), f"{dice.randrange(300):03}", 26, (20, 30, 120))
    return whole


KINDS: Mapping[str, Draw] = {each.__name__: each for each in (photograph, card, poster, message, sheet)}
