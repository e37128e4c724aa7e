"""The law's periods as the replay of cases asks for them."""

from datetime import UTC, date, datetime

import pytest

from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.procedure.deadlines import NoClocks
from saksama.procedure.reading import shipped
from saksama.verify.meaning.statutory import StatutoryClocks, under_decrees

CLOCKS = StatutoryClocks()


def test_registered_on_friday_16_february_2024_is_due_within_tuesday_the_27th_by_the_mildest_reading() -> None:
    found = CLOCKS.due("pemilu-penanganan", datetime(2024, 2, 16, 3, tzinfo=UTC), extended=False)
    assert found is not None
    assert found.latest.isoformat() == "2024-02-27T23:59:59.999999+08:00"
    assert found.earliest <= found.latest


def test_a_period_in_hours_from_a_day_counts_its_first_and_its_last_second() -> None:
    found = CLOCKS.due("pemilu-pidana-ke-polri", date(2024, 3, 4), extended=False)
    assert found is not None
    assert (found.latest - found.earliest).total_seconds() == 24 * 3600 - 1


@pytest.mark.parametrize(
    ("rule", "start", "extended"),
    [
        ("tidak-ada", datetime(2024, 2, 16, tzinfo=UTC), False),
        ("pemilu-penanganan", datetime(1999, 2, 16, tzinfo=UTC), False),
        ("pemilu-penanganan", datetime(2031, 2, 17, tzinfo=UTC), False),
        ("pemilu-kajian-awal", datetime(2024, 2, 16, tzinfo=UTC), True),
    ],
)
def test_what_no_rule_or_calendar_tells_is_unchecked(rule: str, start: datetime, *, extended: bool) -> None:
    assert CLOCKS.due(rule, start, extended=extended) is None


def test_every_deadline_of_every_edition_has_a_rule_that_counts_and_extends_where_it_may() -> None:
    for edition in shipped().values():
        for deadline in edition.deadline:
            start = datetime(2024, 11, 4, 3, tzinfo=UTC)
            assert CLOCKS.due(deadline.rule, start, extended=False) is not None, deadline.rule
            if deadline.extendable:
                assert CLOCKS.due(deadline.rule, start, extended=True) is not None, deadline.rule


def test_a_day_that_an_office_decreed_counts_both_ways() -> None:
    """Registered on Friday 16 February 2024; the 20th became a holiday, by which the seventh day is the 28th."""
    start = datetime(2024, 2, 16, 3, tzinfo=UTC)
    before = CLOCKS.due("pemilu-penanganan", start, extended=False)
    decreed = DayDecreed(
        day="2024-02-20",
        decree="1/2024",
        decreed="2024-02-17",
        effect=Effect.OFF,
        office="52",
        second="ab" * 16,
    )
    after = under_decrees(CLOCKS, [decreed]).due("pemilu-penanganan", start, extended=False)
    assert before is not None
    assert after is not None
    assert after.earliest == before.earliest
    assert after.latest.isoformat() == "2024-02-28T23:59:59.999999+08:00"
    assert under_decrees(CLOCKS, []) is CLOCKS
    assert isinstance(under_decrees(NoClocks(), [decreed]), NoClocks)
