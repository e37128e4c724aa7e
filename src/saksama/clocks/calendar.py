"""The legal calendar: whether offices are open on a day, whether it is a working day, and by what decree.

Rules kept here:
  * A day that no file covers is an error, never taken for an ordinary one.
  * A day off by anyone's decree is off; a layer adds to the years and never takes a decreed day off away, unless its
    own row says `counts = true`, which is how the head of an office fixes a day.
  * Joint leave is no working day. Whether regional days count is a question of reading, so the working days are kept
    for both answers.
  * A calendar never changes: another decree makes another calendar.
Left to others: counting (`count`), the files (`calendar_file`).

Working days are kept as a sorted list, so that a due date is one bisection, whatever the length of the period.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from typing import Self

from saksama.clocks.calendar_file import CalendarFile, DayRow, Decree, Week
from saksama.clocks.words import Said, day
from saksama.errors import CallerError

_ONE_DAY = timedelta(days=1)


class OutsideCalendar(CallerError):
    """A count reaches a day that no calendar covers. `covered` are the years that are."""

    code = "clock.outside-calendar"
    advice = "Add the calendar of that year, from its decree; a day is never guessed."

    day: str
    covered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar. `why` are the rows and decrees that made it so; empty: an ordinary weekday."""

    date: date
    open: bool
    working: bool
    why: tuple[tuple[DayRow, Decree], ...]
    week: Decree


@dataclass(frozen=True, eq=False)
class Calendar:
    """Whole years, and layers on top of them in the order in which they were added."""

    years: Mapping[int, CalendarFile]
    layers: tuple[CalendarFile, ...] = ()
    _rows: Mapping[date, tuple[tuple[DayRow, Decree], ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the rows by day."""
        found: dict[date, tuple[tuple[DayRow, Decree], ...]] = {}
        for file in (*self.years.values(), *self.layers):
            for row in file.day:
                found[row.date] = (*found.get(row.date, ()), (row, file.decreed(row.decree)))
        object.__setattr__(self, "_rows", found)

    @classmethod
    def of(cls, files: Iterable[CalendarFile]) -> Self:
        """A calendar of years and layers; a later file of the same year takes the earlier one's place."""
        held = list(files)
        years = {file.year: file for file in held if file.year is not None}
        return cls(dict(sorted(years.items())), tuple(file for file in held if file.year is None))

    def adding(self, *files: CalendarFile) -> "Calendar":
        """This calendar with further files: a year, regional days, days newly decreed."""
        return Calendar.of((*self.years.values(), *self.layers, *files))

    def day(self, on: date, *, regional_counts: bool = False) -> Day:
        """What the day is, under that reading of regional days. Raises `OutsideCalendar`."""
        file, week = self._year(on)
        rows = self._rows.get(on, ())
        usual = on.weekday() < len(week.closes)
        counted = [row.is_counted(regional_counts=regional_counts) for row, _ in rows]
        opened = [row.opens() for row, _ in rows]
        # Open beats closed (intake around the clock on a holiday); off beats counted, but for a row that was fixed.
        is_open = True if True in opened else usual and False not in opened
        working = True if any(row.counts for row, _ in rows) else usual and False not in counted
        return Day(on, is_open, working, rows, file.decreed(week.decree))

    def closes(self, on: date) -> time | None:
        """When offices close; None where the day has no closing hour: around the clock, or never open."""
        week = self._year(on)[1]
        rows = self._rows.get(on, ())
        if any(row.opens() is not None for row, _ in rows) or on.weekday() >= len(week.closes):
            return None
        return week.closes[on.weekday()]

    def working_days(self, *, regional_counts: bool) -> Sequence[int]:
        """The ordinals of all working days of all years, ascending."""
        return self._working[regional_counts]

    def require(self, first: date, last: date) -> None:
        """Every year from `first` to `last` is covered. Raises `OutsideCalendar`."""
        for year in range(first.year, last.year + 1):
            if year not in self.years:
                raise OutsideCalendar(max(first, date(year, 1, 1)).isoformat(), tuple(self.years))

    def provisional(self, first: date, last: date) -> tuple[Said, ...]:
        """Why the days from `first` to `last` may still change: years without a decree, days that may move."""
        years = [self.years[year] for year in range(first.year, last.year + 1) if year in self.years]
        said = [Said(file.provisional, file.provisional_en) for file in years if file.provisional]
        at = bisect_left(self._tentative, first, key=lambda row: row.date)
        for row in self._tentative[at:]:
            if row.date > last:
                break
            told = f"{row.name} ({day(row.date, 'id')}) belum pasti"
            said.append(Said(told, f"{row.name_en} ({day(row.date, 'en')}) is not yet certain"))
        return tuple(said)

    def _year(self, on: date) -> tuple[CalendarFile, Week]:
        file = self.years.get(on.year)
        if file is None or file.week is None:
            raise OutsideCalendar(on.isoformat(), tuple(self.years))
        return file, file.week

    @cached_property
    def _working(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Working days where regional days do not count, and where they do."""
        days = [
            first + n * _ONE_DAY for first in (date(year, 1, 1) for year in self.years) for n in range(_length(first))
        ]
        without, counting = (
            tuple(day.toordinal() for day in days if self.day(day, regional_counts=answer).working)
            for answer in (False, True)
        )
        return without, counting

    @cached_property
    def _tentative(self) -> tuple[DayRow, ...]:
        rows = (row for rows in self._rows.values() for row, _ in rows if row.tentative)
        return tuple(sorted(rows, key=lambda row: row.date))


def _length(first: date) -> int:
    """Days of the year that begins on `first`."""
    return (first.replace(year=first.year + 1) - first).days
