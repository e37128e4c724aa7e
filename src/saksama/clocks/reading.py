"""Readings of a rule: one answer to each question that the law leaves open, and who may choose among them.

Rules kept here:
  * A reading answers everything; two readings of one rule differ in what its questions name, in nothing else.
  * A question that the head of an office has settled has one answer; all others are open. What a text answers is no
    question: the rule is written by that text.
  * Whether regional holidays count as working days is asked of every rule that counts working days.
Left to others: counting (`count`), choosing by date (`clock`), four eyes and the entry of a settlement (node).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Annotated, Final

import msgspec

from saksama.clocks.codes import EndOfDay, Question, Unit
from saksama.clocks.rule import Answer, Rule, Unclear
from saksama.errors import CallerError


class BadSettlement(CallerError):
    """A settled reading answers no question of the rule, or not in a way that it can be answered."""

    code = "clock.bad-settlement"
    advice = "Settle a question that the rule names, with one of its two answers."

    rule: str
    question: str
    why: str


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a rule is counted, with nothing left open. `backwards` is no question: the words say it."""

    start: str
    length: Annotated[int, msgspec.Meta(ge=0, le=400)]
    unit: Unit
    first_day_counted: bool
    end_of_day: EndOfDay
    roll_over: bool
    regional_counts: bool = False
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The head of an office's answer, with a reason, for clocks that start on `since` or later. No `rule`: for all."""

    question: Question
    answer: Answer
    reason: str
    since: date
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Readings:
    """What may be used (`open`: the first is as written), and what was settled."""

    open: tuple[Reading, ...]
    settled: tuple[Settled, ...]


REGIONAL_DAYS: Final = Unclear(
    question=Question.REGIONAL,
    other=True,
    why="tidak ada naskah yang terlihat tentang libur daerah dalam hitungan hari kerja",
    why_en="no text seen says whether regional holidays count as working days",
)


def questions(rule: Rule) -> tuple[Unclear, ...]:
    """All questions of a rule: its own, and that of regional days wherever working days may matter."""
    may_count_working = Unit.WORKING in {rule.unit, *(each.other for each in rule.unclear)} or rule.roll_over
    return (*rule.unclear, REGIONAL_DAYS) if may_count_working else rule.unclear


def as_written(rule: Rule, *, extended: bool = False) -> Reading:
    """The rule's own answers, and with `extended` those of its extension."""
    length, unit = rule.length, rule.unit
    if extended and rule.extension is not None:
        length, unit = rule.extension.total, rule.extension.unit or unit
    return Reading(
        start=rule.start,
        length=length,
        unit=unit,
        first_day_counted=rule.first_day_counted,
        end_of_day=rule.end_of_day,
        roll_over=rule.roll_over,
        backwards=rule.backwards,
    )


def with_answer(reading: Reading, question: Question, answer: Answer) -> Reading:
    """The reading with another answer. Raises `msgspec.ValidationError` where it is of another type."""
    return msgspec.convert({**msgspec.structs.asdict(reading), question.value: answer}, Reading)


def readings(rule: Rule, settled: Sequence[Settled], on: date, *, extended: bool) -> Readings:
    """All readings of a clock that starts on that day. Raises `BadSettlement`."""
    in_force = (each for each in settled if each.since <= on and each.rule in {"", rule.id})
    # A later settlement takes an earlier one's place, one for this rule a general one's.
    return _readings(rule, tuple(sorted(in_force, key=lambda each: (bool(each.rule), each.since))), extended=extended)


@lru_cache(maxsize=1024)
def _readings(rule: Rule, settled: tuple[Settled, ...], *, extended: bool) -> Readings:
    written = as_written(rule, extended=extended)
    # The extension's article gives its own length, and may give its own unit: nothing is asked of these then.
    silent = {Question.LENGTH, Question.UNIT} if rule.extension and rule.extension.unit else {Question.LENGTH}
    asked = [each for each in questions(rule) if not (extended and each.question in silent)]
    taken = {each.question: each for each in settled if _settles(rule, each, asked)}
    for question, each in taken.items():
        written = with_answer(written, question, each.answer)
    still = [each for each in asked if each.question not in taken]
    return Readings(tuple(_all(written, still)), tuple(taken.values()))


def _all(written: Reading, asked: Sequence[Unclear]) -> Iterator[Reading]:
    """The written reading first, then every combination of other answers."""
    for answers in product((False, True), repeat=len(asked)):
        found = written
        for each, other in zip(asked, answers, strict=True):
            found = with_answer(found, each.question, each.other) if other else found
        yield found


def _settles(rule: Rule, settled: Settled, asked: Sequence[Unclear]) -> bool:
    """Whether it answers a question of this clock. Raises `BadSettlement` where it is made for this rule and wrong."""
    unclear = next((each for each in asked if each.question is settled.question), None)
    if unclear is None:
        if settled.rule and settled.question not in {each.question for each in questions(rule)}:
            raise BadSettlement(rule.id, settled.question, "the rule does not ask it")
        return False
    own = getattr(as_written(rule), settled.question)
    if settled.answer not in (own, unclear.other):
        if settled.rule:
            raise BadSettlement(rule.id, settled.question, f"neither {own} nor {unclear.other}")
        return False
    return True
