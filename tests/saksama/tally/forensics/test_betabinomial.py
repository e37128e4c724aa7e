"""The beta-binomial and its tails are scipy's, faster; its precision is found again in what was drawn with it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from saksama.tally.forensics.betabinomial import central_range, fit_precision, log_likelihood, mid_p


@given(st.integers(1, 400), st.data(), st.floats(0.001, 0.999), st.floats(0.5, 3000))
def test_terms_and_tails_are_those_of_scipy(whole: int, data: st.DataObject, mu: float, phi: float) -> None:
    part = data.draw(st.integers(0, whole))
    known = betabinom(whole, mu * phi, (1 - mu) * phi)
    arrays = (np.array([float(part)]), np.array([float(whole)]), np.array([mu]))
    assert np.exp(log_likelihood(*arrays, phi))[0] == pytest.approx(known.pmf(part), rel=1e-6, abs=1e-12)
    low = known.cdf(part) - known.pmf(part) / 2
    assert mid_p(*arrays, phi)[0] == pytest.approx(min(1.0, 2 * min(low, 1 - low)), rel=1e-5, abs=1e-9)


def test_a_small_tail_keeps_its_digits() -> None:
    told = mid_p(np.array([200.0]), np.array([200.0]), np.array([0.0377]), 28.2)[0]
    exact = float(np.exp(log_likelihood(np.array([200.0]), np.array([200.0]), np.array([0.0377]), 28.2))[0])
    assert told == pytest.approx(exact, rel=1e-12)
    assert 0 < told < 1e-30


def test_a_flat_end_is_summed_to_its_end() -> None:
    # a = mu phi = 1: the last ratio of terms would divide by nothing.
    part, whole, mu = np.array([3.0, 7.0]), np.array([250.0, 300.0]), np.array([0.05, 0.05])
    known = betabinom(whole, 1.0, 19.0)
    low = known.cdf(part) - known.pmf(part) / 2
    assert mid_p(part, whole, mu, 20.0) == pytest.approx(2 * np.minimum(low, 1 - low), rel=1e-9)


def test_many_stations_are_answered_as_each_alone() -> None:
    dice = np.random.default_rng(3)
    whole = dice.integers(20, 310, 20_000).astype(float)
    mu = dice.uniform(0.01, 0.99, whole.size)
    part = dice.binomial(whole.astype(int), mu).astype(float)
    together = mid_p(part, whole, mu, 20.0)
    for at in (0, 16_383, 16_384, 19_999):
        one = slice(at, at + 1)
        assert together[at] == pytest.approx(mid_p(part[one], whole[one], mu[one], 20.0)[0], rel=1e-12)


@pytest.mark.parametrize("phi", [5.0, 20.0, 300.0])
def test_the_precision_is_found_again(phi: float) -> None:
    dice = np.random.default_rng(2)
    mu = dice.uniform(0.2, 0.8, 20_000)
    whole = dice.integers(50, 310, mu.size)
    part = dice.binomial(whole, dice.beta(mu * phi, (1 - mu) * phi))
    assert fit_precision(part.astype(float), whole.astype(float), mu) == pytest.approx(phi, rel=0.08)


def test_faults_of_reading_hardly_widen_what_is_ordinary() -> None:
    dice = np.random.default_rng(2)
    mu = dice.uniform(0.4, 0.6, 5000)
    whole = np.full(mu.size, 250)
    part = dice.binomial(whole, dice.beta(mu * 400, (1 - mu) * 400)).astype(float)
    part[:20] = 0.0
    bounded = fit_precision(part, whole.astype(float), mu)
    assert 300 < bounded < 420


def test_no_station_gives_the_least_precision() -> None:
    none = np.zeros(0)
    assert fit_precision(none, none, none) == 1.0


@given(st.integers(1, 310), st.floats(0.01, 0.99), st.floats(1, 500))
def test_the_range_holds_at_least_what_it_says(whole: int, mu: float, phi: float) -> None:
    low, high = central_range(whole, mu, phi, 0.99)
    known = betabinom(whole, mu * phi, (1 - mu) * phi)
    assert known.cdf(high) - known.cdf(low - 1) >= 0.99 - 1e-9
    assert 0 <= low <= high <= whole
