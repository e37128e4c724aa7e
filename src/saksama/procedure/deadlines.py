"""Deadlines in a replay: which duty runs since when, and whether it was kept.

Rules kept here:
  * Periods are asked of a clock by the name of its rule; nothing here counts a day.
  * Where the law can be read in two ways a clock gives both moments: late is what is late by every reading, too early
    what is too early by every reading.
  * What no clock can tell is said to be unchecked, never kept and never late.
Left to others: rules, calendars and readings (clocks), which duty an act begins or ends (the edition).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from saksama.procedure.edition import Deadline


@dataclass(frozen=True, slots=True)
class Due:
    """The last moment at which a duty is kept, by the strictest and the mildest reading; equal where there is one."""

    earliest: datetime
    latest: datetime


class Clocks(Protocol):
    """Whoever can count the periods of the law."""

    def due(self, rule: str, start: datetime | date, *, extended: bool) -> Due | None:
        """When a duty by `rule` falls due that began at a moment, or on a day of the office's calendar.

        `extended`: by the time that the rule has where it was extended, counted from the same start. A day that ends at
        24.00 ends with its last fraction of a second. Pure: the same question has the same answer. None where the rule
        is not known or the calendar does not reach.
        """
        ...


class NoClocks:
    """Clocks of one who has none: every duty stays unchecked."""

    def due(self, rule: str, start: datetime | date, *, extended: bool) -> Due | None:  # noqa: ARG002 - all alike
        """Nothing is known."""
        return None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that runs since entry `index`. `due` is None where no clock could tell."""

    deadline: Deadline
    index: int
    start: datetime | date
    due: Due | None
    is_extended: bool = False

    def extended(self, clocks: Clocks) -> "Duty":
        """The same duty with its time extended, counted from the same start."""
        due = clocks.due(self.deadline.rule, self.start, extended=True)
        return Duty(self.deadline, self.index, self.start, due, is_extended=True)

    def is_late(self, at: datetime) -> bool:
        """Whether `at` is past it by every reading."""
        return self.due is not None and at > self.due.latest

    def is_running(self, at: datetime) -> bool:
        """Whether at `at` it still ran by every reading."""
        return self.due is not None and at <= self.due.earliest


def begin(deadline: Deadline, index: int, start: datetime | date, clocks: Clocks) -> Duty:
    """A duty that begins now."""
    return Duty(deadline, index, start, clocks.due(deadline.rule, start, extended=False))
