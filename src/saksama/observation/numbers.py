"""Numbers of reports by an office's own pattern: proposed, typed, recognised; never invented across offices.

Rules kept here:
  * A pattern is text with places: `{number:03}` once, and of `{day} {month} {year} {roman}` any. What stands between is
    the office's own: archive code, office code, village, polling station.
  * A number is proposed as the one behind the highest that this office has in that year; a typed one need not fit.
Left to others: that a number is unique in its office (the node).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from saksama.errors import CallerError

MOST: Final = 100
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_NUMBER: Final = re.compile(r"number(?::0([1-6]))?")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class NumberMalformed(CallerError):
    """A pattern has no running number, has it twice, or has a place that is none."""

    code = "observation.number-malformed"
    advice = "Write for example {number:03}/LHP/PM.00.02/{month}/{year}."

    why: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that was read: texts and places in their order; `width`: digits of the running number."""

    pieces: tuple[str, ...]
    width: int

    def written(self, number: int, day: date) -> str:
        """The number as it is written on that day."""
        said = {**_said(day), "number": f"{number:0{self.width}}"}
        return "".join(said[each] if place % 2 else each for place, each in enumerate(self.pieces))

    def running(self, text: str, year: int) -> int | None:
        """The running number in a written one of that year, None where it has another shape."""
        found = re.fullmatch(
            "".join(
                self._shape(each, year) if place % 2 else re.escape(each) for place, each in enumerate(self.pieces)
            ),
            text,
        )
        return None if found is None else int(found["number"])

    def proposed(self, held: Iterable[str], day: date) -> str:
        """The one behind the highest of those that the office has in this year."""
        numbers = (self.running(each, day.year) for each in held)
        return self.written(max((each for each in numbers if each is not None), default=0) + 1, day)

    @staticmethod
    def _shape(place: str, year: int) -> str:
        shapes = {"number": r"(?P<number>\d{1,9})", "year": str(year), "roman": "[IVX]{1,4}"}
        return shapes.get(place, r"\d{1,2}")


def pattern_of(text: str) -> Pattern:
    """Read a pattern. Raises `NumberMalformed`."""
    if not text or len(text) > MOST or not text.isprintable():
        raise NumberMalformed(why=f"a pattern has 1 to {MOST} printable letters")
    pieces, width, seen = _PLACE.split(text), 1, list[str]()
    for place in range(1, len(pieces), 2):
        number = _NUMBER.fullmatch(pieces[place])
        if number is not None:
            width, pieces[place] = int(number[1] or 1), "number"
        elif pieces[place] not in _said(date.min):
            raise NumberMalformed(why=f"there is no place {{{pieces[place]}}}")
        seen.append(pieces[place])
    if seen.count("number") != 1:
        raise NumberMalformed(why="a pattern has {number} once")
    if any("{" in each or "}" in each for each in pieces[::2]):
        raise NumberMalformed(why="a brace is not closed")
    # Digits beside digits could be read in two ways.
    beside = [*(each[-1:] for each in pieces[:-1:2]), *(each[:1] for each in pieces[2::2])]
    if len(set(seen)) != len(seen) or any(each.isdigit() for each in beside) or not all(pieces[2:-1:2]):
        raise NumberMalformed(why="a place stands twice, or beside a digit or another place")
    return Pattern(tuple(pieces), width)


def _said(day: date) -> dict[str, str]:
    return {
        "day": f"{day.day:02}",
        "month": f"{day.month:02}",
        "roman": _ROMAN[day.month - 1],
        "year": f"{day.year:04}",
    }
