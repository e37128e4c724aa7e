"""Deadlines in a replay: which duty runs since when, and whether it was kept.

Rules kept here:
  * Periods are asked of a clock by the name of its rule; nothing here counts a day.
  * Where the law can be read in two ways a clock gives both moments: late is what is late by every reading, too early
    what is too early by every reading.
  * What no clock can tell is said to be unchecked, never kept and never late.
Left to others: rules, calendars and readings (clocks), which duty an act begins or ends (the edition).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from saksama.procedure.edition import Deadline
from saksama.procedure.starting import RECEIPT


@dataclass(frozen=True, slots=True)
class Due:
    """The last moment at which a duty is kept, by the strictest and the mildest reading; equal where there is one."""

    earliest: datetime
    latest: datetime


class Clocks(Protocol):
    """Whoever can count the periods of the law."""

    def due(self, rule: str, start: datetime | date, *, extended: bool, later: datetime | None = None) -> Due | None:
        """When a duty by `rule` falls due that began at a moment, or on a day of the office's calendar.

        `later`: when it began by the rule's other reading. `extended`: by the time that the rule has where it was
        extended, counted from the same start. A day that ends at 24.00 ends with its last fraction of a second. Pure:
        the same question has the same answer. None where the rule is not known or the calendar does not reach.
        """
        ...


class NoClocks:
    """Clocks of one who has none: every duty stays unchecked."""

    def due(
        self,
        rule: str,  # noqa: ARG002 - all alike
        start: datetime | date,  # noqa: ARG002 - all alike
        *,
        extended: bool,  # noqa: ARG002 - all alike
        later: datetime | None = None,  # noqa: ARG002 - all alike
    ) -> Due | None:
        """Nothing is known."""
        return None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that runs since entry `index`, which was entered at `start`. `due` is None where no clock could tell.

    `since`: the day from which it is counted by one reading, where `start` is that of the other.
    """

    deadline: Deadline
    index: int
    start: datetime | date
    due: Due | None
    is_extended: bool = False
    since: date | None = None

    def extended(self, clocks: Clocks) -> "Duty":
        """The same duty with its time extended, counted from the same start."""
        due = _due(self.deadline.rule, self.start, self.since, clocks, extended=True)
        return replace(self, due=due, is_extended=True)

    def is_late(self, at: datetime) -> bool:
        """Whether `at` is past it by every reading."""
        return self.due is not None and at > self.due.latest

    def is_running(self, at: datetime) -> bool:
        """Whether at `at` it still ran by every reading."""
        return self.due is not None and at <= self.due.earliest


def begin(
    deadline: Deadline, index: int, start: datetime | date, clocks: Clocks, *, received: date | None = None
) -> Duty:
    """A duty that begins now; `received`: the day of receipt, from which a deadline may be counted too."""
    since = received if deadline.or_since == RECEIPT else None
    return Duty(deadline, index, start, _due(deadline.rule, start, since, clocks, extended=False), since=since)


def _due(rule: str, start: datetime | date, since: date | None, clocks: Clocks, *, extended: bool) -> Due | None:
    if since is None or not isinstance(start, datetime):
        return clocks.due(rule, start, extended=extended)
    return clocks.due(rule, since, extended=extended, later=start)
