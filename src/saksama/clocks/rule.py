"""Rules of statutory clocks: how long, from what, for whom, by which article, how certain, and what is unclear.

Rules kept here:
  * A deadline is data with its article, its source and how certain it is; never a constant in code.
  * Where the law is unclear, the rule names the question, the other answer and why it is asked; nothing is hidden
    behind a default.
  * Texts without `_en` are Indonesian.
Left to others: which answer is used (`reading`), counting (`count`), whole files and their faults (`rule_file`), who
must act (procedure).
"""

from datetime import date, datetime, timezone
from typing import Annotated, Literal

import msgspec

from saksama.clocks.certainty import Certainty
from saksama.clocks.codes import Bearer, EndOfDay, Question, Regime, Unit, Zone
from saksama.clocks.words import WIB, WITA
from saksama.errors import CallerError

type Text = Annotated[str, msgspec.Meta(min_length=1)]
type Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*\Z")]
type Answer = bool | int | str


class RuleMalformed(CallerError):
    """A rule file cannot be read."""

    code = "clock.rule-malformed"
    advice = "Mend the rule file: every field of saksama.clocks.rule.Rule, nothing else."

    why: str


class Unclear(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question about a rule that no text seen answers. `other` is the answer that stands beside the rule's own.

    `words`: of another start alone, what happened then.
    """

    question: Question
    other: Answer
    why: Text
    why_en: Text
    words: str = ""
    words_en: str = ""


class Extension(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the period can become longer: `total` counts from the same start. `unit` where the article gives its own."""

    total: Annotated[int, msgspec.Meta(ge=1)]
    article: Text
    article_en: Text
    condition: Text
    condition_en: Text
    certainty: Certainty
    unit: Unit | None = None
    text: str = ""
    """The words of the norm, exactly, where they were read."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A period that begins, or where it is counted `backwards` ends, with an event. A `length` of 0 is its own day."""

    id: Slug
    regime: Regime
    step: Text
    step_en: Text
    bearer: Bearer
    length: Annotated[int, msgspec.Meta(ge=0, le=400)]
    unit: Unit
    start: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_.]*\Z")]
    """A code for programs: an entry kind of the log where there is one."""
    start_words: Text
    start_words_en: Text
    first_day_counted: bool
    end_of_day: EndOfDay
    roll_over: bool
    """Whether an end on a day off moves to the next working day."""
    lapse: Text
    lapse_en: Text
    article: Text
    article_en: Text
    read_as: str = ""
    """How the words of the article are read, and by which text."""
    read_as_en: str = ""
    source: Text
    certainty: Certainty
    valid_from: date
    valid_to: date | None = None
    period: Literal["stated", "assumed"] = "stated"
    """`assumed`: no text seen gives a length. This is the earliest that it can be (0), or reminds: no bound of law."""
    text: str = ""
    assumption: str = ""
    assumption_en: str = ""
    extension: Extension | None = None
    unclear: tuple[Unclear, ...] = ()
    backwards: bool = False
    """Whether it is counted from the event back: done so long before it, at the latest."""
    zone: Zone = Zone.OFFICE
    """Whose day it is: what is done at or by a body in Jakarta ends at 24.00 WIB."""

    @property
    def other_start(self) -> Unclear | None:
        """The question which event begins it, where that is open: an event after the rule's own."""
        return next((each for each in self.unclear if each.question is Question.START), None)

    @property
    def wall_clock(self) -> timezone:
        """By which its days begin and end."""
        return WIB if self.zone is Zone.JAKARTA else WITA

    def day_of(self, moment: datetime) -> date:
        """On which of its days that moment is."""
        return moment.astimezone(self.wall_clock).date()

    def is_in_force(self, on: date) -> bool:
        """Whether a clock that starts on that day runs by this version."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
