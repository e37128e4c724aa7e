"""A recap that builds up: the row that came last counts, the rest stays; the order of other areas is the same to it."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.tally.columns import Columns
from saksama.tally.published.merging import AreasAbsent, NothingLeft, merge_wrong, merged

CODES = ("52", "5201", "520101", "5201011001", "5201012002", "520102", "5202")
NAMES = ("suara_sah", "suara_paslon_1")

type Rows = Mapping[str, tuple[int | None, int | None]]

figure = st.none() | st.integers(0, 999)
rows = st.dictionaries(st.sampled_from(CODES), st.tuples(figure, figure), min_size=1)


def table(found: Rows) -> Columns:
    codes = sorted(found)
    columns = [[np.nan if found[code][at] is None else float(found[code][at] or 0) for code in codes] for at in (0, 1)]
    figures = {name: np.array(column) for name, column in zip(NAMES, columns, strict=True)}
    return Columns(np.array(codes), figures, {"nama_wilayah": np.array([f"w{code}" for code in codes])}, "")


@given(rows, rows)
def test_what_came_last_counts_and_the_rest_stays(first: Rows, then: Rows) -> None:
    found = merged(table(first), table(then))
    assert merge_wrong(found, table({**first, **then})) == ""
    assert found.ids.tolist() == sorted({*first, *then})


@given(rows, rows, rows)
def test_rows_of_other_areas_may_come_in_any_order(base: Rows, one: Rows, other: Rows) -> None:
    apart = {code: each for code, each in other.items() if code not in one}
    if not apart:
        return
    there = merged(merged(table(base), table(one)), table(apart))
    back = merged(merged(table(base), table(apart)), table(one))
    assert merge_wrong(there, back) == ""


@given(rows, st.sets(st.sampled_from(CODES), min_size=1))
def test_a_withdrawn_area_is_gone_with_all_below_it_or_nothing_is(base: Rows, without: set[str]) -> None:
    left = {code: each for code, each in base.items() if not code.startswith(tuple(without))}
    absent = sorted(code for code in without if not any(each.startswith(code) for each in base))
    if absent:
        with pytest.raises(AreasAbsent) as told:
            merged(table(base), None, without)
        assert list(told.value.areas) == absent
    elif not left:
        with pytest.raises(NothingLeft):
            merged(table(base), None, without)
    else:
        assert merge_wrong(merged(table(base), None, without), table(left)) == ""


@given(rows, rows)
def test_a_table_with_other_rows_is_told_apart(one: Rows, other: Rows) -> None:
    assert (merge_wrong(table(one), table(other)) == "") is (dict(one) == dict(other))


def test_a_column_that_the_newer_rows_lack_is_unknown_there_and_never_the_older_figure() -> None:
    newer = Columns(np.array(["5201"]), {"suara_sah": np.array([7.0])}, {}, "")
    found = merged(table({"5201": (1, 2), "5202": (3, 4)}), newer)
    assert found.figures["suara_sah"].tolist() == [7, 3]
    assert np.isnan(found.figures["suara_paslon_1"]).tolist() == [True, False]
    assert found.tags["nama_wilayah"].tolist() == ["", "w5202"]
