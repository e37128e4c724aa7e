"""What holds of every clock, whatever the rule, the moment and the calendar."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from saksama.clocks.calendar import Calendar
from saksama.clocks.calendar_file import CalendarFile, DayKind, DayRow, Decree
from saksama.clocks.certainty import Certainty
from saksama.clocks.clock import due
from saksama.clocks.codes import EndOfDay, Unit
from saksama.clocks.count import counted_days, due_of, last_day
from saksama.clocks.reading import Reading, readings
from saksama.clocks.rule import Rule
from saksama.clocks.shipped import national_calendar, rules
from saksama.clocks.words import WITA

CALENDAR = national_calendar()
unhurried = settings(deadline=None)
FIRST, LAST = date(2024, 1, 8), date(2027, 6, 30)
moments = st.builds(
    lambda day, second: datetime.combine(day, time(), WITA) + timedelta(seconds=second),
    st.dates(FIRST, LAST),
    st.integers(0, 86_399),
)
every_rule = st.sampled_from(rules())
some_readings = st.builds(
    Reading,
    length=st.integers(1, 45),
    unit=st.sampled_from([Unit.WORKING, Unit.CALENDAR]),
    first_day_counted=st.booleans(),
    end_of_day=st.just(EndOfDay.MIDNIGHT),
    roll_over=st.booleans(),
    regional_counts=st.booleans(),
)


def in_force(rule: Rule, *starts: datetime) -> bool:
    return all(rule.is_in_force(rule.day_of(start)) for start in starts)


def walked(reading: Reading, first: date, calendar: Calendar) -> date:
    """The last day, by walking: another way to the same answer."""

    def working(day: date) -> bool:
        return calendar.day(day, regional_counts=reading.regional_counts).working

    day, left = first - timedelta(days=1), reading.length
    while left:
        day += timedelta(days=1)
        if day == first and not reading.first_day_counted:
            continue
        left -= reading.unit is Unit.CALENDAR or working(day)
    while reading.roll_over and not working(day):
        day += timedelta(days=1)
    return day


@unhurried
@given(reading=some_readings, first=st.dates(FIRST, LAST))
def test_counting_by_bisection_ends_where_walking_day_by_day_ends(reading: Reading, first: date) -> None:
    assert last_day(reading, first, CALENDAR) == walked(reading, first, CALENDAR)


@unhurried
@given(reading=some_readings, first=st.dates(FIRST, LAST))
def test_as_many_days_are_named_as_are_counted(reading: Reading, first: date) -> None:
    days = counted_days(reading, first, CALENDAR)
    assert len(days) == reading.length
    assert sorted(set(days)) == list(days)
    assert days[-1] == last_day(reading, first, CALENDAR) or reading.roll_over


@unhurried
@given(rule=every_rule, one=moments, other=moments)
def test_a_later_event_never_falls_due_earlier(rule: Rule, one: datetime, other: datetime) -> None:
    early, late = sorted((one, other))
    assume(in_force(rule, early, late))
    assert due(rule, early, CALENDAR).due <= due(rule, late, CALENDAR).due


@unhurried
@given(rule=every_rule, start=moments)
def test_a_clock_is_kept_when_it_begins_and_ends_on_a_day_that_counts(rule: Rule, start: datetime) -> None:
    assume(in_force(rule, start))
    found = due(rule, start, CALENDAR)
    assert found.is_kept(start) is not rule.backwards
    if found.used.unit is Unit.WORKING or found.used.roll_over:
        assert CALENDAR.day(found.due.date(), regional_counts=found.used.regional_counts).working


@unhurried
@given(rule=st.sampled_from([rule for rule in rules() if rule.extension]), start=moments)
def test_an_extension_never_shortens(rule: Rule, start: datetime) -> None:
    assume(in_force(rule, start))
    assert due(rule, start, CALENDAR, extended=True).due > due(rule, start, CALENDAR).due


@unhurried
@given(rule=st.sampled_from([rule for rule in rules() if rule.unit is Unit.HOURS]), start=moments)
def test_hours_are_exact_over_nights_and_holidays(rule: Rule, start: datetime) -> None:
    assume(in_force(rule, start))
    assert due(rule, start, CALENDAR).due - start == timedelta(hours=rule.length)


@unhurried
@given(rule=every_rule, start=moments, offset=st.integers(-12, 14))
def test_the_offset_in_which_a_moment_is_written_changes_nothing(rule: Rule, start: datetime, offset: int) -> None:
    assume(in_force(rule, start))
    elsewhere = (start.astimezone(UTC) + timedelta(hours=offset)).replace(tzinfo=None)
    moved = datetime.fromisoformat(f"{elsewhere.isoformat()}{'+' if offset >= 0 else '-'}{abs(offset):02}:00")
    assert due(rule, moved, CALENDAR).due == due(rule, start, CALENDAR).due


@unhurried
@given(rule=every_rule, start=moments)
def test_the_earliest_reading_is_the_date_and_late_is_past_the_latest(rule: Rule, start: datetime) -> None:
    assume(in_force(rule, start))
    open_ones = readings(rule, (), rule.day_of(start), extended=False).open
    may = [due_of(each, start, CALENDAR, rule.wall_clock) for each in open_ones]
    found = due(rule, start, CALENDAR)
    assert (found.due, found.latest) == (min(may), max(may))
    assert (found.other is None) is (found.due == found.latest)


@settings(max_examples=40, deadline=None)
@given(rule=every_rule, start=moments, holiday=st.dates(FIRST, date(2027, 12, 31)))
def test_a_holiday_newly_decreed_gives_time_and_moves_nothing_that_it_does_not_lie_in(
    rule: Rule, start: datetime, holiday: date
) -> None:
    assume(in_force(rule, start))
    decree = Decree(id="baru", short="x", title="x", title_en="x", source="x", certainty=Certainty.TEXT)
    row = DayRow(date=holiday, kind=DayKind.NATIONAL, name="x", name_en="x", decree="baru")
    more = CALENDAR.adding(CalendarFile(decree=(decree,), day=(row,)))
    before, after = due(rule, start, CALENDAR), due(rule, start, more)
    # Before an event it is the other way round: a holiday between takes time away.
    assert after.due <= before.due if rule.backwards else after.due >= before.due
    first = min(before.start.date(), before.due.date())
    if not first <= holiday <= before.reaches.date():
        assert (after.due, after.latest) == (before.due, before.latest)
