"""The neighbour screen finds NTB's published figures, and what was planted; evenly strange places it does not see."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from saksama.tally.columns import Columns
from saksama.tally.forensics.excess import Standing
from saksama.tally.forensics.neighbour import (
    Areas,
    AreasUnknown,
    adjusted,
    areas_named,
    areas_of,
    expected_shares,
    screen_neighbour,
)
from saksama.tally.forensics.population import Reason
from tests.testonly.elections import ntb

PAIRS = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")


def test_ntb_has_the_published_precision_and_flags() -> None:
    table = ntb()
    # The published value counts the special places, as rows without a code of Indonesia do.
    nameless = Columns(np.arange(len(table)).astype("<U8"), table.figures, {}, table.digest)
    found = screen_neighbour(nameless, PAIRS, areas_of(table))
    assert found.provenance.used == 13_577
    assert [round(phi, 1) for phi in found.phi.values()] == [16.7, 21.3, 28.1]
    assert len(found.flags) == 178


def test_the_first_flags_of_ntb_are_faults_of_reading() -> None:
    table = ntb()
    found = screen_neighbour(table, PAIRS, areas_of(table))
    assert found.provenance.excluded[Reason.SPECIAL] == 19
    assert len(found.flags) == 177
    assert found.standing is Standing.NOTICEABLE
    first = found.flags[0]
    assert (first.station, first.share, first.reported, first.whole) == ("5202122006016", "suara_paslon_3", 200, 200)
    assert first.high < 40
    assert all(one.p <= two.p for one, two in zip(found.flags, found.flags[1:], strict=False))
    assert all(flag.q <= 0.05 for flag in found.flags)


def test_areas_by_name_are_those_by_code() -> None:
    table = ntb()
    by_code, by_name = areas_of(table), areas_named(table, "kabkota", "kecamatan", "desa")
    for one, two in zip((by_code.kabkota, by_code.kecamatan), (by_name.kabkota, by_name.kecamatan), strict=True):
        assert np.unique(one * 10_000 + two).size == np.unique(one).size == np.unique(two).size


def test_stations_without_code_or_area_are_refused() -> None:
    table = Columns(np.array(["1", "2"]), {"a": np.ones(2)}, {"region": np.array(["x", "y"])}, "")
    for ask in (partial(areas_of, table), partial(areas_named, table, "region", "tik", "uik")):
        with pytest.raises(AreasUnknown) as refused:
            ask()
        assert refused.value.present == ("region",)


def test_a_station_is_left_out_of_what_is_expected_of_it() -> None:
    areas = Areas(np.zeros(4, dtype=int), np.array([0, 0, 0, 1]), np.array([0, 0, 1, 2]))
    part, whole = np.array([90.0, 10.0, 40.0, 60.0]), np.full(4, 100.0)
    kabkota = 200 / 400
    kecamatan = (10 + 40 + 400 * kabkota) / (200 + 400)
    assert expected_shares(part, whole, areas)[0] == pytest.approx((10 + 200 * kecamatan) / (100 + 200))


def test_a_station_that_swapped_its_two_pairs_is_found() -> None:
    dice = np.random.default_rng(5)
    desa = np.repeat(np.arange(300), 8)
    mu = dice.beta(30, 10, 300)[desa]
    whole = dice.integers(150, 300, desa.size)
    first = dice.binomial(whole, dice.beta(mu * 80, (1 - mu) * 80))
    second = whole - first
    first[[17, 1000]], second[[17, 1000]] = second[[17, 1000]], first[[17, 1000]]
    table = Columns(np.arange(desa.size).astype("<U8"), {"a": first.astype(float), "b": second.astype(float)}, {}, "")
    areas = Areas(np.zeros(desa.size, dtype=int), desa // 10, desa)
    found = screen_neighbour(table, ("a", "b"), areas)
    assert {"17", "1000"} <= {flag.station for flag in found.flags}
    assert len(found.flags) < 12


def test_a_table_without_votes_is_too_few_and_no_error() -> None:
    table = ntb()
    none = table.only(np.zeros(len(table), dtype=bool))
    found = screen_neighbour(none, PAIRS, areas_of(none))
    assert (found.tail.n, found.flags, found.standing) == (0, (), Standing.TOO_FEW)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=80))
def test_adjusted_values_are_those_of_scipy(p: list[float]) -> None:
    assert adjusted(np.array(p)) == pytest.approx(false_discovery_control(p), abs=1e-12)
