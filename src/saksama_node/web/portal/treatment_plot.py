"""The drawing of one measure: a group a line, its value with its interval, beside it that of all others.

Rules kept here:
  * Everything that the drawing shows stands in the table below it; for who cannot see it, title and description say so.
  * Here and there differ in form, not in colour alone; it has no colour of its own, so that the style sheet makes it
    right in the dark and on paper.
Left to others: words (treatment), colours (portal.css).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from saksama.fairness.comparison import Measure, Side
from saksama_node.web import formats
from saksama_node.web.plots import Plot, Tick, plotted

_LEFT, _RIGHT = 8, 312
_LINE: Final = 46
_LONGEST: Final = 38
_STEPS: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on its line: from `low` to `high`, the point at `at`, None where half are not decided yet.

    `diamond`: the corners of one around the point.
    """

    y: str
    low: str
    high: str
    at: str | None
    diamond: str


@dataclass(frozen=True, slots=True)
class Line:
    """A group: its name above, its own mark, that of the others."""

    name: str
    y: str
    here: Mark
    rest: Mark


def plot(measure: Measure, groups: Sequence[tuple[str, Side, Side]]) -> Plot[Line]:
    """Draw the groups of which something is claimed: name, here, the rest."""
    most = 1.0 if measure is not Measure.WAIT else _round_up(_longest(groups))
    lines = [_line(place, name, here, rest, most) for place, (name, here, rest) in enumerate(groups)]
    return plotted(lines, _ticks(measure, most), _LINE)


def _line(place: int, name: str, here: Side, rest: Side, most: float) -> Line:
    top = _LINE * place
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return Line(shown, str(top + 14), _mark(here, top + 24, most), _mark(rest, top + 35, most))


def _mark(side: Side, y: int, most: float) -> Mark:
    low, at, high = _values(side)
    x = None if at is None else _place(at, most)
    corners = "" if x is None else f"{x:.1f},{y - 4} {x + 4:.1f},{y} {x:.1f},{y + 4} {x - 4:.1f},{y}"
    return Mark(
        y=str(y),
        low=f"{_place(0.0 if low is None else low, most):.1f}",
        # Not reached yet: to the edge, for it may be anything beyond.
        high=f"{_place(most if high is None else high, most):.1f}",
        at=None if x is None else f"{x:.1f}",
        diamond=corners,
    )


def _values(side: Side) -> tuple[float | None, float | None, float | None]:
    if side.median is not None:
        return side.median.low, side.median.days, side.median.high
    if side.interval is not None:
        return side.interval.low, side.rate, side.interval.high
    return None, None, None


def _place(value: float, most: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(value / most, 1.0)


def _longest(groups: Iterable[tuple[str, Side, Side]]) -> float:
    known = [each for _name, *sides in groups for side in sides for each in _values(side) if each is not None]
    return max(known, default=1.0)


def _round_up(days: float) -> float:
    """Four even steps that hold so many days."""
    return next((4 * step for step in _STEPS if 4 * step >= days), days)


def _ticks(measure: Measure, most: float) -> Iterable[Tick]:
    for quarter in range(5):
        value = most * quarter / 4
        text = formats.figure(round(value)) if measure is Measure.WAIT else formats.percent(value, 0)
        anchor = "start" if quarter == 0 else "end" if quarter == 4 else "middle"
        yield Tick(f"{_place(value, most):.1f}", text, anchor)
