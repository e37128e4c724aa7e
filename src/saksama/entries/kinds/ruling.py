"""Ruling entries: days that an office adds to the calendar of its clocks, and readings that it settled.

Rules kept here:
  * Two persons answer for it: the actor who proposed it, and `second`, who confirmed it. The reason is committed.
  * It names the decree by number and day; the decree itself is a paper elsewhere.
Left to others: what a day or an answer means to a clock (clocks), which clocks it moves (the node).
"""

from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Confirmer, Day, Office, OnPaper, RegisterNumber

ClockAnswer = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9a-z][0-9a-z. ]{0,31}\Z", description="answer to a question of a clock's rule")
]


class Effect(StrEnum):
    """What a decreed day is to a clock.

    `off`: no working day; `regional`: a regional holiday, of which no text says whether it counts; `working`: counted.
    """

    OFF = "off"
    REGIONAL = "regional"
    WORKING = "working"


class DayDecreed(OnPaper, frozen=True, kw_only=True):
    """`day` is, at `office` and below, what the decree `decree` of the day `decreed` says."""

    KIND: ClassVar[str] = "ruling.day"
    day: Day
    decree: RegisterNumber
    decreed: Day
    effect: Effect
    office: Office
    second: Confirmer


class ReadingSettled(OnPaper, frozen=True, kw_only=True):
    """`question` of `rule` is answered so at `office` and below, for clocks from `since` on. No `rule`: for all."""

    KIND: ClassVar[str] = "ruling.reading"
    answer: ClockAnswer
    decree: RegisterNumber
    decreed: Day
    office: Office
    question: Code
    rule: Code | UnsetType = UNSET
    second: Confirmer
    since: Day


KINDS: tuple[type[Body], ...] = (DayDecreed, ReadingSettled)
