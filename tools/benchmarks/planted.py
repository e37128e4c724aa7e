"""Faults put into clean figures, so that it is known what a screen should find.

Rules kept here: each takes votes as (candidates, stations) and the places to change, and gives new votes; a seed gives
the same faults each time; nothing goes below zero.
Left to others: which screen is asked (`screens`).
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]
type Places = NDArray[np.intp]
type Plant = Callable[[Array, Places, np.random.Generator], Array]


def moving(count: int) -> Plant:
    """Votes from the leader of the station to the second."""

    def plant(votes: Array, at: Places, _dice: np.random.Generator) -> Array:
        votes = votes.copy()
        first, second = _ranked(votes, at)
        taken = np.minimum(votes[first, at], count)
        votes[first, at] -= taken
        votes[second, at] += taken
        return votes

    return plant


def stuffing(count: int) -> Plant:
    """Votes added to the leader of the station."""

    def plant(votes: Array, at: Places, _dice: np.random.Generator) -> Array:
        votes = votes.copy()
        first, _ = _ranked(votes, at)
        votes[first, at] += count
        return votes

    return plant


def swapping(votes: Array, at: Places, _dice: np.random.Generator) -> Array:
    """The first and the second of the station changed places."""
    votes = votes.copy()
    first, second = _ranked(votes, at)
    votes[first, at], votes[second, at] = votes[second, at], votes[first, at]
    return votes


def misreading(votes: Array, at: Places, dice: np.random.Generator) -> Array:
    """One digit of one candidate's votes read as another."""
    votes = votes.copy()
    for place in at:
        row = int(dice.integers(votes.shape[0]))
        value = int(votes[row, place])
        unit = 10 ** int(dice.integers(len(str(value))))
        digit = value // unit % 10
        votes[row, place] = value + (int(dice.choice([each for each in range(10) if each != digit])) - digit) * unit
    return votes


def _ranked(votes: Array, at: Places) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    order = np.argsort(-votes[:, at], axis=0, kind="stable")
    return order[0], order[1]


PLANTS: Final[Mapping[str, Plant]] = {
    "20 votes moved from first to second": moving(20),
    "40 votes moved from first to second": moving(40),
    "70 votes moved from first to second": moving(70),
    "100 votes moved from first to second": moving(100),
    "first and second swapped": swapping,
    "one digit misread": misreading,
    "40 votes added for the local leader": stuffing(40),
    "100 votes added for the local leader": stuffing(100),
}
