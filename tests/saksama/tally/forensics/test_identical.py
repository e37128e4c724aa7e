"""Two stations of one desa with the same votes are found, and chance is counted first."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import dirichlet_multinomial

from saksama.tally.columns import Columns
from saksama.tally.forensics.excess import Standing
from saksama.tally.forensics.identical import pair_chances, same_sum_pairs, screen_identical
from saksama.tally.forensics.neighbour import Areas, areas_of
from tests.testonly.elections import ntb

PAIRS = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")


def _made(dice: np.random.Generator) -> tuple[np.ndarray, Areas]:
    """Three candidates, 400 desa of ten stations of 80 to 300 votes."""
    desa = np.repeat(np.arange(400), 10)
    mu = dice.dirichlet((10, 20, 5), 400)[desa]
    shares = np.array([dice.dirichlet(each * 60) for each in mu])
    return dice.multinomial(dice.integers(80, 300, desa.size), shares).T.astype(float), Areas(
        np.zeros(desa.size, dtype=int), desa // 10, desa
    )


def _table(votes: np.ndarray) -> Columns:
    return Columns(np.arange(votes.shape[1]).astype("<U8"), dict(zip("abc", votes, strict=True)), {}, "")


def test_ntb_has_four_such_pairs_all_of_neighbouring_numbers() -> None:
    table = ntb()
    found = screen_identical(table, PAIRS, areas_of(table))
    assert found.pairs.observed == len(found.twins) == 4
    assert 0.3 < found.pairs.expected < 1
    for twins in found.twins:
        one, two = twins.stations
        assert int(two) - int(one) in (1, 2)
        places = [int(np.flatnonzero(table.ids == station)[0]) for station in twins.stations]
        for place in places:
            assert tuple(table.figures[name][place] for name in PAIRS) == twins.votes


def test_what_is_drawn_by_chance_is_as_chance_and_planted_copies_are_not() -> None:
    votes, areas = _made(np.random.default_rng(6))
    clean = screen_identical(_table(votes), "abc", areas)
    assert clean.standing is Standing.AS_CHANCE
    for at in range(0, 400, 50):
        votes[:, at + 1] = votes[:, at]
    planted = screen_identical(_table(votes), "abc", areas)
    assert planted.standing is Standing.NOTICEABLE
    assert {(str(at), str(at + 1)) for at in range(0, 400, 50)} <= {twins.stations for twins in planted.twins}


def test_expected_pairs_are_those_that_chance_gives() -> None:
    expected = observed = 0.0
    for seed in range(12):
        votes, areas = _made(np.random.default_rng(100 + seed))
        found = screen_identical(_table(votes), "abc", areas)
        expected, observed = expected + found.pairs.expected, observed + found.pairs.observed
    assert observed == pytest.approx(expected, abs=4 * expected**0.5)


def test_the_chance_of_a_pair_is_the_dirichlet_multinomial() -> None:
    votes = np.array([[30.0, 30.0], [50.0, 50.0], [20.0, 20.0]])
    mu = np.array([[0.3, 0.25], [0.5, 0.5], [0.2, 0.25]])
    one, two = (dirichlet_multinomial.pmf([30, 50, 20], mu[:, at] * 40, 100) for at in (0, 1))
    found = pair_chances(votes, mu, 40.0, np.array([0]), np.array([1]))
    assert found[0] == pytest.approx((one + two) / 2, rel=1e-9)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=30))
def test_pairs_are_all_those_of_one_desa_and_one_sum(stations: list[tuple[int, int]]) -> None:
    desa = np.array([place for place, _ in stations], dtype=np.int64)
    total = np.array([votes for _, votes in stations], dtype=float)
    first, second = same_sum_pairs(desa, total)
    found = {frozenset(pair) for pair in zip(first.tolist(), second.tolist(), strict=True)}
    every = combinations(range(len(stations)), 2)
    assert found == {frozenset(pair) for pair in every if stations[pair[0]] == stations[pair[1]]}
    assert len(found) == first.size


def test_no_station_is_no_error() -> None:
    table = ntb()
    none = table.only(np.zeros(len(table), dtype=bool))
    found = screen_identical(none, PAIRS, areas_of(none))
    assert (found.pairs.n, found.pairs.p, found.twins, found.standing) == (0, 1.0, (), Standing.TOO_FEW)
