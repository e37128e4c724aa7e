"""A process of its own in which a photo of a sheet is read, put straight by its corner marks, and drawn anew.

    python -I -m saksama_node.results.darkroom < photo

Rules kept here:
  * It knows no key, no database, no setting; it reads standard input and writes one JSON object.
  * Memory, processor time and what it writes are limited by the kernel before a byte is read.
  * A picture is measured by its head before it is unpacked. What is drawn holds nothing else that the file held:
    places, devices, names.
  * Where four corner marks are not found beyond doubt nothing is put straight, and that is said.
Left to others: starting it (photos), where the figures stand (layout).
"""

import base64
import io
import resource
import sys
import warnings
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

MEMORY_BYTES: Final = 2 << 30
CPU_SECONDS: Final = 20
PIXELS: Final = 50_000_000
SIDE: Final = 20_000
REFUSED: Final = 3
"""The exit code with which the process names its reason on standard output."""
SHEET: Final = (1240, 1754)
"""Pixels of a sheet that was put straight."""
MARGIN: Final = 40
"""From its edge to the centres of the corner marks."""
_SMALL: Final = 480
_SURE: Final = 0.45
_QUALITY: Final = 82

type Grey = NDArray[np.float64]
type Point = tuple[float, float]


class Refused(Exception):
    """The reason, and what was met."""


def developed(data: bytes) -> dict[str, Any]:
    """The photo drawn anew as JPEG (base64), its size, and whether it was put straight. Raises `Refused`."""
    photo = _opened(data)
    corners = corner_marks(photo)
    shown = photo if corners is None else _straight(photo, corners)
    shown.thumbnail((max(SHEET), max(SHEET)))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY)
    told = base64.b64encode(out.getvalue()).decode()
    return {"shown": told, "wide": shown.width, "high": shown.height, "flat": corners is not None}


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
        inner, outer = _means(sums, side), _means(sums, 2 * side)
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


def _means(sums: Grey, side: int) -> Grey:
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


def _straight(photo: Image.Image, corners: tuple[Point, Point, Point, Point]) -> Image.Image:
    """The sheet as if it had been photographed from straight above."""
    wide, high = SHEET
    marks = ((MARGIN, MARGIN), (wide - MARGIN, MARGIN), (wide - MARGIN, high - MARGIN), (MARGIN, high - MARGIN))
    rows, wanted = [], []
    for (x, y), (u, v) in zip(marks, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(wanted)).tolist()
    return photo.transform(SHEET, Image.Transform.PERSPECTIVE, solved, Image.Resampling.BICUBIC, fillcolor=255)


def _cross(start: Point, one: Point, other: Point) -> float:
    return (one[0] - start[0]) * (other[1] - start[1]) - (one[1] - start[1]) * (other[0] - start[0])


def main() -> int:
    """Read standard input; write what was drawn, or the reason and exit with `REFUSED`."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        told, code = developed(sys.stdin.buffer.read()), 0
    except Refused as refused:
        told, code = dict(zip(("why", "found"), refused.args, strict=True)), REFUSED
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do to a parser is one reason
        told, code = {"why": "unreadable", "found": type(error).__name__}, REFUSED
    sys.stdout.buffer.write(msgspec.json.encode(told))
    return code


if __name__ == "__main__":
    sys.exit(main())
