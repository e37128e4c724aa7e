"""What a picture looks like, as 256 bits: equal looks have few bits that differ.

Rules kept here:
  * Of a picture made small (`SIDE` by `SIDE` grey points) the slow waves are taken, by a cosine transform, and of each
    whether it is above the median of all: what changes light, contrast or small detail changes few of these bits.
  * A picture that is nearly one colour has no looks: its bits would be noise, so it has no fingerprint.
  * Equal points give equal bits on every machine that computes by IEEE 754.
Left to others: decoding and making small (`picture`), what may be cut off first (`peel`), what is alike (`compare`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from math import cos, pi, sqrt
from operator import mul
from statistics import median
from typing import Final

from saksama.imagematch.peel import View, views
from saksama.imagematch.picture import Picture, points

SIDE: Final = 64
WAVES: Final = 16
BITS: Final = WAVES * WAVES
FLAT: Final = 4.0
"""Standard deviation of the light (0 to 255) below which a picture is nearly one colour."""
# The wave of number 0 is the light of the whole and says nothing of the looks.
_WAVES: Final = tuple(
    tuple(cos((2 * at + 1) * number * pi / (2 * SIDE)) for at in range(SIDE)) for number in range(1, WAVES + 1)
)


@dataclass(frozen=True, slots=True)
class Print:
    """One view of a picture and its fingerprint."""

    view: View
    bits: int


def prints(picture: Picture) -> tuple[Print, ...]:
    """The fingerprints of a picture and of what is left without its bars; none where it is nearly one colour."""
    seen = views(picture.points, picture.wide, picture.high)
    told = [(view, fingerprint(points(picture, view, SIDE))) for view in seen]
    return tuple(Print(view, bits) for view, bits in told if bits is not None)


def fingerprint(grey: bytes) -> int | None:
    """The fingerprint of `SIDE` x `SIDE` grey points, row by row; None where they are nearly one colour."""
    mean = sum(grey) / len(grey)
    if sqrt(sum(map(mul, grey, grey)) / len(grey) - mean * mean) < FLAT:
        return None
    across = [_waves(row) for row in batched(grey, SIDE, strict=True)]
    found = [value for column in zip(*across, strict=True) for value in _waves(column)]
    middle = median(found)
    return int("".join("1" if value > middle else "0" for value in found), 2)


def _waves(row: Sequence[float]) -> list[float]:
    return [sum(map(mul, row, wave)) for wave in _WAVES]


def mirrored(told: Print) -> Print:
    """The same with left for right, save what lies at the median."""
    view = told.view
    return Print(View(1 - view.right, view.top, 1 - view.left, view.bottom), told.bits ^ _ODD)


# Left for right turns the sign of each wave across that is odd; the median of all stays near zero. A row of bits is one
# wave across with each wave down, the first of them odd.
_ODD: Final = int("".join("01"[number % 2] * WAVES for number in range(1, WAVES + 1)), 2)


def distance(one: int, other: int) -> int:
    """How many of the `BITS` differ; half of them in pictures that have nothing to do with each other."""
    return (one ^ other).bit_count()
