"""Published numbers of other people's audits, computed again (D4, D5, D6, D10, D11)."""

from itertools import islice
from math import ceil, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from saksama.tally.assertions import plurality
from saksama.tally.audit.plan import Plan, plan
from saksama.tally.audit.process import at_most, process, process_size
from saksama.tally.audit.sizes import capital, distinct, draws, kaplan_markov, kaplan_markov_draws, p_values
from saksama.tally.audit.tickets import draw_alike, first_ticket, tickets
from saksama.tally.columns import Figure
from saksama.tally.contest import Contest

SEED = "12345678901234567890abcdefghijklmnopqrstuvwxyz😊"
NAMES = ("winner", "loser")

# name, number of pairs of batches (one of 400 ballots, one of 200), votes in the large one, U, Arlo's first round at
# 25 %, and what it still asks for after four clean batches
ARLO = [
    ("A", 200, (200, 180), 21.0, 30, 26),
    ("B", 100, (200, 160), 11.0, 16, 12),
    ("C", 60, (200, 140), 23 / 3, 11, 7),
]


def bravo(share: float, mean: float = 0.5) -> float:
    """BRAVO's bet, for a winner reported to have `share` of the votes: values are 1 (winner) and 0 (loser)."""
    return (share - mean) / (mean * (1 - mean))


def alpha(values: Figure, share: float, weight: float, mean: float = 0.5) -> Figure:
    """ALPHA's bets (truncated shrinkage, section 2.5.2) for values from 0 to 1, drawn along the last axis.

    `share`: what the reported result expects; `weight` (d): as many draws as the expectation counts for.
    """
    before = np.arange(values.shape[-1], dtype=np.float64)
    seen = np.cumsum(values, axis=-1) - values
    floor = mean + (share - mean) / 2 / np.sqrt(weight + before)
    guess = np.minimum(np.maximum((weight * share + seen) / (weight + before), floor), 1 - np.finfo(float).eps)
    return np.asarray((guess / mean - 1) / (1 - mean))


def bravo_mean(winner: float, loser: float, limit: float) -> int:
    """BRAVO's mean sample size (Wald), for shares of all ballots. 0.6 and 0.4 at 10 %: 119 (Lindeman et al. 2012)."""
    share = winner / (winner + loser)
    up, down = log(2 * share), log(2 - 2 * share)
    return ceil((-log(limit) + up / 2) / (winner * up + loser * down))


def batches(pairs: int, votes: tuple[int, int]) -> Plan:
    large = np.tile(np.array(votes), (pairs, 1))
    reported = np.concatenate([large, large // 2]).astype(np.int64)
    ids = np.array([f"{place:013}" for place in range(2 * pairs)])
    contest = Contest(NAMES, ids, reported, np.zeros(len(ids), dtype=np.bool_), "")
    most = np.repeat(np.array([400, 200], dtype=np.int64), pairs)
    return plan(contest, most, plurality(NAMES, contest.totals))


@pytest.mark.parametrize(("name", "pairs", "votes", "limit", "first", "after"), ARLO, ids=[each[0] for each in ARLO])
def test_batches_and_sizes_are_those_of_arlos_macro(
    name: str, pairs: int, votes: tuple[int, int], limit: float, first: int, after: int
) -> None:
    found = batches(pairs, votes)
    assert found.overstatement == pytest.approx(limit, rel=1e-12)
    # Arlo draws one more than the least number.
    assert kaplan_markov_draws(found.overstatement, 0.25) + 1 == first
    assert kaplan_markov_draws(found.overstatement, 0.25, done=4) + 1 == after


def test_what_a_batch_can_overstate_is_arlos() -> None:
    found = batches(200, (200, 180))
    assert found.weights[0] / found.unit == pytest.approx(0.07)
    assert found.weights[-1] / found.unit == pytest.approx(0.035)
    # Contest A of Arlo's test of its risk: 31 clean, then 6 of which each lost 20 votes of the margin: 0.2477.
    taints = np.array([0.0] * 31 + [20 / 420] * 6)
    curve = kaplan_markov(taints, found.overstatement)
    assert float(curve[np.argmax(curve <= 0.25)]) == pytest.approx(0.2477, abs=0.01)


def test_sizes_follow_from_the_diluted_margin_alone() -> None:
    table = {0.2: 17, 0.1: 32, 0.05: 62, 0.02: 152, 0.01: 302, 0.001: 2998}
    assert {margin: kaplan_markov_draws(1 + 1 / margin, 0.05) for margin in table} == table


def test_the_betting_test_asks_for_about_a_ninth_more_when_all_is_clean() -> None:
    found = batches(200, (200, 180))
    assert draws(found, 0.05) == ceil(log(20) / log(1 + 0.9 / 20))
    assert draws(found, 0.05) / kaplan_markov_draws(21, 0.05) == pytest.approx(1.11, abs=0.03)
    assert draws(found, 0.05, done=4) == draws(found, 0.05) - 4


def test_different_stations_are_fewer_than_draws() -> None:
    weights = np.array([1, 1, 2], dtype=np.int64)
    assert distinct(weights, 0) == 0
    assert distinct(weights, 1) == pytest.approx(1)
    # By hand: 2 x (1 - (3/4)^2) + (1 - (1/2)^2)
    assert distinct(weights, 2) == pytest.approx(2 * (1 - 9 / 16) + 3 / 4)


def test_bravos_mean_sample_sizes_are_as_published() -> None:
    assert bravo_mean(0.6, 0.4, 0.10) == 119
    assert bravo_mean(0.3, 0.2, 0.10) == 238


def mean_draws(share: float, weight: float | None, runs: int, longest: int) -> float:
    """Draws until 5 %, in the mean, of a winner with `share` of the votes, reported as such."""
    values = (np.random.default_rng(20_240_214).random((runs, longest)) < share).astype(np.float64)
    bets = bravo(share) if weight is None else alpha(values, share, weight)
    reached = p_values(capital(values, 0.5, bets)) <= 0.05
    assert reached[:, -1].mean() > 0.999
    return float(np.where(reached[:, -1], np.argmax(reached, axis=1) + 1, longest).mean())


ALPHA = [(0.6, None, 149), (0.55, None, 598), (0.6, 100, 160), (0.55, 100, 702), (0.6, 10, 187)]


@pytest.mark.parametrize(("share", "weight", "published"), ALPHA)
def test_mean_draws_are_those_of_the_alpha_paper(share: float, weight: float | None, published: int) -> None:
    runs, longest = (8000, 1500) if share == 0.6 else (3000, 6000)
    assert mean_draws(share, weight, runs, longest) == pytest.approx(published, rel=0.04)


def test_a_bet_of_bravo_is_the_ratio_of_the_two_chances() -> None:
    assert capital(np.array([1.0, 0.0]), 0.5, bravo(0.6)).tolist() == pytest.approx([1.2, 1.2 * 0.8])


def test_tickets_are_those_of_the_published_sampler() -> None:
    published = {
        "('pct 2', 3)": "0.000617786129909912",
        "('pct 3', 24)": "0.002991631653037245",
        "('pct 1', 25)": "0.012057030610635061",
        "('pct 4', 19)": "0.017930028930651931",
    }
    assert {name: first_ticket(SEED, name).number[:20] for name in published} == published
    assert [each.name for each in tickets(SEED, sorted(published), replace=False)] == list(published)


def test_next_tickets_are_those_of_the_published_sampler() -> None:
    first = first_ticket("01382438112797316654", "AB-130")
    assert first.number == "0.26299714122838008416507544297546663599715395525154425586041245287750224561854"
    assert first.following().number == "0.8232357229934205790595761924514048157652891124687533667363938813600770093316"
    names = [each.name for each in islice(tickets("314159", ["A#2", "B#7", "C#1", "D#4"], replace=True), 8)]
    assert names == ["D#4", "C#1", "C#1", "B#7", "A#2", "C#1", "D#4", "B#7"]


def test_a_process_audit_has_the_exact_sizes() -> None:
    assert process_size(16_243, 0.01, 0.95) == 295
    assert process_size(16_243, 0.01, 0.99) == 451


def test_what_was_sampled_bounds_how_many_there_are() -> None:
    assert process(16_243, 295, 0, 0.95).most == 162
    assert process(16_243, 294, 0, 0.95).most >= 163
    assert process(10, 10, 3, 0.95).most == 3
    assert len({each.station for each in draw_alike(SEED, np.array([str(n) for n in range(50)]), 50)}) == 50


@given(st.integers(1, 20_000), st.data())
def test_the_hypergeometric_distribution_is_scipy_s(stations: int, data: st.DataObject) -> None:
    there, seen = data.draw(st.integers(0, stations)), data.draw(st.integers(0, min(stations, 600)))
    found = data.draw(st.integers(0, seen))
    assert at_most(found, stations, there, seen) == pytest.approx(hypergeom.cdf(found, stations, there, seen), 1e-8)


def test_nothing_underflows_where_the_sample_is_large() -> None:
    """Half of a country's stations: the first term alone is far below the smallest number there is."""
    assert at_most(200_000, 800_000, 400_000, 400_000) == pytest.approx(0.5, abs=0.002)
    assert at_most(0, 800_000, 400_000, 400_000) == 0.0
