"""The count of a clock, day by day, in Indonesian and English.

Rules kept here:
  * Every counted day is named, and every day that is passed over for another reason than the weekend, with its decree.
  * The article comes with how it is read, and for who checks it also how surely that is known; people of the public see
    the article and the dates (`certainty=False`), a desk asks its own list.
  * Where the law is unclear, the other reading is counted out too, with what each is for and why there are two.
  * Where the days are those of a body in Jakarta, its time and that of the office stand side by side.
  * What may still change (a year without its decree, a day that may move) is said.
Left to others: the count (`count`), the sentences about the choice (`explain_choice`).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from saksama.clocks.calendar import Calendar
from saksama.clocks.certainty import SAID
from saksama.clocks.clock import Due
from saksama.clocks.codes import Unit, Zone
from saksama.clocks.count import counted_days
from saksama.clocks.explain_choice import about_choice, started
from saksama.clocks.reading import Reading
from saksama.clocks.words import END_OF_DAY, WITA, Said, day, hour
from saksama.words import Language

_ONE_DAY = timedelta(days=1)
_ONE_SECOND = timedelta(seconds=1)


def explain(due: Due, calendar: Calendar, *, certainty: bool = True) -> Said:
    """How `due` was counted, and what else may be said of it; `certainty`: also how surely the rule is known."""
    known = SAID[due.rule.extension.certainty if due.extended and due.rule.extension else due.rule.certainty]
    ends = Said(f" [{known.id}]", f" [{known.en}]") if certainty else Said("", "")
    return Said(_explain(due, calendar, ends, "id"), _explain(due, calendar, ends, "en"))


def _explain(due: Due, calendar: Calendar, ends: Said, language: Language) -> str:
    sentences = [f"{counted(due, due.used, due.due, calendar, language)}; {_law(due, language)}{ends.by(language)}"]
    if due.other is not None:
        told = counted(due, due.other, due.latest, calendar, language)
        sentences.append(f"{Said('Hitungan lain', 'The other count').by(language)}: {told}")
    sentences += [each.by(language) for each in about_choice(due)]
    if due.used.unit is not Unit.HOURS:
        last = due.latest.date()
        may = [
            each.by(language)
            for each in calendar.provisional(min(due.start.date(), due.due.date()), max(due.start.date(), last))
        ]
        sentences += [f"{Said('Sementara', 'Provisional').by(language)}: {'; '.join(may)}"] if may else []
    return ". ".join(sentences) + "."


def _law(due: Due, language: Language) -> str:
    """The article, and how it is read."""
    rule, extension = due.rule, due.rule.extension if due.extended else None
    article = Said(rule.article, rule.article_en)
    if extension is not None:
        article = Said(extension.article, extension.article_en)
    # An extension with a unit of its own says by itself what is counted.
    read = "" if extension is not None and extension.unit else Said(rule.read_as, rule.read_as_en).by(language)
    return f"{article.by(language)}{', ' if read else ''}{read}"


def counted(due: Due, reading: Reading, ends: datetime, calendar: Calendar, language: Language) -> str:
    """One reading counted out, from the event to its last second."""
    rule, start = due.rule, due.began(reading)
    event = started(rule, reading.start).by(language)
    event = event[0].upper() + event[1:]
    same_year = start.year == ends.year
    if reading.unit is Unit.HOURS:
        plus = Said(f"ditambah {reading.length} jam", f"plus {reading.length} hours").by(language)
        return f"{event} {day(start, language)} {hour(start, language)}; {plus}: {_end(ends, language)}"
    begun = f"{event} {day(start, language, year=not same_year)}"
    if rule.zone is not Zone.OFFICE:
        begun += f" ({Said(f'hari {start.tzname()}', f'a day of {start.tzname()}').by(language)})"
    days = counted_days(reading, start.date(), calendar)
    if not days:
        until = Said("sampai akhir hari itu", "until the end of that day").by(language)
        return f"{begun}, {until}: {_end(ends, language)}"
    parts = [f"{begun}, {_first_day(days[0] == start.date(), reading).by(language)}"]
    last = len(days)
    for n, counting in enumerate(days, 1):
        before = days[n - 2] if n > 1 else start.date()
        parts += _passed(reading, before, counting, calendar, language)
        is_end = n == last and counting == ends.date()
        told = _end(ends, language) if is_end else day(counting, language, year=counting.year != ends.year)
        parts.append(f"{_number(n, reading).by(language)}: {told}")
    if ends.date() < days[-1]:
        shut = Said("hari itu kantor tutup, terakhir buka", "the office is shut on that day and last open").by(language)
        parts.append(f"{shut} {_end(ends, language)}")
    elif days[-1] != ends.date():
        moved = Said("bukan hari kerja, bergeser ke", "no working day, moves to").by(language)
        parts.append(f"{moved} {_end(ends, language)}")
    return "; ".join(parts)


def _number(n: int, reading: Reading) -> Said:
    return Said(f"Hari ke-{n} sebelumnya", f"Day {n} before") if reading.backwards else Said(f"Hari {n}", f"Day {n}")


def _first_day(is_counted: bool, reading: Reading) -> Said:  # noqa: FBT001 (the one fact that the sentence tells)
    if is_counted:
        return Said("hari itu dihitung", "that day is counted")
    if reading.first_day_counted:
        return Said("hari itu bukan hari kerja, tidak dihitung", "that day is no working day and is not counted")
    return Said("hari itu tidak dihitung", "that day is not counted")


def _end(ends: datetime, language: Language) -> str:
    told = f"{day(ends, language)} {hour(ends, language)}"
    if ends.utcoffset() == WITA.utcoffset(None):
        return told
    # What ends with the last second of a day there ends at one o'clock here.
    is_day = (ends.hour, ends.minute, ends.second) == END_OF_DAY
    here = (ends + _ONE_SECOND if is_day else ends).astimezone(WITA)
    return f"{told} ({day(here, language, year=False)} {hour(here, language)})"


def _passed(reading: Reading, after: date, until: date, calendar: Calendar, language: Language) -> Iterator[str]:
    """The days between that are passed over by a decree, each with it."""
    step = -_ONE_DAY if reading.backwards else _ONE_DAY
    on = after + step
    while reading.unit is Unit.WORKING and (until < on if reading.backwards else on < until):
        found = calendar.day(on, regional_counts=reading.regional_counts)
        reasons = [
            (row, decree)
            for row, decree in found.why
            if row.is_counted(regional_counts=reading.regional_counts) is False
        ]
        for row, decree in reasons[:1] if on.weekday() < 5 else []:
            name = Said(f"{row.name}, {decree.short}", f"{row.name_en}, {decree.short}").by(language)
            no = Said("tidak dihitung", "not counted").by(language)
            yield f"{day(on, language, year=False)} {no} ({name})"
        on += step
