"""Real dated cases of tests/vectors/clocks/cases.toml: what was counted, or said, in decisions and in the press."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from saksama.clocks.calendar_file import parse_calendar
from saksama.clocks.clock import Due, due
from saksama.clocks.count import counted_days
from saksama.clocks.reading import readings
from saksama.clocks.shipped import national_calendar, rule_at

FILE = Path(__file__).parents[2] / "vectors" / "clocks" / "cases.toml"
OF_2017 = """
year = 2017
day = [{ date = 2017-02-15, kind = "hari pemungutan suara", name = "Pilkada", name_en = "Voting", decree = "a" }]
[week]
closes = [16:00:00, 16:00:00, 16:00:00, 16:00:00, 16:30:00]
decree = "a"
[[decree]]
id = "a"
short = "a"
title = "Hanya untuk Februari dan awal Maret 2017"
title_en = "For February and early March of 2017 alone"
source = "contoh"
certainty = "memory"
"""
CALENDAR = national_calendar().adding(parse_calendar(OF_2017))


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case; its fields as the head of the file says."""

    name: str
    rule: str
    event: str
    earliest: str
    source: str
    latest: str = ""
    done: date | None = None
    late: bool = False
    said: str = ""


CASES = msgspec.convert(tomllib.loads(FILE.read_text())["case"], list[Case])


def counted(case: Case) -> Due:
    start = datetime.fromisoformat(case.event)
    return due(rule_at(case.rule, start), start, CALENDAR)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_real_case_ends_as_its_readings_say(case: Case) -> None:
    found = counted(case)
    ends = sorted((found.due, found.also or found.due))
    assert ends[0].isoformat().startswith(case.earliest)
    assert ends[1].isoformat().startswith(case.latest or case.earliest)
    if case.done is not None:
        assert (case.done > ends[1].date()) is case.late
    assert case.source


def test_each_case_stands_once_and_names_where_it_was_read() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert all("." in case.source for case in CASES)


def test_what_was_reported_in_mataram_came_on_the_fourth_of_seven_days() -> None:
    """Monday 12 February 2024; 13, 15, 16, 19: voting day does not count. It was called late all the same."""
    case = CASES[0]
    start = datetime.fromisoformat(case.event)
    rule = rule_at(case.rule, start)
    mildest = readings(rule, (), start.date(), extended=False).open[0]
    days = counted_days(mildest, start.date(), CALENDAR)
    assert list(days).index(date(2024, 2, 19)) + 1 == 4
    assert case.done is not None
    assert counted(case).due.date() - case.done == timedelta(days=3)
