"""Rulings: what may be ruled, what holds; rows only, in the caller's transaction.

Rules kept here:
  * A reading is settled for clocks that begin from today on: nobody's running clock is shortened afterwards.
  * What waits for a second person is no row here, and moves no clock.
Left to others: proposing and confirming (`flows.seconds`), the entry (flow `rule_on_clocks`), counting again (actions).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import msgspec

from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.codes import Question
from saksama.clocks.reading import as_written, questions
from saksama.clocks.shipped import national_calendar, newest, rules
from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.entries.words import worded
from saksama_node.deadlines.faults import AlreadyRuled, BadRuling, NotBackwards
from saksama_node.deadlines.models import Ruling

_STRENGTH: Final = (Effect.REGIONAL, Effect.OFF, Effect.WORKING)
"""A later one beats those before it."""
_MOST_IN_NUMBER: Final = 64
_MOST_IN_NAME: Final = 120


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
        return [(Question.LEAVE, "false"), (Question.LEAVE, "true")]
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
