"""The law by which the clocks of an office run: rules, calendar, and what the head of the office settled.

Rules kept here:
  * What no rule, version or calendar covers is not guessed: the answer is None, and the screen says so.
  * A confirmed ruling holds at its office and every office below it, a proposed one nowhere.
Left to others: counting (`saksama.clocks`), who may rule (flows).
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import msgspec

from saksama.clocks import clock
from saksama.clocks.calendar import Calendar, OutsideCalendar
from saksama.clocks.calendar_file import CalendarFile, DayKind, DayRow, Decree
from saksama.clocks.certainty import Certainty
from saksama.clocks.clock import Due, NoExtension, NotInForce
from saksama.clocks.codes import Question
from saksama.clocks.reading import BadSettlement, Settled
from saksama.clocks.rule import Answer, Rule
from saksama.clocks.shipped import UnknownRule, national_calendar, regulations, rule_on
from saksama.clocks.words import WITA
from saksama.entries.kinds.ruling import Effect
from saksama_node.deadlines.models import Ruling
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
            return self._counted(version, start, extended=extended)
        except (UnknownRule, NotInForce, NoExtension, OutsideCalendar):
            return None

    def _counted(self, version: Rule, start: datetime, *, extended: bool) -> Due:
        try:
            return clock.due(version, start, self.calendar, self.settled, extended=extended)
        except BadSettlement:
            # Settled under an earlier version of the rule; this one asks something else, and has both dates.
            return clock.due(version, start, self.calendar, (), extended=extended)


def law_at(region: str) -> Law:
    """The law at the office of this region, as it is confirmed now."""
    rulings = Ruling.objects.order_by("leaf")
    here = [each for each in rulings if region == each.region or region.startswith(f"{each.region}.")]
    days = tuple((each.day, each.effect, each.name, each.number, each.decreed) for each in here if each.day)
    readings = tuple(
        Settled(Question(each.question), answer_of(each.answer), each.reason, each.since, each.rule)
        for each in here
        if each.since
    )
    return _law(days, readings)


def answer_of(text: str) -> Answer:
    """An answer as an entry and a row write it: "true", "7", "kerja"."""
    return {"true": True, "false": False}[text] if text in {"true", "false"} else int(text) if text.isdigit() else text


def law_digest() -> str:
    """What names the whole law of this node: other rules, calendars, editions or rulings give another name."""
    calendar = national_calendar()
    confirmed = Ruling.objects.order_by("pk").values_list("pk", flat=True)
    held = (regulations(), tuple(calendar.years.values()), tuple(editions().values()), tuple(confirmed))
    return hashlib.sha256(msgspec.json.encode(held)).hexdigest()


@lru_cache(maxsize=64)
def _law(days: tuple[tuple[date, str, str, str, date], ...], settled: tuple[Settled, ...]) -> Law:
    """Kept: a calendar's working days are listed once, and most offices have the same."""
    return Law(national_calendar().adding(*(_layer(*each) for each in days)), settled)


def _layer(day: date, effect: str, name: str, number: str, decreed: date) -> CalendarFile:
    fixed = {Effect.OFF: False, Effect.REGIONAL: None, Effect.WORKING: True}[Effect(effect)]
    decree = Decree(
        id="here",
        short=number,
        title=name,
        title_en=name,
        source="dicatat di simpul ini",
        certainty=Certainty.TEXT,
        dated=decreed,
    )
    row = DayRow(
        date=day,
        kind=DayKind.REGIONAL,
        name=name,
        name_en=name,
        decree="here",
        open=True if fixed else None,
        counts=fixed,
    )
    return CalendarFile(decree=(decree,), day=(row,))
