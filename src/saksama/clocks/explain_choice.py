"""Why there are two dates, and which is for what: the sentences of an explanation about a clock's readings.

Rules kept here: each question that makes the two dates differ is told with its reason; who settled it, and why, is told
where it was; nobody is blamed.
Left to others: the choice itself (`clock`), the count (`explain`).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from saksama.clocks.clock import Due
from saksama.clocks.codes import Bearer, EndOfDay, Question, Unit
from saksama.clocks.reading import Reading, questions
from saksama.clocks.rule import Rule
from saksama.clocks.words import Said, day

_ACTS_BY: Final = Said("Tanggal untuk bertindak ialah yang paling awal", "The date to act by is the earliest")
_ACCEPTED: Final = Said(
    "laporan masih diterima sampai hitungan lain berakhir", "a report is still accepted until the other count ends"
)
_LATE: Final = Said("terlambat baru sesudah hitungan lain berakhir", "late is only what misses the other count too")
_AT_THE_EARLIEST: Final = Said(
    "Lamanya tidak terlihat dalam naskah; ini yang paling awal, bukan batas menurut hukum",
    "No text seen gives a length; this is the earliest that it can be, and no bound of the law",
)
_ASSUMED: Final = Said(
    "Lamanya tidak terlihat dalam naskah; ini untuk mengingatkan saja, bukan batas menurut hukum",
    "No text seen gives a length; this reminds only, and is no bound of the law",
)
_ANSWERS: Final[Mapping[tuple[Question, object], Said]] = {
    (Question.UNIT, Unit.WORKING): Said("hari kerja", "working days"),
    (Question.UNIT, Unit.CALENDAR): Said("hari kalender", "calendar days"),
    (Question.FIRST_DAY, True): Said("hari peristiwa dihitung", "the day of the event counted"),
    (Question.FIRST_DAY, False): Said("hari peristiwa tidak dihitung", "the day of the event not counted"),
    (Question.END_OF_DAY, EndOfDay.MIDNIGHT): Said("sampai pukul 24.00", "until 24:00"),
    (Question.END_OF_DAY, EndOfDay.CLOSING): Said("sampai kantor tutup", "until offices close"),
    (Question.ROLL_OVER, True): Said("akhir pada hari libur bergeser", "an end on a day off moves"),
    (Question.ROLL_OVER, False): Said("akhir pada hari libur tetap", "an end on a day off stays"),
    (Question.REGIONAL, True): Said("libur daerah dihitung", "regional holidays counted"),
    (Question.REGIONAL, False): Said("libur daerah tidak dihitung", "regional holidays not counted"),
}


def answer(question: Question, value: object, rule: Rule | None = None) -> Said:
    """An answer to a question, in words; the question of a start is asked by a rule."""
    if question is Question.LENGTH:
        return Said(f"{value} hari", f"{value} days")
    if question is Question.START and rule is not None:
        told = started(rule, str(value))
        return Said(f"hitungan sejak {told.id}", f"a count since: {told.en}")
    return _ANSWERS[question, value]


def started(rule: Rule, start: str) -> Said:
    """What happened when it began: by the rule's own start, or by the other that is open."""
    other = rule.other_start
    if other is None or start == rule.start:
        return Said(rule.start_words, rule.start_words_en)
    return Said(other.words, other.words_en)


def about_choice(due: Due) -> Iterator[Said]:
    """Why this date; then what else the rule or the head of the office says about it."""
    if due.other is not None:
        yield from _differences(due, due.other)
    for each in due.settled:
        told = answer(each.question, getattr(due.used, each.question), due.rule)
        yield Said(
            f"Bacaan yang ditetapkan kepala kantor sejak {day(each.since, 'id')}: {told.id} ({each.reason})",
            f"Reading settled by the head of the office from {day(each.since, 'en')}: {told.en} ({each.reason})",
        )
    if due.extended and due.rule.extension:
        extension = due.rule.extension
        yield Said(
            f"Diperpanjang menjadi {extension.total} hari: {extension.condition}",
            f"Extended to {extension.total} days: {extension.condition_en}",
        )
    if due.rule.period == "assumed":
        yield _ASSUMED if due.rule.length else _AT_THE_EARLIEST
    if due.rule.assumption:
        yield Said(due.rule.assumption.removesuffix("."), due.rule.assumption_en.removesuffix("."))


def _differences(due: Due, other: Reading) -> Iterator[Said]:
    apart = [each for each in questions(due.rule) if getattr(due.used, each.question) != getattr(other, each.question)]
    for each in apart:
        used = answer(each.question, getattr(due.used, each.question), due.rule)
        left = answer(each.question, getattr(other, each.question), due.rule)
        yield Said(
            f"Dihitung dengan {used.id}, hitungan lain dengan {left.id}: {each.why}",
            f"Counted with {used.en}, the other count with {left.en}: {each.why_en}",
        )
    ends = _ACCEPTED if due.rule.bearer is Bearer.REPORTER else _LATE
    yield Said(f"{_ACTS_BY.id}; {ends.id}", f"{_ACTS_BY.en}; {ends.en}")
