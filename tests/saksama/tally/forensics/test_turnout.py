"""Turnout and invalid votes are compared with their neighbours; what the source lacks is left out."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from saksama.tally.columns import ColumnAbsent, Columns
from saksama.tally.forensics.neighbour import Areas, TurnoutNames, areas_of, screen_turnout
from saksama.tally.forensics.population import Reason
from tests.testonly.elections import ntb, ntb_sums


def test_ntb_has_both_and_its_empty_lists_come_first() -> None:
    table = ntb()
    found = screen_turnout(table, TurnoutNames(), areas_of(table), ntb_sums())
    assert set(found.tails) == set(found.phi) == {"turnout", "invalid"}
    assert found.provenance.used + sum(found.provenance.excluded.values()) == 16_243
    first = found.flags[0]
    assert (first.share, first.reported) == ("turnout", 0)
    assert Counter(flag.share for flag in found.flags) == {"turnout": 122, "invalid": 25}


def test_a_source_with_votes_alone_is_screened_for_invalid_votes_alone() -> None:
    table = ntb()
    votes = replace(table, figures={name: table.figures[name] for name in ("suara_tidak_sah", "suara_total")})
    found = screen_turnout(votes, TurnoutNames(), areas_of(votes))
    assert set(found.tails) == {"invalid"}
    with pytest.raises(ColumnAbsent):
        screen_turnout(replace(table, figures={}), TurnoutNames(), areas_of(table))


def test_a_stuffed_box_among_even_neighbours_is_found_and_more_users_than_listed_is_left_to_the_sums() -> None:
    dice = np.random.default_rng(4)
    desa = np.repeat(np.arange(250), 8)
    listed = dice.integers(150, 300, desa.size)
    mu = dice.beta(70, 30, 250)[desa]
    came = dice.binomial(listed, dice.beta(mu * 150, (1 - mu) * 150))
    came[123] = listed[123]
    came[500] = listed[500] + 1
    table = Columns(np.arange(desa.size).astype("<U8"), {"l": listed.astype(float), "c": came.astype(float)}, {}, "")
    areas = Areas(np.zeros(desa.size, dtype=int), desa // 10, desa)
    found = screen_turnout(table, TurnoutNames("l", "c"), areas)
    assert found.flags[0].station == "123"
    assert found.provenance.excluded == {Reason.PART_ABOVE_WHOLE: 1}
