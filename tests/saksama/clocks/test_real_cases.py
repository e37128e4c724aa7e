"""Real dated cases of tests/vectors/clocks/cases.toml: what was counted, or said, in decisions and in the press."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from saksama.clocks.calendar_file import CalendarFile, parse_calendar
from saksama.clocks.clock import Due, due
from saksama.clocks.count import counted_days
from saksama.clocks.reading import readings
from saksama.clocks.shipped import national_calendar, rule_at

FILE = Path(__file__).parents[2] / "vectors" / "clocks" / "cases.toml"


def of(year: int, *off: str) -> CalendarFile:
    """A year that is not shipped, with the days off that the cases of that year run through, from memory."""
    rows = ",".join(
        f'{{ date = {year}-{day}, kind = "libur nasional", name = "a", name_en = "a", decree = "a" }}' for day in off
    )
    return parse_calendar(f"""
year = {year}
day = [{rows}]
[week]
closes = [16:00:00, 16:00:00, 16:00:00, 16:00:00, 16:30:00]
decree = "a"
[[decree]]
id = "a"
short = "a"
title = "a"
title_en = "a"
source = "dari ingatan"
certainty = "memory"
""")


CALENDAR = national_calendar().adding(
    of(2017, "02-15", "03-28", "04-14", "04-24", "05-01", "05-11"), of(2018, "08-17", "08-22", "09-11")
)


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case; its fields as the head of the file says."""

    name: str
    rule: str
    event: str
    earliest: str
    source: str
    latest: str = ""
    done: str = ""
    late: bool = False
    said: str = ""


CASES = msgspec.convert(tomllib.loads(FILE.read_text())["case"], list[Case])


def counted(case: Case) -> Due:
    start = datetime.fromisoformat(case.event)
    return due(rule_at(case.rule, start), start, CALENDAR)


def is_late(done: str, found: Due) -> bool:
    """By the day where only that is known, else by the moment."""
    if "T" in done:
        return not found.is_kept(datetime.fromisoformat(done))
    return date.fromisoformat(done) > found.latest.date()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_real_case_ends_as_its_readings_say(case: Case) -> None:
    found = counted(case)
    assert found.due.isoformat().startswith(case.earliest)
    assert found.latest.isoformat().startswith(case.latest or case.earliest)
    if case.done:
        assert is_late(case.done, found) is case.late
    assert case.source


def test_each_case_stands_once_and_names_where_it_was_read() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert all("." in case.source for case in CASES)


def test_what_was_reported_in_mataram_came_on_the_fourth_of_seven_days() -> None:
    """Monday 12 February 2024; 13, 15, 16, 19: voting day does not count. It was called late all the same."""
    case = CASES[0]
    start = datetime.fromisoformat(case.event)
    rule = rule_at(case.rule, start)
    mildest = readings(rule, (), start.date(), extended=False).open[0]
    days = counted_days(mildest, start.date(), CALENDAR)
    assert list(days).index(date(2024, 2, 19)) + 1 == 4
    assert counted(case).latest.date() - date.fromisoformat(case.done) == timedelta(days=3)
