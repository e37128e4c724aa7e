"""Pictures for these tests, drawn by a seeded generator."""

import io
import random
from typing import Any

from PIL import Image, ImageDraw, ImageFont


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture of its own: spots of light and some blocks."""
    dice = random.Random(seed)
    spots = Image.frombytes("RGB", (9, 7), dice.randbytes(9 * 7 * 3))
    whole = spots.resize(size, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(whole)
    for _ in range(12):
        left, top = dice.randrange(size[0]), dice.randrange(size[1])
        colour = tuple(dice.randbytes(3))
        pen.rectangle((left, top, left + dice.randrange(20, 120), top + dice.randrange(20, 90)), colour)
    return whole


def file(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The bytes of a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_bar(image: Image.Image, text: str, *, above: bool, ground: str = "white", ink: str = "black") -> Image.Image:
    """A bar with a caption over or under a picture."""
    bar = Image.new("RGB", (image.width, 70 + 40 * text.count("\n")), ground)
    ImageDraw.Draw(bar).multiline_text((20, 14), text, ink, ImageFont.load_default(30))
    whole = Image.new("RGB", (image.width, image.height + bar.height))
    whole.paste(bar, (0, 0 if above else image.height))
    whole.paste(image, (0, bar.height if above else 0))
    return whole
