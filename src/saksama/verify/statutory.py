"""The law's periods for the replay of cases, counted by the rules and calendars that come with this package.

Rules kept here:
  * Where the law is unclear both dates count: only what misses every reading is late.
  * What a head of office settled is not known here: both readings stay.
  * No answer where the rule, its version, its extension or the calendar does not reach: the report says "not checked".
Left to others: counting (clocks), which duty an act begins or ends (procedure).
"""

from datetime import date, datetime, time, timedelta

from saksama.clocks import clock
from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.clock import NoExtension, NotInForce
from saksama.clocks.codes import Unit
from saksama.clocks.shipped import UnknownRule, national_calendar, rule_on
from saksama.clocks.words import WITA
from saksama.procedure.deadlines import Due

_LAST_FRACTION = timedelta(microseconds=999_999)
"""A day ends with the last fraction of its last second; a period in hours ends on the second."""


class StatutoryClocks:
    """Clocks by the rules that are shipped, in the zone of Nusa Tenggara Barat (WITA)."""

    def due(self, rule: str, start: datetime | date, *, extended: bool) -> Due | None:
        """As `procedure.deadlines.Clocks`. Of a day alone the hour is unknown: its first and its last second count."""
        if isinstance(start, datetime):
            return _due(rule, start, extended=extended)
        first = _due(rule, datetime.combine(start, time.min, WITA), extended=extended)
        last = _due(rule, datetime.combine(start, time(23, 59, 59), WITA), extended=extended)
        return None if first is None or last is None else Due(first.earliest, last.latest)


def _due(rule: str, start: datetime, *, extended: bool) -> Due | None:
    try:
        version = rule_on(rule, start.astimezone(WITA).date())
        found = clock.due(version, start, national_calendar(), extended=extended)
    except (UnknownRule, NotInForce, NoExtension, OutsideCalendar):
        return None
    ends = (found.due, found.also or found.due)
    more = timedelta(0) if found.used.unit is Unit.HOURS else _LAST_FRACTION
    return Due(min(ends) + more, max(ends) + more)
