"""The law's periods as the replay of cases asks for them."""

from datetime import UTC, date, datetime

import pytest

from saksama.procedure.reading import shipped
from saksama.verify.statutory import StatutoryClocks

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
