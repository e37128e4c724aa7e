"""Whether two pictures look the same: by the 256 bits of their looks, then laid over each other as well as may be.

Rules kept here:
  * Of a picture made small (`SIDE` by `SIDE` grey points) the slow waves are taken, by a cosine transform, and of each
    whether it is above the median of all: what changes light, contrast or small detail changes few of these bits.
  * A picture that is nearly one colour has no looks: its bits would be noise, so it has no fingerprint.
  * Equal points give equal bits on every machine that computes by IEEE 754.
  * From the two pairs of views that are most alike, the edges of one view are moved until both agree best: so a picture
    whose edges were cut off lies right on the whole one.
  * The score is how well light and dark agree, point by point, each of `CELLS` x `CELLS` cells by its own mean: 1 for
    equal, about 0 for unrelated; brightness and contrast do not matter. Below `THRESHOLD` it is no match.
  * Cells of which one has something to see and that do not agree are told as places: there something was put, or is
    another word.
  * Alike is not equal: two forms, two posters of one layout, two pages of small print differ by what is written, which
    a person must read.
Left to others: decoding, making small, and what may be cut off first (`picture`); which pictures to compare, and the
sentences (`known`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import batched, product
from math import cos, pi, sqrt
from operator import mul
from statistics import median
from typing import Final

from saksama.imagematch.picture import Picture, View, points, views

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


THRESHOLD: Final = 0.75
CELLS: Final = 8
_CELL: Final = SIDE // CELLS
_COARSE: Final = 24
_STEPS: Final = ((0.04, 0.25), (0.02, 0.5), (0.01, 0.6))
"""By how much an edge is moved, and below which agreement it is not worth it."""
_ROUNDS: Final = 3
_HOPELESS: Final = 0.6
_GOOD: Final = 0.93
_PAIRS: Final = 2
_SMALLEST: Final = 0.2
_SEEN: Final = 24.0
_AGREES: Final = 0.6
_EDGES: Final = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two pictures are. `one`, `other`: the views that lie on each other, each of its own picture as it is.

    `score`: at most 1. `mirrored`: left for right. `differs`: cells of the first view, (column, row) from 0 at the left
    and top, of `CELLS` each way.
    """

    score: float
    one: View
    other: View
    mirrored: bool
    differs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Looks:
    """A picture with its fingerprints."""

    picture: Picture
    prints: tuple[Print, ...]


def looks(picture: Picture) -> Looks:
    """What `compare` needs of a picture."""
    return Looks(picture, prints(picture))


def turned(seen: Looks) -> Looks:
    """The same with left for right."""
    picture = seen.picture
    rows = range(0, picture.wide * picture.high, picture.wide)
    flipped = b"".join(picture.points[at : at + picture.wide][::-1] for at in rows)
    return Looks(replace(picture, points=flipped), tuple(map(mirrored, seen.prints)))


def compare(one: Looks, other: Looks, *, reverse: bool = False) -> Likeness | None:
    """How alike two pictures are; None where less than `THRESHOLD`. `reverse`: take the first left for right."""
    shown = turned(one) if reverse else one
    laid = _laid(shown, other)
    if laid is None:
        return None
    score, differs = _agreement(points(shown.picture, laid[0], SIDE), points(other.picture, laid[1], SIDE))
    if score < THRESHOLD:
        return None
    first = mirrored(Print(laid[0], 0)).view if reverse else laid[0]
    cells = tuple(sorted((CELLS - 1 - column, row) if reverse else (column, row) for column, row in differs))
    return Likeness(score, first, laid[1], reverse, cells)


def _laid(one: Looks, other: Looks) -> tuple[View, View] | None:
    """The views that agree best; None where no two come near."""
    pairs = sorted(product(one.prints, other.prints), key=lambda pair: distance(pair[0].bits, pair[1].bits))
    best, found = _HOPELESS, None
    for first, second in pairs[:_PAIRS]:
        agreed, moved = _moved(one.picture, first.view, other.picture, second.view)
        if agreed > best:
            best, found = agreed, (first.view, moved)
        if agreed < _GOOD:
            agreed, moved = _moved(other.picture, second.view, one.picture, first.view)
            if agreed > best:
                best, found = agreed, (moved, second.view)
    return found


def _moved(still: Picture, view: View, picture: Picture, start: View) -> tuple[float, View]:
    """The view near `start` that agrees best with a view of the other picture, and how well."""
    wanted = _centred(points(still, view, _COARSE))
    weight = sqrt(sum(map(mul, wanted, wanted)))

    def agreed(tried: View) -> float:
        grey = points(picture, tried, _COARSE)
        spread = sum(map(mul, grey, grey)) - sum(grey) ** 2 / len(grey)
        return sum(map(mul, wanted, grey)) / (weight * sqrt(spread)) if weight and spread > 0 else 0.0

    best, found = agreed(start), start
    for step, hopeless in _STEPS:
        if best < hopeless:
            break
        for _ in range(_ROUNDS):
            before = best
            for edge, by in product(_EDGES, (step, -step)):
                tried = _shifted(found, edge, by)
                if tried and (now := agreed(tried)) > best:
                    best, found = now, tried
            if best == before:
                break
    return best, found


def _shifted(view: View, edge: str, by: float) -> View | None:
    long = view.right - view.left if edge in {"left", "right"} else view.bottom - view.top
    place = {name: getattr(view, name) for name in _EDGES}
    place[edge] = min(1.0, max(0.0, place[edge] + by * long))
    tried = View(**place)
    wide, high = tried.right - tried.left, tried.bottom - tried.top
    return tried if tried != view and wide >= _SMALLEST and high >= _SMALLEST else None


def _agreement(one: bytes, other: bytes) -> tuple[float, list[tuple[int, int]]]:
    """How well two views agree, and the cells that do not."""
    both = first = second = 0.0
    differs = []
    for row, column in product(range(CELLS), repeat=2):
        ours, theirs = _centred(_cell(one, column, row)), _centred(_cell(other, column, row))
        shared = sum(map(mul, ours, theirs))
        mine, its = sum(map(mul, ours, ours)), sum(map(mul, theirs, theirs))
        both, first, second = both + shared, first + mine, second + its
        if sqrt(max(mine, its)) > _SEEN and shared < _AGREES * sqrt(mine * its):
            differs.append((column, row))
    return (both / sqrt(first * second) if first and second else 0.0), differs


def _cell(grey: bytes, column: int, row: int) -> bytes:
    begin = row * _CELL * SIDE + column * _CELL
    return b"".join(grey[at : at + _CELL] for at in range(begin, begin + _CELL * SIDE, SIDE))


def _centred(grey: bytes) -> list[float]:
    mean = sum(grey) / len(grey)
    return [light - mean for light in grey]
