"""Numbers by an office's own pattern: those seen in use are written and read again, nothing is invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.observation.numbers import NumberMalformed, pattern_of

DAY = date(2024, 2, 14)


@pytest.mark.parametrize(
    ("pattern", "number", "written"),
    [
        ("{number:03}/PM.00.02/K-JI.20.10/{month}/{year}", 0, "000/PM.00.02/K-JI.20.10/02/2024"),
        ("{number:03}/LHP/KJI-38.20/{month}/{year}", 11, "011/LHP/KJI-38.20/02/2024"),
        (
            "{number:02}/LHP/PM.01.02/JI-24.10.2018.05/{day}/{month}/{year}",
            1,
            "01/LHP/PM.01.02/JI-24.10.2018.05/14/02/2024",
        ),
        ("{number:03}/LHP/{roman}/{year}", 4, "004/LHP/II/2024"),
        ("{number}/F.CEGAH/P2HM.18.01/{year}", 1234, "1234/F.CEGAH/P2HM.18.01/2024"),
    ],
)
def test_numbers_seen_in_use_are_written_and_read_again(pattern: str, number: int, written: str) -> None:
    read = pattern_of(pattern)
    assert read.written(number, DAY) == written
    assert read.running(written, 2024) == number
    assert read.running(written, 2025) is None
    assert read.proposed([written, "surat lain", "9999"], DAY) == read.written(number + 1, DAY)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "LHP/{year}",
        "{number}/{number}",
        "{number}{year}",
        "{number}1/{year}",
        "7{number}",
        "{nomor}/{year}",
        "{number}/}",
        "{number:3}",
        "a" * 101,
    ],
)
def test_a_pattern_that_could_be_read_in_two_ways_is_refused(pattern: str) -> None:
    with pytest.raises(NumberMalformed):
        pattern_of(pattern)


@given(
    st.integers(1, 99_999),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.permutations(["{number:03}", "{day}", "{month}", "{year}", "{roman}"]),
    st.lists(st.sampled_from(["/", "/LHP/", ".", "-K.NB-"]), min_size=4, max_size=4),
)
def test_what_is_written_is_read_back(number: int, day: date, places: list[str], between: list[str]) -> None:
    pattern = pattern_of("".join(a + b for a, b in zip(places, [*between, ""], strict=True)))
    assert pattern.running(pattern.written(number, day), day.year) == number
    assert pattern.running(pattern.written(number, day), day.year + 1) is None
