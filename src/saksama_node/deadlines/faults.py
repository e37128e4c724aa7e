"""What is refused in `deadlines`: a ruling that may not be made so."""

from dataclasses import dataclass

from saksama.errors import CallerError


@dataclass(eq=False)
class NoSuchRuling(CallerError):
    """No such proposal waits, or somebody decided on it meanwhile."""

    code = "ruling.unknown"
    advice = "Open the list again and look where it stands."

    subject: str


@dataclass(eq=False)
class SecondPersonNeeded(CallerError):
    """Who proposed it cannot confirm it."""

    code = "ruling.second-person"
    advice = "Let another person who may confirm it look at it."


@dataclass(eq=False)
class BadRuling(CallerError):
    """The day is in no calendar, or the rule does not ask that question, or not with that answer."""

    code = "ruling.bad"
    advice = "Choose a day of a year whose calendar is here, or a question and an answer from the list."

    why: str


@dataclass(eq=False)
class AlreadyRuled(CallerError):
    """That day is proposed already for that office, or what holds there would not change by it."""

    code = "ruling.already"
    advice = "Look in the list: let the one that waits be confirmed or taken back first."


@dataclass(eq=False)
class NotBackwards(CallerError):
    """A reading is settled from today on, not for clocks that began before."""

    code = "ruling.backwards"
    advice = "Choose today or a later day."

    since: str
