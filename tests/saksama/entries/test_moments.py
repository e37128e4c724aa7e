"""One spelling of a moment."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.vocabulary import BadMoment, Classification, format_moment, parse_moment


@given(st.datetimes(datetime(2000, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_a_moment_comes_back_cut_to_milliseconds(moment: datetime) -> None:
    assert parse_moment(format_moment(moment)) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def test_other_zones_are_written_in_utc() -> None:
    wita = timezone(timedelta(hours=8))
    assert format_moment(datetime(2026, 11, 24, 16, 0, 0, 123_999, tzinfo=wita)) == "2026-11-24T08:00:00.123Z"


@pytest.mark.parametrize("text", ["2026-11-24T08:00:00Z", "2026-02-30T08:00:00.000Z", "", "2026-11-24T08:00:00.123Z\n"])
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(BadMoment):
        parse_moment(text)


@pytest.mark.parametrize("year", [1, 1999, 3000, 9999])
def test_other_centuries_are_refused(year: int) -> None:
    with pytest.raises(BadMoment):
        format_moment(datetime(year, 6, 1, tzinfo=UTC))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(BadMoment):
        format_moment(datetime(2026, 11, 24))  # noqa: DTZ001 - the case itself


def test_ranks_rise_with_secrecy() -> None:
    assert Classification.OPEN.rank < Classification.RESTRICTED.rank < Classification.CONFIDENTIAL.rank
