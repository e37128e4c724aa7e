"""What is refused in `deadlines`: a ruling that may not be made so."""

from saksama.errors import CallerError


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
