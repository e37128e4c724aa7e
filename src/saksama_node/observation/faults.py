"""Why an act on a report of supervision, a period or what an office prepares was refused; nothing was changed.

Left to others: the sentence of each on a screen (web.desk).
"""

from enum import StrEnum

from saksama.errors import CallerError, NotThere
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
    NO_REASON = "no-reason"
    WRITER_THERE = "writer-there"
    NOT_ANSWERED = "not-answered"
    NUMBER_TAKEN = "number-taken"
    NUMBER_WRITING = "number-writing"
    ANNEXES = "annexes"
    ANNEX_SIZE = "annex-size"
    ANNEX_TYPE = "annex-type"
    ANNEX_NAMED = "annex-named"
    PERIOD = "period"
    FORM = "form"


class ReportRefused(CallerError):
    """The report does not stand where this act begins, or it is another's."""

    code = "lhp.refused"
    advice = "Open the report again and look where it stands and whose turn it is."

    subject: str
    why: Why


class WhyPeriod(StrEnum):
    """What of a period is none; each has its sentence on the screen."""

    DAYS = "days"
    CHAIN = "chain"
    FORM = "form"
    ASKED = "asked"
    SAME = "same"
    CLOSED = "closed"


class PeriodRefused(CallerError):
    """The days, the chain or the offices of a period are none, or it was closed."""

    code = "observation.period-refused"
    advice = "A period ends when it begins or later, its chain goes upwards, and somebody is asked for a report."

    why: WhyPeriod


class NoSuchPeriod(NotThere):
    """No period of this id lies at one's own places."""

    code = "observation.no-period"
    advice = "Look it up in the list of periods."

    subject: str


class SentencesRefused(CallerError):
    """Ready sentences are lines that print, up to thirty of a stage."""

    code = "observation.sentences-refused"
    advice = "Write one sentence a line."

    stage: str


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
