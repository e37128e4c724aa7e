"""Planted faults are what their names say."""

import numpy as np
import pytest

from tools.benchmarks.planted import PLANTS, misreading, moving, stuffing, swapping

VOTES = np.array([[10.0, 120.0, 0.0, 7.0], [200.0, 30.0, 5.0, 7.0], [3.0, 150.0, 1.0, 7.0]])
AT = np.array([0, 1, 2])


def test_moved_votes_are_kept_and_never_below_none() -> None:
    found = moving(40)(VOTES, AT, np.random.default_rng(1))
    assert found.tolist() == [[50, 160, 0, 7], [160, 30, 0, 7], [3, 110, 6, 7]]


def test_swapped_stuffed_and_misread_change_what_they_say() -> None:
    dice = np.random.default_rng(1)
    assert swapping(VOTES, AT, dice)[:, 0].tolist() == [200, 10, 3]
    assert (stuffing(40)(VOTES, AT, dice) - VOTES)[:, 0].tolist() == [0, 40, 0]
    changed = misreading(VOTES, AT, dice) != VOTES
    assert changed.sum(axis=0).tolist() == [1, 1, 1, 0]
    assert (misreading(VOTES, AT, dice) >= 0).all()


@pytest.mark.parametrize("name", list(PLANTS))
def test_the_other_stations_and_what_was_given_stay(name: str) -> None:
    before = VOTES.copy()
    found = PLANTS[name](VOTES, np.array([1]), np.random.default_rng(2))
    assert (before == VOTES).all()
    assert (found[:, [0, 2, 3]] == VOTES[:, [0, 2, 3]]).all()
    assert (found[:, 1] != VOTES[:, 1]).any()
