"""A difference is named once, where it arose; what is unknown leaves its parent incomplete."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.tally.columns import Columns
from saksama.tally.tiers.compare import Comparison, compare
from saksama.tally.tiers.step import CodeOfNoLevel, Consistency, Level, consistency, identities
from saksama.tally.tiers.words import difference, effect, told

NAMES = ("suara_paslon_1", "suara_paslon_2")
UNKNOWN = float("nan")

type Rows = dict[str, tuple[float, ...]]


def table(rows: Rows, names: tuple[str, ...] = NAMES) -> Columns:
    figures = {name: np.array([row[at] for row in rows.values()], dtype=np.float64) for at, name in enumerate(names)}
    return Columns(np.array(list(rows)), figures, {}, "0" * 64)


def compared(*sources: Rows) -> Comparison:
    return compare([table(rows) for rows in sources], NAMES, NAMES)


def tree(votes: list[int]) -> tuple[Rows, Rows]:
    """Eight stations in two kecamatan of each of two kab/kota, and the totals of the upper tiers."""
    codes = [f"52{kab}{kec}2001{n:03}" for kab, kec, n in product(("01", "02"), ("01", "02"), (1, 2))]
    stations: Rows = {code: (float(votes[2 * n]), float(votes[2 * n + 1])) for n, code in enumerate(codes)}
    upper: Rows = {}
    for digits in (6, 4, 2):
        for code, row in stations.items():
            old = upper.get(code[:digits], (0.0, 0.0))
            upper[code[:digits]] = (old[0] + row[0], old[1] + row[1])
    return stations, upper


VOTES = st.lists(st.integers(0, 300), min_size=16, max_size=16)
FAULTS = st.dictionaries(
    st.sampled_from(["520101", "520102", "520201", "520202", "5201", "5202", "52"]),
    st.tuples(st.integers(-50, 50), st.integers(-50, 50)),
)


@given(VOTES, FAULTS)
def test_each_fault_is_named_at_its_level_and_all_of_them_make_the_difference_between_top_and_bottom(
    votes: list[int], faults: dict[str, tuple[int, int]]
) -> None:
    stations, upper = tree(votes)
    # A fault is carried upwards, as a wrong sum would be.
    for code, change in faults.items():
        for digits in (6, 4, 2):
            if digits <= len(code):
                old = upper[code[:digits]]
                upper[code[:digits]] = (old[0] + change[0], old[1] + change[1])
    found = compared(stations, upper)
    named = {each.area: each.changes for step in found.steps for each in step.different}
    planted = {
        code: {name: change for name, change in zip(NAMES, changes, strict=True) if change}
        for code, changes in faults.items()
        if any(changes)
    }
    assert named == planted
    assert found.adds_up == (not planted)
    for at, name in enumerate(NAMES):
        gap = upper["52"][at] - sum(row[at] for row in stations.values())
        assert sum(step.net[name] for step in found.steps) == gap
    assert all(step.equal + step.incomplete + len(step.different) == step.areas for step in found.steps)


@given(VOTES, st.sets(st.integers(0, 7), min_size=1))
def test_an_unknown_child_leaves_its_parent_incomplete_and_never_counts_as_zero(
    votes: list[int], missing: set[int]
) -> None:
    stations, upper = tree(votes)
    codes = list(stations)
    for place in missing:
        stations[codes[place]] = (UNKNOWN, UNKNOWN)
    found = compared(stations, upper)
    first = found.steps[0]
    assert (first.below.level, first.above.level) == (Level.STATION, Level.KECAMATAN)
    assert first.incomplete == len({codes[place][:6] for place in missing})
    assert found.adds_up


def test_a_parent_below_what_is_known_is_short_whatever_the_unknown_hold() -> None:
    found = compared({"5201012001001": (50, 10), "5201012001002": (UNKNOWN, 5)}, {"520101": (40, 15)})
    (step,) = found.steps
    assert step.different == ()
    (short,) = step.short
    assert (short.area, short.unknown, dict(short.changes)) == ("520101", 1, {"suara_paslon_1": -10})
    assert not found.adds_up
    assert "1 dari 2 belum diketahui" in difference(step, short, "520101", "id", {"A": "A", "B": "B"})


def test_one_figure_can_differ_where_another_is_not_known() -> None:
    found = compared({"5201012001001": (50, UNKNOWN), "5201012001002": (10, 5)}, {"520101": (61, 15)})
    (step,) = found.steps
    assert [dict(each.changes) for each in step.different] == [{"suara_paslon_1": 1}]


def test_two_sources_of_one_tier_are_held_against_each_other() -> None:
    found = compared({"5201012001001": (50, 10)}, {"5201012001001": (60, 0), "5201012001002": (1, 1)})
    (step,) = found.steps
    assert (step.areas, step.equal, step.incomplete) == (2, 0, 1)
    assert [dict(each.changes) for each in step.different] == [{"suara_paslon_1": 10, "suara_paslon_2": -10}]
    assert "kedua sumber berbeda" in difference(step, step.different[0], "TPS 1", "id", {"A": "A", "B": "B"})


def test_the_source_that_reaches_further_down_lies_below_whichever_comes_first() -> None:
    stations, upper = tree(list(range(16)))
    one, other = compared(stations, upper), compared(upper, stations)
    assert [(each.below.level, each.above.level) for each in one.steps] == [(13, 6), (6, 4), (4, 2)]
    assert other.steps[0].above.source == "A"
    assert one.adds_up
    assert other.adds_up


def test_children_without_a_parent_are_counted() -> None:
    found = compared({"5201012001001": (5, 1), "5202012001001": (7, 7)}, {"520101": (5, 1)})
    assert (found.steps[0].alone, found.steps[0].equal) == (1, 1)
    assert "1 TPS (A) tidak punya induk" in told(found.steps[0], "id", {"A": "A", "B": "B"})


def test_whether_the_parent_fits_itself_is_told_beside_the_difference() -> None:
    names = (*NAMES, "suara_sah")
    below = table({"5201012001001": (50, 10, 60)}, names)
    said = {}
    for valid in (70.0, 71.0, UNKNOWN):
        above = table({"520101": (60, 10, valid)}, names)
        (step,) = compare([below, above], NAMES, names).steps
        said[step.different[0].itself] = difference(step, step.different[0], "520101 GERUNG", "en", {})
    assert list(said) == [Consistency.CONSISTENT, Consistency.NOT, Consistency.UNTESTABLE]
    assert said[Consistency.CONSISTENT] == (
        "520101 GERUNG: its children (station: 1) do not sum to the kecamatan; the parent is consistent in itself. "
        "Parent less children: suara_paslon_1 +10, suara_sah +10."
    )


def test_the_net_effect_stands_against_the_margin() -> None:
    below: Rows = {"5201012001001": (50, 60)}
    (small,) = compared(below, {"520101": (80, 70)}).effects
    assert small is not None
    assert (small.leader, small.margin, small.change, small.decides) == ("suara_paslon_1", 10, 20, True)
    assert "tanpa perbedaan ini" in effect(small, "id", {})
    (none,) = compared({"5201012001001": (50, 10)}, {"520101": (55, 15)}).effects
    assert none is not None
    assert (none.change, none.decides) == (0, False)


def test_the_rival_is_whom_the_differences_bring_nearest_and_a_tie_decides_too() -> None:
    names = (*NAMES, "suara_paslon_3")
    below = table({"5201012001001": (100, 90, 70)}, names)
    above = table({"520101": (100, 90, 40)}, names)
    (nearest,) = compare([below, above], names, names).effects
    assert nearest is not None
    assert (nearest.rival, nearest.margin, nearest.change) == ("suara_paslon_2", 10, 0)
    (nearest,) = compare([below, table({"520101": (130, 90, 70)}, names)], names, names).effects
    assert nearest is not None
    assert (nearest.rival, nearest.change, nearest.decides) == ("suara_paslon_2", 30, False)
    (nearest,) = compare([table({"5201012001001": (100, 70, 100)}, names), above], names, names).effects
    assert nearest is not None
    assert (nearest.rival, nearest.margin, nearest.change, nearest.decides) == ("suara_paslon_3", 60, 60, True)


def test_a_code_of_no_tier_is_refused() -> None:
    with pytest.raises(CodeOfNoLevel, match="52010"):
        compared({"52010": (1, 1)}, {"52": (1, 1)})


CERTIFIED = Path(__file__).parents[3] / "vectors" / "tally" / "ntb_ppwp_2024_certified.csv"
FIGURES = CERTIFIED.read_text(encoding="utf-8").splitlines()[0].split(",")[2:]


@pytest.mark.parametrize("changed", ["nothing", *FIGURES])
def test_every_figure_of_the_certified_totals_is_held_by_an_identity(changed: str) -> None:
    """D9: no figure can be off by one without being noticed."""
    row = [float(each) for each in CERTIFIED.read_text(encoding="utf-8").splitlines()[1].split(",")[2:]]
    figures = {name: np.array([figure + (name == changed)]) for name, figure in zip(FIGURES, row, strict=True)}
    names = tuple(name for name in FIGURES if name.startswith("suara_paslon_"))
    (found,) = consistency(Columns(np.array(["52"]), figures, {}, ""), identities(names))
    assert found is (Consistency.CONSISTENT if changed == "nothing" else Consistency.NOT)
