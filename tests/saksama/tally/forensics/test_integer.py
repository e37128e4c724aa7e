"""The integer screen finds what Kobak, Shpilkin and Pshenichnikov published, and is quiet where nothing was found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from saksama.tally.columns import ColumnAbsent, Columns
from saksama.tally.forensics.excess import Standing
from saksama.tally.forensics.integer import chances, excesses, is_whole, screen_integer
from saksama.tally.forensics.population import Names, Reason, populations_of
from tests.testonly.elections import ELECTIONS, NTB_NAMES, election, ntb, ntb_sums

PUBLISHED = [
    # election, n, published excess: either, result, turnout; ours: either
    ("Russia 2004", 85_457, 933.7, 591.6, 562.2, 934.4),
    ("Russia 2011", 86_718, 1003.5, 767.1, 449.3, 1002.6),
    ("Russia 2012", 87_623, 1159.6, 734.6, 634.6, 1161.0),
    ("Russia 2018", 91_152, 1708.8, 859.0, 1296.2, 1708.6),
]
QUIET = [
    # election, excess, z
    ("Canada 2011", 219.9, 2.22),
    ("Mexico 2012", -284.2, -1.95),
    ("Russia 2003", 63.6, 0.55),
]


@pytest.mark.parametrize(("name", "n", "either", "result", "turnout", "exact"), PUBLISHED)
def test_published_excesses_are_found_again_d1(
    name: str, n: int, either: float, result: float, turnout: float, exact: float
) -> None:
    found = screen_integer(election(name), ELECTIONS[name].names)
    assert found.either.n == n
    assert abs(found.either.excess - either) < 12
    assert abs(found.result.excess - result) < 12
    assert abs(found.turnout.excess - turnout) < 12
    assert round(found.either.excess, 1) == exact
    assert found.standing is Standing.NOTICEABLE


@pytest.mark.parametrize(("name", "excess", "z"), QUIET)
def test_elections_without_a_finding_are_quiet_d2(name: str, excess: float, z: float) -> None:
    found = screen_integer(election(name), ELECTIONS[name].names)
    assert round(found.either.excess, 1) == pytest.approx(excess, abs=0.11)
    assert found.either.z is not None
    assert round(found.either.z, 2) == z
    assert found.standing is Standing.AS_CHANCE


def test_ntb_is_quiet_d2_with_its_special_places_left_out_by_name() -> None:
    table = ntb()
    found = screen_integer(table, NTB_NAMES, ntb_sums())
    assert found.provenance.excluded[Reason.SPECIAL] == 19
    assert found.provenance.used + sum(found.provenance.excluded.values()) == 16_243
    assert found.standing is Standing.AS_CHANCE
    # The published value counts the special places, as rows without a code of Indonesia do.
    nameless = Columns(np.arange(len(table)).astype("<U8"), table.figures, {}, table.digest)
    whole = screen_integer(nameless, NTB_NAMES, ntb_sums())
    assert whole.either.n == 9961
    assert whole.either.z is not None
    assert (round(whole.either.excess, 1), round(whole.either.z, 2)) == (-11.8, -0.31)
    assert abs(found.either.excess - whole.either.excess) < 2


def test_a_result_says_how_it_was_made() -> None:
    table = ntb()
    made = screen_integer(table, NTB_NAMES, ntb_sums()).provenance
    assert made.digest == table.digest
    assert (made.version, made.seed) == ("1", None)
    assert made.parameters["leader"] == "suara_paslon_2"


def test_under_a_thousand_stations_nothing_is_judged() -> None:
    few = election("Russia 2018").only(np.arange(97_699) < 900)
    found = screen_integer(few, ELECTIONS["Russia 2018"].names)
    assert found.either.n < 1000
    assert found.standing is Standing.TOO_FEW


def test_no_station_at_all_is_no_error() -> None:
    none = election("Canada 2011")
    found = screen_integer(none.only(np.zeros(len(none), dtype=bool)), ELECTIONS["Canada 2011"].names)
    assert (found.either.n, found.either.observed, found.either.z, found.either.p) == (0, 0, None, 1.0)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ColumnAbsent) as refused:
        screen_integer(election("Canada 2011"), Names("N", "turnout", "turnout", "stemmen"))
    assert refused.value.column == "stemmen"


def test_each_station_left_out_has_one_reason() -> None:
    rows = {  # registered, given, received, leader
        "nothing received": (300, 0, 0, 0),
        "few voters": (99, 50, 50, 20),
        "more given than registered": (300, 301, 280, 100),
        "near full": (300, 298, 298, 100),
        "a fraction": (300, 200.5, 200, 100),
        "unknown": (300, np.nan, 200, 100),
        "a fault of reading": (101_101_000, 200, 200, 100),
        "used": (300, 200, 200, 100),
    }
    figures = np.array(list(rows.values())).T
    names = ("r", "g", "c", "l")
    table = Columns(np.arange(len(rows)).astype("<U8"), dict(zip(names, figures, strict=True)), {}, "")
    made = screen_integer(table, Names(*names)).provenance
    assert made.used == 1
    assert made.excluded == {
        Reason.UNKNOWN: 1,
        Reason.NOT_WHOLE: 1,
        Reason.NOTHING_RECEIVED: 1,
        Reason.FEW_VOTERS: 1,
        Reason.TOO_LARGE: 1,
        Reason.PART_ABOVE_WHOLE: 1,
        Reason.NEAR_FULL: 1,
    }


def test_noken_areas_and_revotes_are_left_out() -> None:
    ids = np.array(["9401011001001", "5201011001901", "5201011001001", "5201011001002"])
    figures = {name: np.array([v] * 4, dtype=float) for name, v in zip("rgcl", (300, 200, 200, 100), strict=True)}
    for tag, kinds in (("kind", ["", "", "", "re-vote"]), ("psu", ["", "Reguler", "", "PSU"])):
        table = Columns(ids, figures, {tag: np.array(kinds)}, "")
        made = screen_integer(table, Names("r", "g", "c", "l")).provenance
        assert made.excluded == {Reason.NOKEN: 1, Reason.SPECIAL: 1, Reason.REVOTE: 1}
        assert populations_of(table).tolist() == ["noken", "special", "", "re-vote"]


@given(st.integers(1, 2500), st.data())
def test_the_chance_is_the_sum_of_the_binomial_over_whole_percents(of: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, of))
    k = np.arange(of + 1)
    whole = np.abs(100 * k / of - np.round(100 * k / of)) <= 0.05 + 1e-12
    expected = binom.pmf(k, of, part / of)[whole].sum()
    assert chances(np.array([of]), np.array([part]))[0] == pytest.approx(expected, abs=1e-9)
    assert is_whole(np.array([of]), np.array([part]))[0] == whole[part]


def test_stations_drawn_from_their_own_shares_give_no_excess() -> None:
    dice = np.random.default_rng(1)
    registered = dice.integers(100, 310, 20_000)
    given_out = dice.binomial(registered, dice.beta(8, 2, 20_000))
    kept = (given_out > 20) & (given_out < 0.99 * registered)
    registered, given_out = registered[kept], given_out[kept]
    leader = dice.binomial(given_out, dice.beta(6, 4, given_out.size))
    for each in excesses(registered, given_out, given_out, leader):
        assert each.z is not None
        assert abs(each.z) < 3.5
