"""Statutory clocks: when a duty falls due, by which reading, and until when by the other.

Rules kept here:
  * Where the law is unclear both ends are given: the earliest is THE date for whoever must act, and only what misses
    the latest is late, whoever it is. What the head of an office settled is used instead of both.
  * An extension is counted from the same start and never ends earlier than the period itself.
  * A day is a day of the body whose duty or door it is: at a body in Jakarta it ends at 24.00 WIB, whoever counts.
  * Where it is open which event begins it, both moments are given; until the later event has come its reading has not
    begun, and only the other one counts.
  * Time is given, never read; a clock never starts without a rule that names its article.
Left to others: the words (`explain`), what happens at the lapse (procedure), who is told (flows).

One call costs a bisection for each reading; nothing is read from disk. A due moment moves only when the rule, a
settlement or a calendar day between start and due changes, so a caller may keep it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from saksama.clocks.calendar import Calendar
from saksama.clocks.codes import Unit
from saksama.clocks.count import due_of
from saksama.clocks.reading import Reading, Settled, readings
from saksama.clocks.rule import Rule
from saksama.errors import CallerError


class NotInForce(CallerError):
    """A clock cannot start by this version of the rule on that day."""

    code = "clock.not-in-force"
    advice = "Take the version of the rule that was in force on the day of the event."

    rule: str
    day: str


class NoZone(CallerError):
    """A moment without an offset says no time."""

    code = "clock.no-zone"
    advice = "Give the moment with its offset, as 2024-02-16T10:00:00+08:00."

    moment: str


class NotBegun(CallerError):
    """The reading that the head of the office settled begins with an event that has not come."""

    code = "clock.not-begun"
    advice = "Count it once that event has come."

    rule: str


class NoExtension(CallerError):
    """The rule knows no extension."""

    code = "clock.no-extension"
    advice = "Extend only what an article allows to be extended."

    rule: str


class NotInHours(CallerError):
    """A rule that counts days was asked for without a calendar."""

    code = "clock.not-in-hours"
    advice = "Give the calendar: only hours run without one."

    rule: str


class Choice(StrEnum):
    """Why this date and not the other."""

    CLEAR = "clear"
    SETTLED = "settled"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty falls due: `due` is the last second that keeps it by every reading, `latest` by at least one.

    The two are one moment where the law is clear or settled (`other` is None then). `used` and `other` are the readings
    that give them. `reaches`: a day decreed after it moves neither. `later`: when the rule's other start came.
    """

    rule: Rule
    start: datetime
    due: datetime
    latest: datetime
    used: Reading
    other: Reading | None
    choice: Choice
    settled: tuple[Settled, ...]
    extended: bool
    reaches: datetime
    later: datetime | None = None

    def began(self, reading: Reading) -> datetime:
        """When it began by one of its readings."""
        return self.start if self.later is None or reading.start == self.rule.start else self.later

    def is_kept(self, done: datetime) -> bool:
        """Whether what was done then was in time by at least one reading: up to the last fraction of a day."""
        last = self.other or self.used
        return done <= self.latest if last.unit is Unit.HOURS else done < self.latest + timedelta(seconds=1)


def due(
    rule: Rule,
    start: datetime | None,
    calendar: Calendar,
    settled: tuple[Settled, ...] = (),
    *,
    extended: bool = False,
    later: datetime | None = None,
) -> Due:
    """When the duty falls due that began at `start`; `later`: when the event came that begins it by the other reading.

    `start` is None where the rule's own event is none of this thing (a finding is not received): the other one counts.
    Raises `NoZone`, `NotInForce`, `NotBegun`, `NoExtension`, `BadSettlement`, `OutsideCalendar`.
    """
    for each in (start, later):
        if each is not None and each.tzinfo is None:
            raise NoZone(each.isoformat())
    first = later if start is None else start
    if first is None:
        raise NotBegun(rule.id)
    begun = first.astimezone(rule.wall_clock)
    if not rule.is_in_force(begun.date()):
        raise NotInForce(rule.id, begun.date().isoformat())
    if extended and rule.extension is None:
        raise NoExtension(rule.id)
    options, starts = readings(rule, settled, begun.date(), extended=extended), {}
    if start is not None:
        starts[rule.start] = begun
    if rule.other_start is not None and later is not None:
        starts[str(rule.other_start.other)] = later.astimezone(rule.wall_clock)
    may = [
        (due_of(each, starts[each.start], calendar, rule.wall_clock), each)
        for each in options.open
        if each.start in starts
    ]
    if not may:
        raise NotBegun(rule.id)
    # The first is as written: min and max keep it where several end alike.
    moment, used = min(may, key=lambda pair: pair[0])
    latest, other = max(may, key=lambda pair: pair[0])
    # Counted backwards, what is decreed between due and event moves it: the event itself is reached.
    reaches = max(latest, begun) if rule.backwards else latest
    if latest == moment:
        alone = Choice.SETTLED if options.settled else Choice.CLEAR
        return Due(rule, begun, moment, moment, used, None, alone, options.settled, extended, reaches, later)
    return Due(rule, begun, moment, latest, used, other, Choice.OPEN, options.settled, extended, reaches, later)


def hours_due(rule: Rule, start: datetime) -> datetime:
    """The end of a period in hours, which needs no calendar: 72 hours from 2026-11-24T08:00Z is 2026-11-27T08:00Z.

    Raises `NotInHours`.
    """
    if rule.unit is not Unit.HOURS:
        raise NotInHours(rule.id)
    return start + timedelta(hours=rule.length)
