"""The law's periods for the replay of cases, counted by the rules and calendars that come with this package.

Rules kept here:
  * Where the law is unclear both dates count: only what misses every reading is late.
  * What a head of office settled does not count here: both readings stay, and a settled one is one of them.
  * A day that a log's office decreed counts both ways, as it says and as it was: only what misses both is late.
  * No answer where the rule, its version, its extension or the calendar does not reach: the report says "not checked".
Left to others: counting (clocks), which duty an act begins or ends (procedure).
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from saksama.clocks import clock
from saksama.clocks.calendar import Calendar, OutsideCalendar
from saksama.clocks.calendar_file import CalendarFile, DayKind, DayRow, Decree
from saksama.clocks.certainty import Certainty
from saksama.clocks.clock import NoExtension, NotInForce
from saksama.clocks.codes import EndOfDay, Unit
from saksama.clocks.reading import readings
from saksama.clocks.shipped import UnknownRule, national_calendar, rule_at, rule_on
from saksama.clocks.words import WITA
from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.procedure.deadlines import Clocks, Due

_LAST_FRACTION = timedelta(microseconds=999_999)
"""A day ends with the last fraction of its last second; a period in hours ends on the second."""

type _Days = tuple[str, date, date, date | None, bool]
"""The rule's id, since when this version of it, on which of its days both starts came, whether it is extended."""


class StatutoryClocks:
    """Clocks by the rules that are shipped; a day alone is one of Nusa Tenggara Barat (WITA)."""

    def __init__(self, decreed: Iterable[DayDecreed] = ()) -> None:
        layers = [_layer(each) for each in decreed]
        self._of_days: dict[tuple[str, date, bool], Due | None] = {}
        self._by_days: dict[_Days, Due | None] = {}
        self._calendars = (national_calendar(), *([national_calendar().adding(*layers)] if layers else []))

    def due(self, rule: str, start: datetime | date, *, extended: bool, later: datetime | None = None) -> Due | None:
        """As `procedure.deadlines.Clocks`. Of a day alone the hour is unknown: its first and its last second count."""
        if isinstance(start, datetime):
            return self._due(rule, start, later, extended=extended)
        if later is not None:
            return self._of_day(rule, start, later, extended=extended)
        asked = (rule, start, extended)
        if asked not in self._of_days:
            self._of_days[asked] = self._of_day(rule, start, None, extended=extended)
        return self._of_days[asked]

    def _of_day(self, rule: str, start: date, later: datetime | None, *, extended: bool) -> Due | None:
        first = self._due(rule, datetime.combine(start, time.min, WITA), later, extended=extended)
        last = self._due(rule, datetime.combine(start, time(23, 59, 59), WITA), later, extended=extended)
        return None if first is None or last is None else Due(first.earliest, last.latest)

    def _due(self, rule: str, start: datetime, later: datetime | None, *, extended: bool) -> Due | None:
        # Many cases begin on one day.
        asked = _days(rule, start, later, extended=extended)
        if asked is None:
            return self._counted(rule, start, later, extended=extended)
        if asked not in self._by_days:
            self._by_days[asked] = self._counted(rule, start, later, extended=extended)
        return self._by_days[asked]

    def _counted(self, rule: str, start: datetime, later: datetime | None, *, extended: bool) -> Due | None:
        ends = [_due(rule, start, later, calendar, extended=extended) for calendar in self._calendars]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return None
        return Due(min(end.earliest for end in known), max(end.latest for end in known))


def under_decrees(clocks: Clocks, decreed: Sequence[DayDecreed]) -> Clocks:
    """The clocks with the days that a log's office decreed; the same where there are none, or these count no days."""
    return StatutoryClocks(decreed) if decreed and isinstance(clocks, StatutoryClocks) else clocks


def _layer(body: DayDecreed) -> CalendarFile:
    counts = {Effect.OFF: False, Effect.REGIONAL: None, Effect.WORKING: True}[body.effect]
    decree = Decree(
        id="log", short=body.decree, title=body.decree, title_en=body.decree, source="log", certainty=Certainty.TEXT
    )
    on = date.fromisoformat(body.day)
    row = DayRow(date=on, kind=DayKind.REGIONAL, name=body.decree, name_en=body.decree, decree="log", counts=counts)
    return CalendarFile(decree=(decree,), day=(row,))


def _days(rule: str, start: datetime, later: datetime | None, *, extended: bool) -> _Days | None:
    """What the answer rests on where no hour matters; None where one does, or no version is known."""
    try:
        version = rule_at(rule, start)
    except (UnknownRule, NotInForce):
        return None
    if _asks_hours(rule, version.valid_from, extended=extended):
        return None
    day = None if later is None else version.day_of(later)
    return rule, version.valid_from, version.day_of(start), day, extended


@cache
def _asks_hours(rule: str, since: date, *, extended: bool) -> bool:
    """Whether some reading of the version that began then runs in hours, or ends with the closing of offices."""
    found = readings(rule_on(rule, since), (), since, extended=extended).open
    return any(each.unit is Unit.HOURS or each.end_of_day is EndOfDay.CLOSING for each in found)


def _due(rule: str, start: datetime, later: datetime | None, calendar: Calendar, *, extended: bool) -> Due | None:
    try:
        version = rule_at(rule, start)
        found = clock.due(version, start, calendar, extended=extended, later=later)
    except (UnknownRule, NotInForce, NoExtension, OutsideCalendar):
        return None
    more = timedelta(0) if found.used.unit is Unit.HOURS else _LAST_FRACTION
    return Due(found.due + more, found.latest + more)
