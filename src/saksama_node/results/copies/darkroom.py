"""A process of its own in which a photo of one page is read, put straight by its corner marks, and drawn anew.

    python -I -m saksama_node.results.copies.darkroom ASKED < photo

ASKED is `Asked` as JSON.

Rules kept here:
  * It knows no key, no database, no setting. What it gives up before a byte is read, all readers give up (`confined`);
    so it loads the kinds of pictures before.
  * A picture is measured by its head before it is unpacked. What is drawn holds nothing else that the file held:
    places, devices, names.
  * A corner mark is looked for in each outer quarter of the photo; all four are found beyond doubt, or none is. Where
    the four enclose less than a quarter of the photo they are not the page's.
  * Where four corner marks are not found beyond doubt nothing is put straight, and that is said.
  * A page that has page marks tells its number and which way is up; where they are not read beyond doubt they tell
    nothing. A photo of which nobody, mark or person, says that it is of one page is not put straight.
Left to others: confining and starting it (confined), where marks and figures stand (saksama.tally.sheet.layout).
"""

import base64
import io
import sys
import warnings
from collections.abc import Sequence
from typing import Any, Final

import msgspec
import numpy as np
import numpy.ma
from numpy.typing import NDArray
from PIL import Image, ImageOps

from saksama_node.confined.pictures import load_kinds
from saksama_node.confined.process import Limits, Refused, serve

_SMALL: Final = 480
_SURE: Final = 0.45

type Grey = NDArray[np.float64]
type Point = tuple[float, float]
_LIMITS: Final = Limits(memory=2 << 30, processor=20)
PIXELS: Final = 50_000_000
SIDE: Final = 20_000
SHEET: Final = (1240, 1754)
"""Pixels of a sheet that was put straight."""
MARGIN: Final = 40
"""From its edge to the centres of the corner marks."""
_DARK: Final = 0.45
_LIGHT: Final = 0.15
_SPOT: Final = 14
_NEAR: Final = 30
_QUALITY: Final = 82


def corner_marks(photo: Image.Image) -> tuple[Point, Point, Point, Point] | None:
    """Centres of the four dark squares, clockwise from the upper left, in pixels; None where they are not all sure."""
    small = photo.copy()
    small.thumbnail((_SMALL, _SMALL))
    scale = photo.width / small.width
    grey = 1 - np.asarray(small, dtype=np.float64) / 255
    high, wide = grey.shape
    if min(high, wide) < _SMALL // 4:
        return None
    found = []
    for down, right in ((False, False), (False, True), (True, True), (True, False)):
        top, left = (high - high // 4 if down else 0), (wide - wide // 4 if right else 0)
        spot = _square(grey[top : top + high // 4, left : left + wide // 4])
        if spot is None:
            return None
        found.append(((left + spot[0]) * scale, (top + spot[1]) * scale))
    first, second, third, fourth = found
    area = abs(_cross(first, second, third)) + abs(_cross(first, third, fourth))
    return (first, second, third, fourth) if area / 2 > photo.width * photo.height / 4 else None


def _square(part: Grey) -> Point | None:
    """The centre of the square that is darkest against its surroundings; None where none stands out."""
    best, where = 0.0, None
    sums = np.pad(part.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    for side in range(6, 25, 2):
        inner, outer = means(sums, side), means(sums, 2 * side)
        if not outer.size:
            break
        half = side // 2
        inside = inner[half : half + outer.shape[0], half : half + outer.shape[1]]
        contrast = inside - (4 * outer - inside) / 3
        at = np.unravel_index(int(contrast.argmax()), contrast.shape)
        # A larger square of the same contrast is the better one: it is whole.
        if contrast[at] * np.sqrt(side) > best and contrast[at] > _SURE:
            best, where = float(contrast[at] * np.sqrt(side)), (int(at[1]), int(at[0]), side)
    return None if where is None else _centre(part, *where)


def means(sums: Grey, side: int) -> Grey:
    """The mean of each square of this side, by its upper left corner."""
    whole: Grey = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return whole / side**2


def _centre(part: Grey, left: int, top: int, side: int) -> Point:
    """The middle of what is dark around there, finer than a pixel."""
    near = part[top : top + 2 * side, left : left + 2 * side]
    weight = np.clip(near - (near.max() + near.min()) / 2, 0, None)
    down, right = np.indices(near.shape)
    whole = weight.sum()
    return left + float((right * weight).sum() / whole) + 0.5, top + float((down * weight).sum() / whole) + 0.5


def _cross(start: Point, one: Point, other: Point) -> float:
    return (one[0] - start[0]) * (other[1] - start[1]) - (one[1] - start[1]) * (other[0] - start[0])


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the photo. `page`: which one it is said to be, 0 for nobody says; `turn`: by how many quarters
    clockwise a person turned it; `pages`: how many the form has; `marks`: `left`, `step`, `top` of the page marks in
    thousandths, None where pages have none.
    """

    page: int = 0
    turn: int = 0
    pages: int = 1
    marks: tuple[int, int, int] | None = None


def developed(data: bytes, asked: Asked) -> dict[str, Any]:
    """The photo drawn anew as JPEG (base64), its size, whether it was put straight, the page that its marks tell.

    `marked` is 0 where they tell none. Raises `Refused`.
    """
    photo = _opened(data)
    if asked.turn:
        photo = photo.rotate(-90 * asked.turn, expand=True)
    flat, marked = _flattened(photo, asked)
    shown = photo if flat is None else flat
    shown.thumbnail((max(SHEET), max(SHEET)))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY)
    told = base64.b64encode(out.getvalue()).decode()
    size = {"wide": shown.width, "high": shown.height}
    return {"shown": told, "flat": flat is not None, "marked": marked, **size}


def _opened(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
            width, height = found.size
            if width > SIDE or height > SIDE or width * height > PIXELS:
                raise Refused("too-large", f"{width} x {height}")
            photo = ImageOps.exif_transpose(found).convert("L")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too-large", str(error)) from error
    photo.info.clear()
    return photo


def _flattened(photo: Image.Image, asked: Asked) -> tuple[Image.Image | None, int]:
    """The page put straight, the right way up where its marks say which that is; None where it cannot be."""
    corners = corner_marks(photo)
    if corners is None:
        return None, 0
    strip = _strip(asked.marks[2]) if asked.marks else 0
    for quarter in range(4 if asked.marks else 0):
        first = (*corners[quarter:], *corners[:quarter])
        # The strip that the marks stand in is enough to read them.
        if marked := marked_page(_straight(photo, first, strip), asked):
            return _straight(photo, first), marked
    return (_straight(photo, corners) if asked.page else None), 0


def marked_page(flat: Image.Image, asked: Asked) -> int:
    """The page that the marks along the upper edge of a straight page tell; 0 where they tell none beyond doubt."""
    if asked.marks is None:
        return 0
    left, step, top = asked.marks
    contrasts = [_contrast(flat, left + at * step, top) for at in range(asked.pages)]
    marked = sum(each > _DARK for each in contrasts)
    sure = all(each > _DARK if at < marked else each < _LIGHT for at, each in enumerate(contrasts))
    return marked if sure else 0


def _contrast(flat: Image.Image, across: int, down: int) -> float:
    """How much darker a spot is than what is around it, 0 to 1; the spot in thousandths between the corner marks.

    The darkest near there: paper is bent, and a page put straight by its corners is a few pixels off in the middle.
    """
    wide, high = SHEET[0] - 2 * MARGIN, SHEET[1] - 2 * MARGIN
    x, y = MARGIN + across * wide // 1000, MARGIN + down * high // 1000
    part = np.asarray(flat.crop((x - _NEAR, y - _NEAR, x + _NEAR, y + _NEAR)), dtype=np.float64) / 255
    sums = np.pad(part.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    around = float(np.median(np.concatenate((part[0], part[-1], part[:, 0], part[:, -1]))))
    return around - float(means(sums, _SPOT).min())


def _strip(top: int) -> int:
    """How high the strip of a straight page is that holds marks at `top` (thousandths) and what is around them."""
    return MARGIN + top * (SHEET[1] - 2 * MARGIN) // 1000 + _NEAR


def _straight(photo: Image.Image, corners: Sequence[Point], tall: int = SHEET[1]) -> Image.Image:
    """The page as if photographed from above, its upper `tall` rows; corners clockwise from its upper left."""
    wide, high = SHEET
    marks = ((MARGIN, MARGIN), (wide - MARGIN, MARGIN), (wide - MARGIN, high - MARGIN), (MARGIN, high - MARGIN))
    rows, wanted = [], []
    for (x, y), (u, v) in zip(marks, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(wanted)).tolist()
    size = (wide, tall)
    return photo.transform(size, Image.Transform.PERSPECTIVE, solved, Image.Resampling.BICUBIC, fillcolor=255)


def main() -> int:
    """Read standard input, a photo, as the argument says."""
    asked = msgspec.json.decode(sys.argv[1], type=Asked)
    load_kinds()
    return serve(lambda data: developed(data, asked), _LIMITS)


if __name__ == "__main__":
    sys.exit(main())
