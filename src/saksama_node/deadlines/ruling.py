"""Rulings, and the law that they are part of: rules, calendar and settled readings by which an office's clocks run.

Rules kept here:
  * What no rule, version or calendar covers is not guessed: the answer is None, and the screen says so.
  * A confirmed ruling holds at its office and every office below it; what waits for a second person is no row here, and
    moves no clock.
  * A reading is settled for clocks that begin from today on: nobody's running clock is shortened afterwards.
  * Rows only, in the caller's transaction.
Left to others: counting (`saksama.clocks`), proposing and confirming (`flows.seconds`), the entry (flow
`rule_on_clocks`), counting again (actions).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

import msgspec

from saksama.clocks import clock
from saksama.clocks.calendar import Calendar, OutsideCalendar
from saksama.clocks.calendar_file import CalendarFile, DayKind, DayRow
from saksama.clocks.calendar_file import Decree as CalendarDecree
from saksama.clocks.certainty import Certainty
from saksama.clocks.clock import Due, NoExtension, NotBegun, NotInForce
from saksama.clocks.codes import Question
from saksama.clocks.reading import BadSettlement, Settled, as_written, questions
from saksama.clocks.rule import Answer, Rule
from saksama.clocks.shipped import UnknownRule, national_calendar, newest, regulations, rule_at, rules
from saksama.clocks.words import WITA
from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.accounts.policy import covers
from saksama_node.deadlines import noticed
from saksama_node.deadlines.models import Ruling
from saksama_node.deadlines.running import editions

_STRENGTH: Final = (Effect.REGIONAL, Effect.OFF, Effect.WORKING)
"""A later one beats those before it."""
_MOST_IN_NUMBER: Final = 64
_MOST_IN_NAME: Final = 120


class BadRuling(CallerError):
    """The day is in no calendar, or the rule does not ask that question, or not with that answer."""

    code = "ruling.bad"
    advice = "Choose a day of a year whose calendar is here, or a question and an answer from the list."

    why: str


class AlreadyRuled(CallerError):
    """What holds on that day at that office would not change by it."""

    code = "ruling.already"
    advice = "Look in the list for what holds there."


class NotBackwards(CallerError):
    """A reading is settled from today on, not for clocks that began before."""

    code = "ruling.backwards"
    advice = "Choose today or a later day."

    since: str


@dataclass(frozen=True, eq=False)
class Law:
    """Calendar and settled readings at one office."""

    calendar: Calendar
    settled: tuple[Settled, ...] = ()

    def due(self, rule: str, start: datetime, *, extended: bool, since: date | None = None) -> Due | None:
        """When a duty falls due that began at `start`, or by another reading on the day `since`; None where unknown."""
        received = None if since is None else datetime.combine(since, time.min, WITA)
        try:
            version = rule_at(rule, received or start)
            if version.other_start is None:
                return self._counted(version, start, None, extended=extended)
            return self._counted(version, received, start, extended=extended)
        except (UnknownRule, NotInForce, NotBegun, NoExtension, OutsideCalendar):
            return None

    def _counted(self, version: Rule, start: datetime | None, later: datetime | None, *, extended: bool) -> Due:
        try:
            return clock.due(version, start, self.calendar, self.settled, extended=extended, later=later)
        except BadSettlement:
            # Settled under an earlier version of the rule; this one asks something else, and has both dates.
            return clock.due(version, start, self.calendar, (), extended=extended, later=later)


def law_at(region: str) -> Law:
    """The law at the office of this region, as it is confirmed now."""
    rulings = Ruling.objects.order_by("leaf")
    here = [each for each in rulings if covers(each.region, region)]
    days = tuple((each.day, each.effect, each.name, each.number, each.decreed) for each in here if each.day)
    readings = tuple(
        Settled(Question(each.question), answer_of(each.answer), each.reason, each.since, each.rule)
        for each in here
        if each.since and each.question != noticed.QUESTION
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
    decree = CalendarDecree(
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


class Decree(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is ruled; the fields of a day or those of a reading, as in `models.Ruling`."""

    region: str
    number: str
    decreed: date
    day: date | None = None
    effect: str = ""
    name: str = ""
    rule: str = ""
    question: str = ""
    answer: str = ""
    since: date | None = None

    @property
    def about(self) -> str:
        """What is ruled once at a time: a day at an office, or a rule's question at one from a day on; region first."""
        return f"{self.region}/{self.day or f'{self.rule}/{self.question}/{self.since}'}"


@dataclass(frozen=True, slots=True)
class RulingInfo:
    """A ruling that holds; as in `models.Ruling`."""

    decree: Decree
    reason: str
    by: int
    second: int
    at: datetime
    leaf: int


def region_in(about: str) -> str:
    """The office at which a day or a question is ruled."""
    return about.partition("/")[0]


def well_written(decree: Decree) -> Decree:
    """It as it is kept. Raises `WordsRefused`."""
    number = worded(decree.number, most=_MOST_IN_NUMBER, lines=False)
    name = worded(decree.name, most=_MOST_IN_NAME, lines=False, needed=False)
    return msgspec.structs.replace(decree, number=number, name=name)


def check(decree: Decree, today: date) -> None:
    """Raise `BadRuling`, `NotBackwards` or `AlreadyRuled` where it may not be ruled."""
    if decree.day is not None:
        try:
            national_calendar().require(decree.day, decree.day)
        except OutsideCalendar as error:
            raise BadRuling(str(error)) from error
        _check_changes(decree)
        return
    if decree.since is None or (decree.question, decree.answer) not in answers(decree.rule):
        raise BadRuling(f"{decree.rule} {decree.question} {decree.answer}")
    if decree.since < today:
        raise NotBackwards(decree.since.isoformat())


def answers(rule_id: str) -> list[tuple[str, str]]:
    """Every question of a rule with each of its two answers, as rows write them; of all rules for an empty id."""
    if not rule_id:
        naming = [(noticed.QUESTION, each.value) for each in noticed.Naming]
        return [(Question.REGIONAL, "false"), (Question.REGIONAL, "true"), *naming]
    if rule_id not in {each.id for each in rules()}:
        return []
    rule = newest(rule_id)
    return [
        (each.question, written(answer))
        for each in questions(rule)
        for answer in (getattr(as_written(rule), each.question), each.other)
    ]


def written(answer: object) -> str:
    """An answer as rows and entries write it."""
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def keep(subject: str, found: RulingInfo) -> None:
    """Let it hold."""
    fields = {"reason": found.reason, "by": found.by, "second": found.second, "at": found.at, "leaf": found.leaf}
    fields |= msgspec.structs.asdict(found.decree)
    Ruling.objects.create(subject=subject, **fields)


def is_held(subject: str) -> bool:
    """Whether the entry of this subject has its row."""
    return Ruling.objects.filter(subject=subject).exists()


def rulings() -> Sequence[RulingInfo]:
    """All, the newest first."""
    return [_info(row) for row in Ruling.objects.order_by("-pk")]


def decree_of(body: DayDecreed | ReadingSettled) -> Decree:
    """What an entry rules; a day's name is in none."""
    decree = Decree(region=body.office, number=body.decree, decreed=date.fromisoformat(body.decreed))
    match body:
        case DayDecreed():
            return msgspec.structs.replace(decree, day=date.fromisoformat(body.day), effect=body.effect)
        case ReadingSettled():
            rule = body.rule if isinstance(body.rule, str) else ""
            since = date.fromisoformat(body.since)
            return msgspec.structs.replace(decree, rule=rule, question=body.question, answer=body.answer, since=since)


def _check_changes(decree: Decree) -> None:
    """Raise `AlreadyRuled` where the day would be there what it is.

    A calendar asks nothing of the order of decrees: what is fixed as working beats what is off, that a regional day.
    """
    held = Ruling.objects.filter(day=decree.day, region=decree.region).values_list("effect", flat=True)
    if any(_STRENGTH.index(each) >= _STRENGTH.index(decree.effect) for each in held):
        raise AlreadyRuled


def _info(row: Ruling) -> RulingInfo:
    decree = Decree(**{name: getattr(row, name) for name in Decree.__struct_fields__})
    return RulingInfo(decree, row.reason, row.by, row.second, row.at, row.leaf)
