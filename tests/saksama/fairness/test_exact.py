"""The methods give what published tables and scipy give."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.errors import BugError
from saksama.fairness.exact import benjamini_hochberg, beta_regularized, clopper_pearson, fisher
from saksama.fairness.survival import LogRank, Wait, log_rank, median

SCIPY: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "fairness" / "scipy.json").read_text()
)

# Freireich and others, Blood 21 (1963): weeks of remission, as in every textbook of survival; + is censored.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def weeks(text: str) -> list[Wait]:
    return [Wait(float(each.removesuffix("+")), not each.endswith("+")) for each in text.split()]


@pytest.mark.parametrize("case", SCIPY["clopper_pearson"], ids=lambda case: f"{case['hits']} of {case['total']}")
def test_intervals_are_scipy_s(case: dict[str, Any]) -> None:
    found = clopper_pearson(case["hits"], case["total"], case["confidence"])
    assert (found.low, found.high) == pytest.approx((case["low"], case["high"]), abs=1e-9)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # The tables of Pearson and Hartley, Biometrika Tables for Statisticians, two-sided 95 %.
    [(0, 10, 0.0, 0.308), (1, 10, 0.003, 0.445), (5, 10, 0.187, 0.813), (10, 10, 0.692, 1.0), (10, 20, 0.272, 0.728)],
)
def test_intervals_are_those_of_the_tables(hits: int, total: int, low: float, high: float) -> None:
    found = clopper_pearson(hits, total)
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


@settings(deadline=None, max_examples=40)
@given(total=st.integers(1, 40), rate=st.floats(0.01, 0.99))
def test_an_interval_holds_the_true_rate_at_least_as_often_as_it_says(total: int, rate: float) -> None:
    """Summed over every outcome, not sampled."""
    below = [beta_regularized(total - hits, hits + 1, 1 - rate) if hits < total else 1.0 for hits in range(total + 1)]
    chances = [now - before for now, before in zip(below, [0.0, *below], strict=False)]
    covered = 0.0
    for hits, chance in enumerate(chances):
        found = clopper_pearson(hits, total)
        covered += chance * (found.low <= rate <= found.high)
    assert covered >= 0.95 - 1e-9


@pytest.mark.parametrize("case", SCIPY["fisher"], ids=str)
def test_fisher_s_test_is_scipy_s(case: dict[str, Any]) -> None:
    given_ = [case[name] for name in ("hits", "total", "other_hits", "other_total")]
    assert fisher(*given_) == pytest.approx(case["p"], rel=1e-8, abs=1e-12)


def test_the_lady_tasting_tea() -> None:
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert fisher(4, 4, 0, 4) == pytest.approx(2 / 70)


@pytest.mark.parametrize("case", SCIPY["beta"], ids=str)
def test_the_incomplete_beta_function_is_scipy_s(case: dict[str, Any]) -> None:
    assert beta_regularized(case["a"], case["b"], case["x"]) == pytest.approx(case["value"], rel=1e-8, abs=1e-14)


@pytest.mark.parametrize("case", SCIPY["benjamini_hochberg"], ids=lambda case: str(len(case["values"])))
def test_adjusted_values_are_scipy_s(case: dict[str, Any]) -> None:
    assert benjamini_hochberg(case["values"]) == pytest.approx(case["adjusted"])


def test_the_example_of_benjamini_and_hochberg_has_four_findings() -> None:
    """JRSS B 57 (1995), section 4: fifteen comparisons of two treatments after a heart attack."""
    values = "0.0001 0.0004 0.0019 0.0095 0.0201 0.0278 0.0298 0.0344 0.0459 0.3240 0.4262 0.5719 0.6528 0.7590 1.0"
    adjusted = benjamini_hochberg([float(each) for each in values.split()])
    assert [value <= 0.05 for value in adjusted] == [True] * 4 + [False] * 11
    assert benjamini_hochberg([]) == ()


def chi_square(found: LogRank) -> float:
    """The statistic that textbooks give."""
    return found.excess**2 / found.variance


@pytest.mark.parametrize("case", SCIPY["log_rank"], ids=lambda case: f"{case['z']:.2f}")
def test_the_log_rank_statistic_and_the_median_are_scipy_s(case: dict[str, Any]) -> None:
    group, rest = ([Wait(*each) for each in case[name]] for name in ("group", "rest"))
    found = log_rank(group, rest, "scipy")
    assert chi_square(found) == pytest.approx(case["z"] ** 2)
    assert median(group).days == case["median"]
    # By permutation here, stopped after twenty as great: within a quarter of its value; by the normal curve there.
    assert found.p == pytest.approx(case["p"], abs=0.03 + 0.4 * case["p"])


def test_the_remissions_of_freireich() -> None:
    found = log_rank(weeks(TREATED), weeks(PLACEBO), "freireich")
    assert round(chi_square(found), 2) == 16.79
    assert found.p <= 0.001
    assert median(weeks(TREATED)).days == 23
    assert median(weeks(PLACEBO)).days == 8


def test_permutation_and_normal_curve_agree_where_they_meet() -> None:
    waits = [Wait(float(place * 7 % 41), place % 4 != 0) for place in range(100)]
    group, rest = waits[:45], waits[45:]
    by_chance = log_rank(group, rest, "meeting").p
    by_curve = log_rank([*group, *group], [*rest, *rest], "meeting")
    single = log_rank(group, rest, "meeting")
    assert by_chance == single.p
    assert single.excess == pytest.approx(by_curve.excess / 2, abs=0.5)
    assert abs(by_chance - _curve(chi_square(single))) < 0.15


def _curve(statistic: float) -> float:
    return 1 - beta_regularized(0.5, 5e5, statistic / (statistic + 1e6))


def test_nothing_that_varies_is_no_difference() -> None:
    assert log_rank([Wait(1, ended=False)] * 5, [Wait(2, ended=False)] * 5, "open").p == 1.0
    assert median([Wait(1, ended=False)] * 5).days is None


def test_a_rate_of_nothing_is_our_own_mistake() -> None:
    for hits, total in ((0, 0), (2, 1), (-1, 3)):
        with pytest.raises(BugError):
            clopper_pearson(hits, total)
