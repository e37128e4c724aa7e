"""Whatever a table holds, every screen answers: each station is used or left out with one reason, no figure is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.tally.columns import Columns
from saksama.tally.forensics.excess import Excess
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.integer import screen_integer
from saksama.tally.forensics.neighbour import TurnoutNames, areas_of, screen_neighbour, screen_turnout
from saksama.tally.forensics.pictures import picture
from saksama.tally.forensics.population import Provenance, Reason
from saksama.tally.forensics.words import BLIND, REASONS, TRIED, blind
from tests.testonly.elections import NTB_NAMES

PAIRS = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
NAMES = ("dpt_j", "pengguna_dpt_j", "suara_sah", "suara_tidak_sah", "suara_total", *PAIRS)
FIGURE = st.one_of(st.integers(0, 400).map(float), st.sampled_from([np.nan, 0.0, 1.0, 0.5, -3.0, 1e9, np.inf]))
CODE = st.tuples(st.sampled_from(["5201011", "5202012", "9401011"]), st.integers(1, 3), st.integers(1, 950)).map(
    lambda parts: f"{parts[0]}{parts[1]:03d}{parts[2]:03d}"
)


@st.composite
def tables(draw: st.DrawFn) -> Columns:
    ids = draw(st.lists(CODE, unique=True, max_size=40))
    rows = [draw(st.lists(FIGURE, min_size=len(NAMES), max_size=len(NAMES))) for _ in ids]
    figures = np.array(rows, dtype=np.float64).reshape(-1, len(NAMES)).T
    return Columns(np.array(ids, dtype=np.str_), dict(zip(NAMES, figures, strict=True)), {}, "")


def _holds(table: Columns, made: Provenance, *found: Excess) -> None:
    assert made.used + sum(made.excluded.values()) == len(table)
    assert all(count > 0 for count in made.excluded.values())
    for each in found:
        assert 0 <= each.p <= 1
        assert 0 <= each.observed <= each.n
        assert 0 <= each.expected <= each.n + 1e-9


@given(tables())
def test_every_screen_answers(table: Columns) -> None:
    areas = areas_of(table)
    integer = screen_integer(table, NTB_NAMES)
    _holds(table, integer.provenance, integer.either, integer.result, integer.turnout)
    for shares in (screen_neighbour(table, PAIRS, areas), screen_turnout(table, TurnoutNames(), areas)):
        _holds(table, shares.provenance, shares.tail, *shares.tails.values())
        for flag in shares.flags:
            assert 0 <= flag.low <= flag.expected + 1 <= flag.high + 2 <= flag.whole + 2
    same = screen_identical(table, PAIRS, areas)
    _holds(table, same.provenance, same.pairs)
    assert same.pairs.observed == len(same.twins)
    pictured = picture(table, NTB_NAMES)
    _holds(table, pictured.provenance)


@pytest.mark.parametrize("reason", list(Reason))
def test_each_reason_has_its_words(reason: Reason) -> None:
    assert all(REASONS[reason])


def test_each_screen_says_what_it_does_not_see() -> None:
    assert set(BLIND) == set(TRIED) == {"integer", "neighbour", "turnout", "identical"}
    for screen in BLIND:
        assert "{" not in blind(screen, "id") + blind(screen, "en")
