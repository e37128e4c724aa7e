"""The drawing of a claim's copies: a line for each channel, a day from left to right, a disc by how many.

Rules kept here:
  * Everything that the drawing shows stands in the table below it; for who cannot see it, title and description say so.
  * The area of a disc is the number of copies, so that twice as many look twice as many.
  * It has no colour of its own and is as wide as a small telephone; the style sheet makes it right in the dark.
Left to others: the figures (contentwatch.claims.waves), words (claim_wave), colours (desk.css).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Final

from django.utils.dateformat import format as format_date

WIDTH: Final = 320
_LEFT, _RIGHT = 20, 300
_LINE: Final = 44
_AXIS: Final = 26
_LARGEST: Final = 12.0
_SMALLEST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A day of a channel; all in the drawing's units, as text: no comma of a language may come in between."""

    x: str
    y: str
    r: str


@dataclass(frozen=True, slots=True)
class Line:
    """A channel: its name above, its discs on the line."""

    name: str
    name_y: str
    y: str
    discs: tuple[Disc, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis. `anchor`: so that the outermost words stay inside."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing, ready for the template."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    axis: int
    words: int


def plot(days: Sequence[tuple[date, str, int]], names: Mapping[str, str]) -> Plot:
    """Draw copies by day and channel, at least one; `names`: a word for each channel."""
    first, last = days[0][0], days[-1][0]
    most = max(count for _, _, count in days)
    channels = sorted({channel for _, channel, _ in days})
    lines = []
    for place, channel in enumerate(channels):
        y = _LINE * place + 30
        discs = [
            Disc(_place(day, first, last), str(y), f"{max(_SMALLEST, _LARGEST * sqrt(count / most)):.1f}")
            for day, at, count in days
            if at == channel
        ]
        lines.append(Line(names[channel], str(_LINE * place + 13), str(y), tuple(discs)))
    bottom = _LINE * len(channels)
    return Plot(tuple(lines), tuple(_ticks(first, last)), WIDTH, bottom + _AXIS, bottom + 4, bottom + 20)


def _place(day: date, first: date, last: date) -> str:
    span = (last - first).days
    return f"{_LEFT + (_RIGHT - _LEFT) * ((day - first).days / span if span else 0.5):.1f}"


def _ticks(first: date, last: date) -> Iterator[Tick]:
    if first == last:
        yield Tick(_place(first, first, last), _day(first), "middle")
        return
    yield Tick(_place(first, first, last), _day(first), "start")
    middle = first + timedelta(days=(last - first).days // 2)
    if (last - first).days > 13:
        yield Tick(_place(middle, first, last), "…", "middle")
    yield Tick(_place(last, first, last), _day(last), "end")


def _day(day: date) -> str:
    return format_date(day, "j M Y")
