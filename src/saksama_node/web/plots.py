"""What drawings of ours have in common: lines one below the other, an axis with its ticks below them.

Rules kept here:
  * A drawing is as wide as a small telephone and grows from there: its letters stay as large as the page's.
  * All lengths are in the drawing's units, as text: no comma of a language may come in between.
Left to others: what stands on a line (each drawing), colours (the style sheets).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 320
_AXIS: Final = 26


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis. `anchor`: so that the outermost words stay inside."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot[Line]:
    """A drawing, ready for the template."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    axis: int
    words: int


def plotted[Line](lines: Sequence[Line], ticks: Iterable[Tick], line: int) -> Plot[Line]:
    """Lines of this height, and the axis below them."""
    bottom = line * len(lines)
    return Plot(tuple(lines), tuple(ticks), WIDTH, bottom + _AXIS, bottom + 4, bottom + 20)
