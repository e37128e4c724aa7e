"""Why an act on a report of supervision was refused; nothing was changed."""

from enum import StrEnum

from saksama.errors import CallerError
from saksama.observation.answers import Problem


class Why(StrEnum):
    """Each has its sentence on the screen."""

    UNKNOWN = "unknown"
    STATE = "state"
    NOT_THE_WRITER = "not-the-writer"
    OWN = "own"
    NOT_YOUR_TURN = "not-your-turn"
    TAKEN = "taken"
    NO_NOTE = "no-note"
    NOT_ANSWERED = "not-answered"
    NUMBER = "number"
    NUMBER_TAKEN = "number-taken"
    PERIOD = "period"
    FORM = "form"


class ReportRefused(CallerError):
    """The report does not stand where this act begins, or it is another's."""

    code = "lhp.refused"
    advice = "Open the report again and look where it stands and whose turn it is."

    subject: str
    why: Why


class DraftMoved(CallerError):
    """Somebody saved this draft since it was opened here."""

    code = "lhp.draft-moved"
    advice = "Compare both, and save the one that is to stand; neither is lost."

    subject: str
    edits: int


class AnswersRefused(CallerError):
    """Some answers are missing or are none."""

    code = "lhp.answers"
    advice = "Mend what is named; the draft is kept as it is."

    problems: tuple[Problem, ...]
