"""What the reference page says about localisation is what the code does."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.tally.table_file import sheet_named
from saksama.tally.checks.report import Source, check_sheet
from tools.localisation import RECORD, february, misread, record

HELD = json.loads(RECORD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made() -> dict[str, object]:
    return json.loads(json.dumps(record()))  # type: ignore[no-any-return]  # as it is kept


@pytest.mark.parametrize("part", HELD)
def test_the_record_is_what_is_measured(made: dict[str, object], part: str) -> None:
    assert made[part] == HELD[part]


def test_one_misread_figure_always_breaks_a_sum_and_is_always_among_the_candidates() -> None:
    planted = HELD["planted"]
    assert planted["with_a_broken_sum"] == planted["trials"]
    for group in planted["by_field"].values():
        assert (group["recall"], group["right_where_only"]) == (1.0, 1.0)


def test_of_jakarta_s_corrections_the_labels_are_those_that_were_given() -> None:
    jakarta = HELD["jakarta"]
    assert (jakarta["corrected"], jakarta["withdrawn"]) == (63, 27)
    assert jakarta["named_first"] <= jakarta["named"] <= jakarta["corrected_in_one_field_with_a_broken_sum"]


def test_of_those_that_kpu_left_as_they_were_423_break_the_sum_of_the_pairs() -> None:
    # As whoever labelled the data counted them.
    rows, table = february()
    broken = check_sheet(Source("feb", table), sheet_named("ppwp-2024")).broken("H5")
    assert sum(bool(each) and row["label"] == "tetap" for each, row in zip(broken, rows, strict=True)) == 423


@given(figure=st.integers(0, 999), seed=st.integers(0, 2**32))
def test_a_misread_figure_is_another_one_of_three_digits(figure: int, seed: int) -> None:
    assert misread(figure, np.random.default_rng(seed)) != figure
    assert 0 <= misread(figure, np.random.default_rng(seed)) <= 999
