"""A picture of a message as a telephone shows it: made here, so that no real post is kept.

Rules kept here: it says CONTOH; it holds the words that it is given and nothing of anybody.
"""

import textwrap
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_WIDE: Final = 720
_LETTERS: Final = 38
_SIZE: Final = 30
_LINE: Final = 42
_EDGE: Final = 36


def screenshot(place: Path, words: str) -> Path:
    """Draw `words` as a message, and keep it as a PNG."""
    lines = textwrap.wrap(words, _LETTERS)
    high = 5 * _EDGE + _LINE * (len(lines) + 2)
    picture = Image.new("RGB", (_WIDE, high), "#e7ddd3")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(_SIZE)
    pen.rectangle((0, 0, _WIDE, 2 * _EDGE), fill="#14564f")
    pen.text((_EDGE, 18), "CONTOH: grup keluarga", font=font, fill="white")
    pen.rounded_rectangle((_EDGE, 3 * _EDGE, _WIDE - _EDGE, high - _EDGE), radius=18, fill="white")
    for number, line in enumerate(lines):
        pen.text((2 * _EDGE, 3 * _EDGE + 20 + number * _LINE), line, font=font, fill="#1c1c1c")
    picture.save(place)
    return place
