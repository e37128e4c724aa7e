"""The calendar: what each day is and by what decree, and how it compares with another's list."""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

import holidays
import pytest
from holidays.constants import GOVERNMENT, PUBLIC

from saksama.clocks.calendar import Calendar, OutsideCalendar
from saksama.clocks.calendar_file import DayKind, DayRow, parse_calendar
from saksama.clocks.shipped import national_calendar

CALENDAR = national_calendar()
YEARS = sorted(CALENDAR.years)

DIFFERENCES: Final[Mapping[date, str]] = {}
"""Days that one of the two lists has and the other lacks, with the reason. None at present: the package holds the joint
decrees, the amendment of 2025 and the voting days that ours hold. What it has no word for is not a difference of days:
the quiet period, whether offices are open, and that leave may or may not count."""

ESTIMATED: Final[Mapping[date, str]] = {
    date(2027, 3, 10): "Idulfitri 1448: the joint decree leaves it to a decision of the Minister of Religion",
    date(2027, 3, 11): "Idulfitri 1448: the joint decree leaves it to a decision of the Minister of Religion",
    date(2027, 5, 17): "Iduladha 1448: the joint decree leaves it to a decision of the Minister of Religion",
}
"""Holidays that the package calls estimates, all of them decreed and tentative here."""

NATIONAL_LAYER = """
day = [
  { date = 2024-12-17, kind = "libur daerah", name = "HUT NTB", name_en = "NTB Day", decree = "sk" },
  { date = 2024-12-18, kind = "libur daerah", name = "a", name_en = "a", decree = "sk", counts = true },
  { date = 2024-12-21, kind = "libur daerah", name = "a", name_en = "a", decree = "sk", open = true, counts = true },
]
[[decree]]
id = "sk"
short = "SK 1/2024"
title = "SK Gubernur NTB Nomor 1 Tahun 2024"
title_en = "Governor's decision 1 of 2024"
source = "contoh"
certainty = "memory"
"""


def rows(year: int, *kinds: DayKind) -> dict[date, DayRow]:
    return {row.date: row for row in CALENDAR.years[year].day if row.kind in kinds}


def theirs(year: int, category: str) -> dict[date, str]:
    return dict(holidays.country_holidays("ID", years=year, categories=(category,)).items())


@pytest.mark.parametrize("year", YEARS)
def test_the_days_off_are_those_of_the_holidays_package_but_for_the_differences_named(year: int) -> None:
    off = rows(year, DayKind.NATIONAL, DayKind.VOTING).keys() ^ theirs(year, PUBLIC).keys()
    leave = rows(year, DayKind.LEAVE).keys() ^ theirs(year, GOVERNMENT).keys()
    assert off | leave == {day for day in DIFFERENCES if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_a_holiday_that_the_package_calls_an_estimate_is_tentative_here(year: int) -> None:
    estimated = {day for day, name in theirs(year, PUBLIC).items() if "perkiraan" in name}
    assert estimated == {day for day in ESTIMATED if day.year == year}
    assert estimated == {day for day, row in rows(year, DayKind.NATIONAL).items() if row.tentative}


@pytest.mark.parametrize(
    ("year", "national", "leave"),
    [
        (2019, 16, 4),
        (2020, 16, 5),
        (2021, 15, 1),
        (2022, 16, 4),
        (2023, 16, 11),
        (2024, 17, 10),
        (2025, 17, 11),
        (2026, 17, 8),
        (2027, 18, 8),
    ],
)
def test_each_year_has_as_many_days_as_its_decree_says(year: int, national: int, leave: int) -> None:
    assert len(rows(year, DayKind.NATIONAL)) == national
    assert len(rows(year, DayKind.LEAVE)) == leave


@pytest.mark.parametrize(
    ("on", "open_", "working", "decree"),
    [
        (date(2024, 2, 14), True, False, "Keppres 10/2024"),  # voting day: a holiday with intake around the clock
        (date(2024, 11, 27), True, False, "Keppres 33/2024"),
        (date(2024, 2, 12), True, True, "penerimaan 24 jam"),  # quiet period on a Monday
        (date(2024, 2, 11), True, False, "penerimaan 24 jam"),  # and on a Sunday
        (date(2024, 2, 9), False, False, "SKB 855/2023"),
        (date(2025, 8, 18), False, False, "SKB 933/2025"),
        (date(2024, 2, 17), False, False, None),  # a Saturday
        (date(2024, 2, 16), True, True, None),
    ],
)
def test_a_day_says_whether_offices_are_open_whether_it_counts_and_by_what(
    on: date, open_: bool, working: bool, decree: str | None
) -> None:
    day = CALENDAR.day(on)
    assert (day.open, day.working) == (open_, working)
    assert [each.short for _, each in day.why][:1] == ([decree] if decree else [])
    assert day.week.short == "Perpres 21/2023"


@pytest.mark.parametrize("answer", [True, False])
def test_joint_leave_and_holidays_are_no_working_days_however_regional_days_are_read(answer: bool) -> None:
    for off in (date(2024, 2, 8), date(2024, 2, 9)):
        assert not CALENDAR.day(off, regional_counts=answer).working
        assert not CALENDAR.day(off, regional_counts=answer).open


def test_offices_close_by_the_weekday_and_not_at_all_where_intake_is_around_the_clock() -> None:
    assert CALENDAR.closes(date(2024, 2, 15)) == time(16)
    assert CALENDAR.closes(date(2024, 2, 16)) == time(16, 30)
    assert CALENDAR.closes(date(2024, 2, 14)) is None


def test_an_office_that_stays_shut_has_no_closing_hour() -> None:
    assert CALENDAR.closes(date(2024, 2, 17)) is None, "a Saturday"
    assert CALENDAR.closes(date(2024, 2, 8)) is None, "Isra Mikraj, a Thursday"


def test_regional_days_are_a_layer_and_a_day_that_was_fixed_is_fixed() -> None:
    more = CALENDAR.adding(parse_calendar(NATIONAL_LAYER))
    assert CALENDAR.day(date(2024, 12, 17)).working
    assert not more.day(date(2024, 12, 17)).working
    assert more.day(date(2024, 12, 17), regional_counts=True).working
    assert more.day(date(2024, 12, 18)).working
    assert more.day(date(2024, 12, 21)).working
    assert more.day(date(2024, 12, 21)).open
    assert date(2024, 12, 17).toordinal() not in more.working_days(regional_counts=False)
    assert date(2024, 12, 21).toordinal() in more.working_days(regional_counts=False)


def test_a_day_that_no_calendar_covers_is_an_error() -> None:
    for on in (date(2018, 12, 31), date(2028, 1, 1)):
        with pytest.raises(OutsideCalendar) as told:
            CALENDAR.day(on)
        assert told.value.covered == tuple(range(2019, 2028))


def test_a_year_given_again_takes_the_others_place() -> None:
    other = CALENDAR.adding(CALENDAR.years[2024])
    assert other.working_days(regional_counts=False) == CALENDAR.working_days(regional_counts=False)
    assert sorted(Calendar.of([CALENDAR.years[2024]]).years) == [2024]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_from_an_unofficial_list_says_so_wherever_it_is_counted(year: int) -> None:
    told = CALENDAR.provisional(date(year, 1, 2), date(year, 1, 9))
    assert bool(told) is (year in {2020, 2021, 2022, 2023})
    assert all("daftar yang tidak resmi" in each.id and "unofficial list" in each.en for each in told)
