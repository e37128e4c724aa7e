"""The Poisson-binomial distribution is the convolution of its events."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from saksama.tally.forensics.excess import EXACT, at_least, distribution

CHANCES = st.lists(st.floats(0, 1), max_size=60)


@given(CHANCES)
def test_the_transform_is_the_convolution(chances: list[float]) -> None:
    folded = np.ones(1)
    for chance in chances:
        folded = np.convolve(folded, [1 - chance, chance])
    assert distribution(np.array(chances)) == pytest.approx(folded, abs=1e-12)


@given(CHANCES, st.integers(-1, 61))
def test_a_tail_is_the_sum_of_its_terms(chances: list[float], observed: int) -> None:
    told = at_least(observed, np.array(chances))
    assert told == pytest.approx(distribution(np.array(chances))[max(observed, 0) :].sum(), abs=1e-9)


def test_alike_events_are_a_binomial_on_both_sides_of_the_border() -> None:
    for events in (EXACT - 1, EXACT, 2000):
        told = at_least(round(0.35 * events), np.full(events, 0.3))
        assert told == pytest.approx(binom.sf(round(0.35 * events) - 1, events, 0.3), abs=0.003)


def test_events_that_are_certain_leave_no_doubt() -> None:
    certain = np.array([1.0] * 150 + [0.0] * 150)
    assert at_least(150, certain) == pytest.approx(1.0, abs=1e-12)
    assert at_least(151, certain) == pytest.approx(0.0, abs=1e-12)
    assert at_least(10_000, certain) == 0.0


@pytest.mark.parametrize(("events", "chance"), [(1000, 0.0005), (50_000, 0.0001), (5000, 0.999)])
def test_rare_events_are_counted_exactly_however_many_there_could_be(events: int, chance: float) -> None:
    chances = np.full(events, chance)
    middle = round(events * chance)
    for observed in range(max(middle - 5, 1), middle + 6):
        assert at_least(observed, chances) == pytest.approx(binom.sf(observed - 1, events, chance), abs=1e-11)


def test_four_rare_events_are_not_made_more_unlikely_than_they_are() -> None:
    told = at_least(4, np.full(1034, 0.568 / 1034))
    assert told == pytest.approx(poisson.sf(3, 0.568), rel=0.01)
