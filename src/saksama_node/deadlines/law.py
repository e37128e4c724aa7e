"""The law by which the clocks of an office run: rules, calendar, and what the head of the office settled.

Rules kept here:
  * What no rule, version or calendar covers is not guessed: the answer is None, and the screen says so.
Left to others: counting (`saksama.clocks`).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from saksama.clocks import clock
from saksama.clocks.calendar import Calendar, OutsideCalendar
from saksama.clocks.clock import Due, NoExtension, NotInForce
from saksama.clocks.reading import Settled
from saksama.clocks.shipped import UnknownRule, national_calendar, regulations, rule_on
from saksama.clocks.words import WITA
from saksama_node.deadlines.running import editions


@dataclass(frozen=True, eq=False)
class Law:
    """Calendar and settled readings at one office."""

    calendar: Calendar
    settled: tuple[Settled, ...] = ()

    def due(self, rule: str, start: datetime, *, extended: bool) -> Due | None:
        """When a duty falls due that began at `start`; None where nothing that is known says so."""
        try:
            version = rule_on(rule, start.astimezone(WITA).date())
            return clock.due(version, start, self.calendar, self.settled, extended=extended)
        except (UnknownRule, NotInForce, NoExtension, OutsideCalendar):
            return None


def law_at(_region: str) -> Law:
    """The law at the office of this region."""
    return Law(national_calendar())


def law_digest() -> str:
    """What names the whole law of this node: another version's rules or calendars give another name."""
    calendar = national_calendar()
    data = msgspec.json.encode((regulations(), tuple(calendar.years.values()), tuple(editions().values())))
    return hashlib.sha256(data).hexdigest()
