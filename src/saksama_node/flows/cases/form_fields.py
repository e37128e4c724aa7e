"""Fields of the annex's forms: what a report, a reporter, a moment and an office are called on them.

Rules kept here:
  * What is not known is an empty text, and stays open for a hand.
  * `of_reporter` is for whoever has opened the identity, and is kept nowhere.
Left to others: which form takes which fields (fill_forms, counter_papers), the annex's words (papers.annex).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from saksama_node.accounts.queries import office
from saksama_node.cases.report import Content, Person, Reporter
from saksama_node.papers.setting import long_date, long_day
from saksama_node.settings.current import SETTINGS

SEXES: Final = {"L": "laki-laki", "P": "perempuan"}

type Values = dict[str, str]


def body_name(region: str) -> str:
    """The supervisor there ("diisi sesuai dengan nama lembaganya"), also where its office bears a place's name."""
    name = office(region).name
    if name.startswith(("Bawaslu", "Panwaslu", "Panwaslih", "Badan Pengawas")):
        return name
    return f"Panwaslu {name}" if name.startswith("Kecamatan") else f"Bawaslu {name}"


def letterhead(region: str) -> tuple[str, ...]:
    """The institution, and the office where that is another."""
    name = body_name(region)
    return (SETTINGS.name_id,) if name == SETTINGS.name_id else (SETTINGS.name_id, name)


def of_reporter(reporter: Reporter) -> Values:
    """Who reports; for whoever opened it."""
    born = ", ".join(part for part in (reporter.birth_place, _read(reporter.birth_date, long_date)) if part)
    return {
        "reporter_name": reporter.name,
        "reporter_born": born,
        "reporter_sex": SEXES.get(reporter.sex, ""),
        "reporter_occupation": reporter.occupation,
        "reporter_citizenship": reporter.citizenship,
        "reporter_address": reporter.address,
        "reporter_phone": reporter.phone,
        "reporter_email": reporter.email,
    }


def initials(name: str) -> str:
    """The first letters of a name's words: "C.P."; empty for none."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalnum())


def of_report(content: Content) -> Values:
    """What is reported."""
    return {
        "event": content.event,
        "event_place": content.place,
        "happened_on": written_day(content.happened_on),
        "known_on": written_day(content.known_on),
        "account": content.account,
        "reported_name": joined(content.reported, "name"),
        "reported_address": joined(content.reported, "address"),
        "reported_phone": joined(content.reported, "phone"),
        "finder_name": content.supervision.finder,
        "finder_post": content.supervision.post,
        "assignment_number": content.supervision.assignment,
        "lhp_number": content.supervision.report,
    }


def persons(found: Sequence[Person]) -> list[tuple[str, str, str]]:
    """Rows of testifiers."""
    return [(each.name, each.address, each.phone) for each in found]


def of_moment(at: datetime | date) -> Values:
    """The day of the paper, as one and in its parts."""
    weekday, _, day = long_day(at).partition(", ")
    _number, month, year = day.split(" ")
    parts = {"weekday": weekday, "date": str(at.day), "month": month, "year": year}
    return {"day": day, "date_and_month": f"{at.day} {month}", **parts}


def of_receipt(at: datetime) -> Values:
    """When the report was received, on the office's wall clock."""
    return {
        "received_day": long_day(at),
        "received_weekday": long_day(at).partition(",")[0],
        "received_date": long_date(at),
        "received_time": f"{at:%H.%M} {at.tzname()}",
    }


def joined(found: Sequence[Person], part: str) -> str:
    """This part of each, numbered where there are several."""
    told = [str(getattr(each, part)) for each in found]
    if len(told) < 2 or not any(told):
        return "".join(told)
    return "\n".join(f"{number}. {each or '–'}" for number, each in enumerate(told, start=1))


def written_day(written: str) -> str:
    """A day that is written as ISO has it, in words; empty for none."""
    return _read(written, long_day)


def _read(written: str, spelled: Callable[[date], str]) -> str:
    return spelled(date.fromisoformat(written)) if written else ""
