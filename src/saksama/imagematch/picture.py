"""A picture as it is compared: small, grey, upright, without what was put about it; and what is refused undecoded.

Rules kept here:
  * Only the kinds of `KINDS` are opened, by their content, never by a name. Nothing is run, fetched or kept.
  * A file of more than `LARGEST_FILE` bytes, or whose header tells of more than `LARGEST` points, is refused before its
    points are decoded; a header costs a few kilobytes to read, whatever it promises.
  * Of moving pictures the first is taken. What is transparent is shown on white, as a chat shows it.
  * The same bytes and the same Pillow give the same points.
  * What may be cut off are bars with captions, margins, the edges of a screenshot. A bar lies at an edge and has one
    ground: it ends with the last row that is nearly all of the light that the edge has, before other rows follow for
    longer than lines of a caption do. A margin at the left or right has no caption.
  * A view is a part of the picture as fractions of its sides. The whole is always the first; at most `MOST` are given.
    Nothing smaller than `LEAST` of a side is left: who peels too far finds the same in everything.
Left to others: looks (`compare`), capture and storage (the node). Needs Pillow, which comes with `saksama[images]`.
"""

import io
import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps

from saksama.errors import CallerError

MOST: Final = 6
LEAST: Final = 0.25
_ROUNDS: Final = 3
_NEAR: Final = 12
_BARE: Final = 0.05
_LINES: Final = 0.3
_THIN: Final = 0.01

type _Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, order=True)
class View:
    """A part of a picture: where its edges lie, 0 to 1, from the left and from the top."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


WHOLE: Final = View()


def views(points: bytes, wide: int, high: int) -> tuple[View, ...]:
    """The whole picture, and what is left of it without what may be bars. `points`: grey, row by row."""
    rows = [points[at : at + wide] for at in range(0, wide * high, wide)]
    inside: _Box = (0, 0, wide, high)
    found = [inside]
    for _ in range(_ROUNDS):
        without, above, below = _parts(rows, inside)
        new = [each for each in (without, above, below) if _large(each, wide, high)]
        found += [each for each in dict.fromkeys(new) if each not in found]
        if without == inside or without not in new:
            break
        inside = without
    return tuple(
        View(left / wide, top / high, right / wide, bottom / high) for left, top, right, bottom in found[:MOST]
    )


def _parts(rows: Sequence[bytes], box: _Box) -> tuple[_Box, _Box, _Box]:
    """What is inside, without all bars, without the one above, without the one below."""
    left, top, right, bottom = box
    inner = [row[left:right] for row in rows[top:bottom]]
    above, below = _bar(inner, _LINES), _bar(inner[::-1], _LINES)
    columns = [bytes(column) for column in zip(*inner[above : len(inner) - below], strict=True)]
    before, after = _bar(columns, 0), _bar(columns[::-1], 0)
    return (
        (left + before, top + above, right - after, bottom - below),
        (left, top + above, right, bottom),
        (left, top, right, bottom - below),
    )


def _large(box: _Box, wide: int, high: int) -> bool:
    left, top, right, bottom = box
    return right - left >= max(1, LEAST * wide) and bottom - top >= max(1, LEAST * high)


def _bar(rows: Sequence[bytes], lines: float) -> int:
    """How many of the first rows are a bar. `lines`: how high, by the width, what is written on it may be."""
    if not rows or not rows[0]:
        return 0
    long = len(rows[0])
    ground = Counter(rows[0]).most_common(1)[0][0]
    other = bytes(abs(light - ground) > _NEAR for light in range(256))
    end = 0
    for count, row in enumerate(rows, 1):
        if row.translate(other).count(1) <= _BARE * long:
            end = count
        elif count - end > lines * long:
            break
    # The row after it is a mixture of both where the picture was made small.
    return min(end + 1, len(rows)) if end > _THIN * len(rows) else 0


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
