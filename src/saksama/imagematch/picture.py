"""A picture as it is compared: small, grey, upright; and what is refused before anything is decoded.

Rules kept here:
  * Only the kinds of `KINDS` are opened, by their content, never by a name. Nothing is run, fetched or kept.
  * A file of more than `LARGEST_FILE` bytes, or whose header tells of more than `LARGEST` points, is refused before its
    points are decoded; a header costs a few kilobytes to read, whatever it promises.
  * Of moving pictures the first is taken. What is transparent is shown on white, as a chat shows it.
  * The same bytes and the same Pillow give the same points.
Left to others: what may be cut off (`peel`), looks (`fingerprint`), capture and storage (the node). Needs Pillow, which
comes with `saksama[images]`.
"""

import io
import struct
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps

from saksama.errors import CallerError
from saksama.imagematch.peel import View

KINDS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
LARGEST: Final = 40_000_000
"""Points; as four bytes each they are 160 MB while one picture is made small."""
LARGEST_FILE: Final = 32_000_000
SMALL: Final = 192
"""Points of the longer side of what is kept."""
# What Pillow raises for bytes that are no picture of the kind that they began as.
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, struct.error, LookupError, TypeError, ArithmeticError)


class PictureTooLarge(CallerError):
    """A picture has more points, or a file more bytes, than are decoded here. `most`: the limit that it broke."""

    code = "picture.too-large"
    advice = "Nothing was decoded. Make the picture smaller, or have a person look at it on a machine apart."

    what: str
    most: int


class PictureUnreadable(CallerError):
    """Bytes that are no whole picture of a kind that is opened here."""

    code = "picture.unreadable"
    advice = "JPEG, PNG, WebP, GIF and BMP are opened, by their content. A page, a drawing (SVG) or a paper is none."

    why: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`wide` x `high` grey points, row by row, from black 0 to white 255; `file_wide`, `file_high`: as it came."""

    wide: int
    high: int
    points: bytes
    file_wide: int
    file_high: int


def open_picture(content: bytes) -> Picture:
    """A picture from the bytes of a file. Raises `PictureTooLarge`, `PictureUnreadable`."""
    if len(content) > LARGEST_FILE:
        raise PictureTooLarge("bytes", LARGEST_FILE)
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as image:
            file_wide, file_high = image.size
            if file_wide * file_high > LARGEST:
                raise PictureTooLarge("points", LARGEST)
            small = _small(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PictureTooLarge("points", LARGEST) from error
    except _BROKEN as error:
        raise PictureUnreadable(type(error).__name__) from error
    return Picture(*small.size, small.tobytes(), file_wide, file_high)


def _small(image: Image.Image) -> Image.Image:
    # A JPEG is decoded no larger than it must be; other kinds take no notice.
    image.draft("L", (2 * SMALL, 2 * SMALL))
    image.load()
    whole: Image.Image = image
    if image.mode in {"P", "PA", "LA", "RGBA"} or "transparency" in image.info:
        shown = image.convert("RGBA")
        whole = Image.new("RGBA", shown.size, "white")
        whole.alpha_composite(shown)
    if image.mode.startswith("I"):
        whole = image.convert("I").point(lambda light: light * (1 / 256) + 0)
    whole = whole.convert("L")
    turned = image.getexif()
    whole.thumbnail((SMALL, SMALL), Image.Resampling.BOX)
    if turned.get(_ORIENTATION, 1) in range(2, 9):
        whole.getexif()[_ORIENTATION] = turned[_ORIENTATION]
        whole = ImageOps.exif_transpose(whole)
    return whole


_ORIENTATION: Final = 0x0112


def points(picture: Picture, view: View, side: int) -> bytes:
    """A part of a picture as `side` x `side` grey points, each the mean of what it covers."""
    whole = Image.frombytes("L", (picture.wide, picture.high), picture.points)
    edges = (
        view.left * picture.wide,
        view.top * picture.high,
        view.right * picture.wide,
        view.bottom * picture.high,
    )
    return whole.resize((side, side), Image.Resampling.BOX, edges).tobytes()
