"""Each shipped rule held against a second count, written from the texts by someone who had not read ours.

The other count is `tests/testonly/naive_clocks.py` with its tables; it walks day by day. Here the two are compared over
every day of 2020 to 2027, and at any second of any zone.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.clock import Due, NotInForce, due
from saksama.clocks.codes import Unit
from saksama.clocks.shipped import national_calendar, newest, rule_at, rules
from saksama.clocks.words import WIB, WITA
from tests.testonly.naive_clocks import (
    NoCalendar,
    NoPeriod,
    Period,
    Rules,
    lawful_last_moments,
    read_days_off,
    sentence_for,
)
from tests.testonly.naive_others import OTHERS
from tests.testonly.naive_pemilu import PEMILU
from tests.testonly.naive_pilkada import PILKADA

TABLES: dict[str, Rules] = {"pemilu": PEMILU, "pilkada": PILKADA, "others": OTHERS}
EVERY: Rules = {**PEMILU, **PILKADA, **OTHERS}
CALENDAR, DAYS_OFF = national_calendar(), read_days_off()
FIRST, LAST = date(2020, 1, 1), date(2027, 12, 31)
HERE = "Asia/Makassar"
WIT = timezone(timedelta(hours=9))
type Ends = tuple[datetime, datetime]


def ends(found: Due) -> Ends:
    """Earliest and latest as ours gives them; the last second of a day as its 24.00."""
    if found.rule.unit is Unit.HOURS:
        return found.due, found.latest
    first, last = (at + timedelta(seconds=at.second == 59) for at in (found.due, found.latest))
    return first, last


def ours(rule_id: str, start: datetime, *, extended: bool) -> Ends | None:
    """None where no version was in force, or the count leaves the years of which a calendar is shipped."""
    try:
        return ends(due(rule_at(rule_id, start), start, CALENDAR, extended=extended))
    except (NotInForce, OutsideCalendar):
        return None


def theirs(sentence: Period, start: datetime, *, extended: bool) -> Ends | None:
    try:
        moments = lawful_last_moments(DAYS_OFF, sentence, start, HERE, extended=extended)
    except NoCalendar:
        return None
    return min(moments), max(moments)


def extensions(rule_id: str) -> tuple[bool, ...]:
    return (False,) if newest(rule_id).extension is None else (False, True)


def every_day() -> Iterator[datetime]:
    start = datetime.combine(FIRST, time(10), WITA)
    while start.date() <= LAST:
        yield start
        start += timedelta(days=1)


def test_every_rule_was_counted_a_second_time() -> None:
    assert set(EVERY) == {rule.id for rule in rules()}


@pytest.mark.parametrize("table", TABLES)
def test_both_counts_give_the_same_ends_on_every_day_of_eight_years(table: str) -> None:
    compared = 0
    for rule_id in TABLES[table]:
        for extended in extensions(rule_id):
            for start in every_day():
                sentence = sentence_for(EVERY, rule_id, start.date())
                if not isinstance(sentence, Period):
                    continue
                found = ours(rule_id, start, extended=extended)
                if found is None:
                    continue
                compared += 1
                assert found == theirs(sentence, start, extended=extended), (
                    f"{rule_id} {start:%Y-%m-%d}: {sentence.words}"
                )
    assert compared > 10_000


@settings(deadline=None, max_examples=300)
@given(
    rule_id=st.sampled_from(sorted(EVERY)),
    start=st.datetimes(datetime(2020, 1, 2), datetime(2027, 9, 30)),  # noqa: DTZ001 - hypothesis adds the zone itself
    zone=st.sampled_from([WIB, WITA, WIT, UTC]),
)
def test_both_counts_give_the_same_ends_at_any_second_of_any_zone(
    rule_id: str, start: datetime, zone: timezone
) -> None:
    moment = start.replace(tzinfo=zone)
    sentence = sentence_for(EVERY, rule_id, moment.astimezone(newest(rule_id).wall_clock).date())
    assume(isinstance(sentence, Period))
    assert isinstance(sentence, Period)
    found = ours(rule_id, moment, extended=False)
    assume(found is not None)
    assert found == theirs(sentence, moment, extended=False)


def test_where_no_text_sets_a_period_ours_is_marked_as_assumed() -> None:
    without = {rule_id for rule_id in EVERY if any(isinstance(each, NoPeriod) for each in EVERY[rule_id])}
    assert without == {rule.id for rule in rules() if rule.period == "assumed"}


def test_no_clock_starts_before_its_text_was_law() -> None:
    """Where the second count knows from the text since when it is law, ours begins on that day."""
    for rule_id, sentences in EVERY.items():
        known = [each.since for each in sentences if isinstance(each, Period)]
        if all(known) and len(known) == 1:
            assert [rule.valid_from for rule in rules() if rule.id == rule_id] == known, rule_id
