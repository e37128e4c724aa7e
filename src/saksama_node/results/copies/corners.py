"""Finding the four corner marks of a page in a photo.

Rules kept here:
  * A mark is looked for in each outer quarter of the photo; all four are found beyond doubt, or none is.
  * Where the four enclose less than a quarter of the photo they are not the page's.
Left to others: putting the page straight, reading its number (darkroom).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SMALL: Final = 480
_SURE: Final = 0.45

type Grey = NDArray[np.float64]
type Point = tuple[float, float]


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
