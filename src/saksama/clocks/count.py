"""Counting: the last day of a period, and its last second.

Rules kept here:
  * Time is given, never read. A day is one of the wall clock that is given (`zone`), whatever the moment's offset.
  * The day of the event is day 1 only where the reading counts it and it is itself a day of that unit; otherwise the
    next such day is day 1. Counted backwards, day 1 is the next such day before the event.
  * The end of a day is its last second; hours are added exactly, over holidays and midnights alike.
  * What ends with the closing of offices ends when they are last open by that day: on a Sunday, Friday at 16.30.
  * Every year between first and last day must be covered by the calendar.
Left to others: which reading is used (`clock`), words (`explain`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone

from saksama.clocks.calendar import Calendar, OutsideCalendar
from saksama.clocks.codes import EndOfDay, Unit
from saksama.clocks.reading import Reading
from saksama.clocks.words import END_OF_DAY

_LAST = time(*END_OF_DAY)


def due_of(reading: Reading, start: datetime, calendar: Calendar, zone: timezone) -> datetime:
    """When a period ends that began at `start`. Raises `OutsideCalendar`.

    Seven working days, day of the event not counted: 2024-02-16 10:00 gives 2024-02-27 23:59:59.
    """
    begun = start.astimezone(zone)
    if reading.unit is Unit.HOURS:
        return begun + timedelta(hours=reading.length)
    last = last_day(reading, begun.date(), calendar)
    if reading.end_of_day is EndOfDay.CLOSING:
        return _closing(last, begun, calendar, zone)
    return datetime.combine(last, _LAST, zone)


def _closing(last: date, begun: datetime, calendar: Calendar, zone: timezone) -> datetime:
    """When offices are last open by the end of that day; its 24.00 where they were not open since the event."""
    day = last
    while day >= begun.date():
        if calendar.day(day).open:
            shut = datetime.combine(day, calendar.closes(day) or _LAST, zone)
            return shut if shut > begun else datetime.combine(last, _LAST, zone)
        day -= timedelta(days=1)
    return datetime.combine(last, _LAST, zone)


def last_day(reading: Reading, first: date, calendar: Calendar) -> date:
    """The last day of a period whose event was on `first`. Raises `OutsideCalendar`."""
    calendar.require(first, first)
    if reading.unit is Unit.WORKING:
        return _working_day(reading, first, calendar)
    if reading.backwards:
        last = first - timedelta(days=reading.length)
        calendar.require(last, first)
        return last
    last = first + timedelta(days=max(reading.length - reading.first_day_counted, 0))
    calendar.require(first, last)
    return rolled(reading, last, calendar) if reading.roll_over else last


def counted_days(reading: Reading, first: date, calendar: Calendar) -> Sequence[date]:
    """Day 1, day 2 and so on, before any roll-over. Hours have none. Raises `OutsideCalendar`."""
    if reading.unit is Unit.HOURS:
        return ()
    if reading.unit is Unit.CALENDAR and reading.backwards:
        return [first - timedelta(days=n) for n in range(1, reading.length + 1)]
    if reading.unit is Unit.CALENDAR:
        one = first + timedelta(days=0 if reading.first_day_counted else 1)
        return [one + timedelta(days=n) for n in range(reading.length)]
    last_day(reading, first, calendar)
    working = calendar.working_days(regional_counts=reading.regional_counts)
    if reading.backwards:
        at = bisect_left(working, first.toordinal())
        return [date.fromordinal(each) for each in reversed(working[at - reading.length : at])]
    at = _first_working(reading, first, working)
    return [date.fromordinal(each) for each in working[at : at + reading.length]]


def rolled(reading: Reading, last: date, calendar: Calendar) -> date:
    """The last day itself where it is a working day, else the next one that is."""
    working = calendar.working_days(regional_counts=reading.regional_counts)
    return _at(working, bisect_left(working, last.toordinal()), last, calendar)


def _working_day(reading: Reading, first: date, calendar: Calendar) -> date:
    working = calendar.working_days(regional_counts=reading.regional_counts)
    if reading.backwards:
        return _before(working, bisect_left(working, first.toordinal()) - reading.length, first, calendar)
    return _at(working, _first_working(reading, first, working) + reading.length - 1, first, calendar)


def _first_working(reading: Reading, first: date, working: Sequence[int]) -> int:
    look = bisect_left if reading.first_day_counted else bisect_right
    return look(working, first.toordinal())


def _before(working: Sequence[int], place: int, event: date, calendar: Calendar) -> date:
    if place < 0:
        raise OutsideCalendar(date(min(calendar.years) - 1, 12, 31).isoformat(), tuple(calendar.years))
    found = date.fromordinal(working[place])
    calendar.require(found, event)
    return found


def _at(working: Sequence[int], place: int, since: date, calendar: Calendar) -> date:
    if place >= len(working):
        raise OutsideCalendar(date(max(calendar.years) + 1, 1, 1).isoformat(), tuple(calendar.years))
    found = date.fromordinal(working[place])
    calendar.require(since, found)
    return found
