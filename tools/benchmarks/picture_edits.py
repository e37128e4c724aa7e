"""What people do to a picture before they pass it on: labelled copies, made by a seeded generator.

Rules kept here: each edit is one that is seen in messages; the same seed makes the same copy.
Left to others: the pictures (`pictures_made`), what is measured (`pictures`).
"""

import io
import random
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from tools.benchmarks.pictures_made import words, written

type Edit = Callable[[Image.Image, random.Random], Image.Image]


def encoded(image: Image.Image, quality: int) -> Image.Image:
    """As it comes out of a JPEG."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return Image.open(io.BytesIO(file.getvalue())).convert("RGB")


def recompressed(image: Image.Image, dice: random.Random) -> Image.Image:
    """Passed on through three chats."""
    for _ in range(3):
        image = encoded(image, dice.randrange(25, 60))
    return image


def scaled(image: Image.Image, dice: random.Random) -> Image.Image:
    """A quarter to one and a half of its size, at times squeezed by a few of a hundred."""
    by, squeeze = dice.choice((0.25, 0.4, 0.6, 1.5)), dice.uniform(0.96, 1.04)
    return image.resize((round(image.width * by), round(image.height * by * squeeze)))


def cropped(image: Image.Image, dice: random.Random) -> Image.Image:
    """Up to six of a hundred away at each edge."""
    wide, high = image.size
    left, top, right, bottom = (dice.uniform(0, 0.06) for _ in range(4))
    return image.crop((round(wide * left), round(high * top), round(wide * (1 - right)), round(high * (1 - bottom))))


def lit(image: Image.Image, dice: random.Random) -> Image.Image:
    """Brighter or darker, of more or less contrast."""
    image = ImageEnhance.Brightness(image).enhance(dice.choice((0.6, 0.75, 1.3, 1.5)))
    return ImageEnhance.Contrast(image).enhance(dice.choice((0.7, 1.0, 1.4)))


def grey(image: Image.Image, _: random.Random) -> Image.Image:
    """Without colour, a little blurred."""
    return image.convert("L").convert("RGB").filter(ImageFilter.GaussianBlur(2))


def below(image: Image.Image, dice: random.Random) -> Image.Image:
    """A bar with a caption under it."""
    return _barred(image, dice, above=False)


def above(image: Image.Image, dice: random.Random) -> Image.Image:
    """A bar with a caption over it."""
    return _barred(image, dice, above=True)


def _barred(image: Image.Image, dice: random.Random, *, above: bool) -> Image.Image:
    ground, ink = dice.choice(
        (((255, 255, 255), (0, 0, 0)), ((0, 0, 0), (255, 255, 255)), ((32, 44, 51), (233, 237, 239)))
    )
    bar = Image.new("RGB", (image.width, image.height // 2), ground)
    size = max(12, image.width // dice.randrange(18, 26))
    ends = written(bar, (size, size // 2), words(dice, 3, 16), size, ink)
    bar = bar.crop((0, 0, bar.width, min(bar.height, ends + size // 2)))
    whole = Image.new("RGB", (image.width, image.height + bar.height))
    whole.paste(bar, (0, 0 if above else image.height))
    whole.paste(image, (0, bar.height if above else 0))
    return whole


def framed(image: Image.Image, dice: random.Random) -> Image.Image:
    """A margin of one colour all round, or at two sides to make it square."""
    wide, high = image.size
    if dice.random() < 0.5 and abs(wide - high) > 30:
        size = (max(wide, high), max(wide, high))
    else:
        size = (wide + round(wide * dice.uniform(0.04, 0.2)), high + round(wide * dice.uniform(0.04, 0.2)))
    whole = Image.new("RGB", size, dice.choice(((255, 255, 255), (0, 0, 0), (200, 30, 40))))
    whole.paste(image, ((size[0] - wide) // 2, (size[1] - high) // 2))
    return whole


def photographed_screen(image: Image.Image, dice: random.Random) -> Image.Image:
    """A screenshot of a telephone that shows it: bars with signs above and below, empty space round it."""
    wide = 720
    high = round(image.height * wide / image.width)
    dark = dice.random() < 0.6
    ground, ink = ((0, 0, 0), (235, 235, 235)) if dark else ((255, 255, 255), (20, 20, 20))
    whole = Image.new("RGB", (wide, max(1480, high + 300)), ground)
    written(whole, (30, 10), "09.41      86%", 26, ink)
    written(whole, (90, 70), words(dice, 1, 2).title(), 34, ink)
    whole.paste(image.resize((wide, high)), (0, (whole.height - high) // 2))
    written(whole, (60, whole.height - 90), "Balas", 34, ink)
    return encoded(whole, 70)


def stamped(image: Image.Image, dice: random.Random) -> Image.Image:
    """A word stamped across it, as those do who warn of it; or a red ring about a part."""
    whole = image.copy()
    pen = ImageDraw.Draw(whole)
    size = image.width // 7
    left, top = (round(side * dice.uniform(0.1, 0.5)) for side in image.size)
    if dice.random() < 0.5:
        pen.text((left, top), "HOAKS", (210, 20, 30), ImageFont.load_default(size))
    else:
        pen.ellipse((left, top, left + 2 * size, top + 2 * size), outline=(220, 20, 30), width=max(3, size // 8))
    return whole


def tilted(image: Image.Image, dice: random.Random) -> Image.Image:
    """Turned by up to two degrees, as one photographs a print."""
    return image.rotate(dice.choice((-2, -1, 1, 2)), Image.Resampling.BICUBIC, fillcolor=(120, 120, 120))


def mirrored(image: Image.Image, _: random.Random) -> Image.Image:
    """Left for right."""
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def several(image: Image.Image, dice: random.Random) -> Image.Image:
    """Three of the above, one after the other, and passed on."""
    for edit in dice.sample([scaled, cropped, lit, below, above, framed, stamped], 3):
        image = edit(image, dice)
    return encoded(image, 50)


EDITS: Mapping[str, Edit] = {
    each.__name__: each
    for each in (
        recompressed, scaled, cropped, lit, grey, below, above, framed, photographed_screen, stamped, tilted, mirrored,
        several,
    )
}  # fmt: skip
