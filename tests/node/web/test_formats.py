from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from saksama_node.web import formats

AT = datetime(2024, 2, 15, 13, 14, 9, tzinfo=UTC)
END = datetime(2024, 2, 15, 15, 59, 59, tzinfo=UTC)
HOUR = timedelta(hours=1)

BOTH = [
    # what, Indonesian, English
    (lambda: formats.day(date(2024, 2, 15)), "Kamis, 15 Februari 2024", "Thursday, 15 February 2024"),
    (lambda: formats.time_of_day(AT), "21.14 WITA", "21:14 WITA"),
    (lambda: formats.time_of_day(END), "24.00 WITA", "24:00 WITA"),
    (lambda: formats.time_of_day(END, seconds=True), "23.59.59 WITA", "23:59:59 WITA"),
    (lambda: formats.time_of_day(AT, seconds=True), "21.14.09 WITA", "21:14:09 WITA"),
    (lambda: formats.moment_of(AT), "Kamis, 15 Februari 2024, 21.14 WITA", "Thursday, 15 February 2024, 21:14 WITA"),
    (lambda: formats.figure(3250427), "3.250.427", "3,250,427"),
    (lambda: formats.figure(-100), "\u2212100", "\u2212100"),
    (lambda: formats.percent(0.664), "66,4\u00a0%", "66.4%"),
    (lambda: formats.span(12 * HOUR / 60), "12 menit", "12 minutes"),
    (lambda: formats.span(HOUR), "1 jam", "1 hour"),
    (lambda: formats.span(47 * HOUR), "47 jam", "47 hours"),
    (lambda: formats.span(48 * HOUR), "2 hari", "2 days"),
]


@pytest.mark.parametrize(("written", "indonesian", "english"), BOTH)
def test_each_language_has_its_form(written: Callable[[], str], indonesian: str, english: str) -> None:
    with translation.override("id"):
        assert written() == indonesian
    with translation.override("en"):
        assert written() == english


def test_a_day_begins_at_the_office_s_midnight() -> None:
    with translation.override("id"):
        assert formats.day(datetime(2024, 2, 14, 16, 0, tzinfo=UTC)) == "Kamis, 15 Februari 2024"
        assert formats.day(datetime(2024, 2, 14, 15, 59, tzinfo=UTC)) == "Rabu, 14 Februari 2024"


REMAINING = [
    # due after now, state, left, when
    (timedelta(days=5), "plain", "tersisa 5 hari", "Selasa, 20 Februari 2024, 21.14 WITA"),
    (timedelta(hours=19), "due", "tersisa 19 jam", "besok, Jumat 16.14 WITA"),
    (timedelta(minutes=30), "due", "tersisa 30 menit", "hari ini, Kamis 21.44 WITA"),
    (timedelta(hours=-3), "lapsed", "lewat 3 jam", "hari ini, Kamis 18.14 WITA"),
    (timedelta(days=-1), "lapsed", "lewat 24 jam", "kemarin, Rabu 21.14 WITA"),
]


@pytest.mark.parametrize(("apart", "state", "left", "when"), REMAINING)
def test_what_is_left_is_said_in_words(apart: timedelta, state: str, left: str, when: str) -> None:
    with translation.override("id"):
        found = formats.remaining(AT + apart, AT)
    assert (found.state, found.left, found.when) == (state, left, when)
