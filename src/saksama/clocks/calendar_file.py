"""The files of a legal calendar: one of a whole year, or a layer of days on top of the years.

Rules kept here:
  * A file with `year` says of a whole year which days are off; one without is a layer: regional days, a new decree.
  * Each day names its kind and the decree that made it; each decree its number, date, source and certainty.
  * A day of a kind is open or closed, and counts or not, as `KINDS` says, unless its own row says otherwise.
  * Refused: unknown fields, days of another year, what stands twice, a decree that is not there.
Left to others: what a count makes of a day (`calendar`), which files are shipped (`shipped`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from saksama.clocks.certainty import Certainty
from saksama.errors import CallerError
from saksama.toml_files import read_toml

type Text = Annotated[str, msgspec.Meta(min_length=1)]


class CalendarMalformed(CallerError):
    """A calendar file cannot be read."""

    code = "clock.calendar-malformed"
    advice = "Mend the calendar file as saksama.clocks.calendar_file describes it."

    why: str


class DayKind(StrEnum):
    """Why a day is not like its weekday."""

    NATIONAL = "libur nasional"
    LEAVE = "cuti bersama"
    VOTING = "hari pemungutan suara"
    QUIET = "masa tenang"
    REGIONAL = "libur daerah"


@dataclass(frozen=True, slots=True)
class Nature:
    """What days of a kind do: None leaves it to the weekday. `unclear`: no text seen says whether they count."""

    open: bool | None
    counts: bool | None
    unclear: bool = False


KINDS: Final[Mapping[DayKind, Nature]] = {
    DayKind.NATIONAL: Nature(open=False, counts=False),
    # The Constitutional Court's own schedule (PMK 14/2024) says so: of petitions registered on 3 January 2025 the 45th
    # working day was 11 March, which comes out only where the leave of 28 January does not count.
    DayKind.LEAVE: Nature(open=False, counts=False),
    DayKind.REGIONAL: Nature(open=False, counts=False, unclear=True),
    # A public holiday, and intake around the clock: two different things.
    DayKind.VOTING: Nature(open=True, counts=False),
    DayKind.QUIET: Nature(open=True, counts=None),
}


class Decree(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What made days what they are. `dated` is missing where the date was not seen."""

    id: Text
    short: Text
    """As it is cited: "SKB 855/2023"."""
    title: Text
    title_en: Text
    source: Text
    certainty: Certainty
    dated: date | None = None
    text: str = ""
    """The words of the norm, exactly, where they were read."""


class DayRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One day. `open` and `counts` overrule what its kind says; `tentative`: another decision may still move it."""

    date: date
    kind: DayKind
    name: Text
    name_en: Text
    decree: Text
    open: bool | None = None
    counts: bool | None = None
    tentative: bool = False

    def opens(self) -> bool | None:
        """Whether offices are open; None: as the weekday."""
        return KINDS[self.kind].open if self.open is None else self.open

    def is_counted(self, *, regional_counts: bool) -> bool | None:
        """Whether it is a working day under that reading of regional days; None: as the weekday."""
        if self.counts is not None:
            return self.counts
        nature = KINDS[self.kind]
        return None if nature.unclear and regional_counts else nature.counts


class Week(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The ordinary week: when offices close, Monday first; a weekday without an hour is off."""

    closes: Annotated[tuple[time, ...], msgspec.Meta(min_length=1, max_length=7)]
    decree: Text


class CalendarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A year (with `year` and `week`), or a layer (without both). `provisional`: why, in words, else empty."""

    decree: tuple[Decree, ...]
    day: tuple[DayRow, ...]
    year: Annotated[int, msgspec.Meta(ge=2000, le=2999)] | None = None
    week: Week | None = None
    provisional: str = ""
    provisional_en: str = ""

    def decreed(self, decree: str) -> Decree:
        """The decree of that id."""
        return next(each for each in self.decree if each.id == decree)


def parse_calendar(text: str) -> CalendarFile:
    """Read a year or a layer. Raises `CalendarMalformed`."""
    found = read_toml(text, CalendarFile, CalendarMalformed)
    for why in _faults(found):
        raise CalendarMalformed(why=why)
    return found


def _faults(file: CalendarFile) -> list[str]:
    decrees = Counter(each.id for each in file.decree)
    rows = Counter((row.date, row.kind) for row in file.day)
    named = {row.decree for row in file.day} | ({file.week.decree} if file.week else set())
    found = [f"decree {each} stands twice" for each, times in decrees.items() if times > 1]
    found += [f"{on} stands twice as {kind}" for (on, kind), times in rows.items() if times > 1]
    found += [f"no decree {each}" for each in sorted(named - set(decrees))]
    if (file.year is None) is not (file.week is None):
        found.append("a whole year has year and week, a layer has neither")
    if file.year is None and file.provisional:
        found.append("only a whole year is provisional")
    if bool(file.provisional) is not bool(file.provisional_en):
        found.append("provisional is said in both languages or not at all")
    found += [f"{row.date} is not of {file.year}" for row in file.day if file.year not in {None, row.date.year}]
    return found
