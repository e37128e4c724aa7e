"""What was put about a picture and may be cut off: bars with captions, margins, the edges of a screenshot.

Rules kept here:
  * A bar lies at an edge and has one ground: it ends with the last row that is nearly all of the light that the edge
    has, before other rows follow for longer than lines of a caption do. A margin at the left or right has no caption.
  * A view is a part of the picture as fractions of its sides. The whole is always the first; at most `MOST` are given.
  * Nothing smaller than `LEAST` of a side is left: who peels too far finds the same in everything.
Left to others: decoding (`picture`), what a view looks like (`fingerprint`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
