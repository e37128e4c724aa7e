"""Two pictures of an election as data: its fingerprint, and the leader's votes cumulated by turnout.

Klimek, Yegorov, Hanel, Thurner, PNAS 109 (2012), 16469: the pictures, not the single number drawn from them, which
moves from 0.24 to 0.88 with the distance that is used.

Rules kept here:
  * Fingerprint: stations by turnout and the leader's share, each weighing its registered voters, in percent of all.
  * Cumulative: of all valid votes, the percent that the leader has at stations up to each turnout.
  * A picture is for a person who knows the places; beside it stand elections that nobody doubts (`quiet`).
Left to others: drawing (`drawing`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Columns
from saksama.tally.forensics.population import LARGEST, Names, Provenance, Reason, adding_up, ordinary
from saksama.tally.forensics.recipes import BINS, PICTURE, STEPS
from saksama.tally.sheet.definition import Part

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pictures:
    """`cells`: (turnout bin, share bin) to percent of the voters; `curve`: percents at each step of turnout.

    `stations`: how many; where nothing is known both are empty and 0.
    """

    cells: Mapping[tuple[int, int], float]
    curve: tuple[float, ...]
    stations: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """The pictures of a table, and how they were made."""

    pictures: Pictures
    provenance: Provenance


def picture(columns: Columns, names: Names, sums: Sequence[Part] = ()) -> Pictured:
    """The pictures of an election; `sums`: what must add up at a station. Raises `ColumnAbsent`."""
    figures = [columns.figure(name) for name in (names.registered, names.given, names.received, names.leader)]
    registered, given, received, leader = figures
    sieve = adding_up(columns, ordinary(columns).drop_unless_whole(*figures), sums)
    sieve.drop(Reason.NOTHING_RECEIVED, (received == 0) | (registered == 0))
    sieve.drop(Reason.TOO_LARGE, (registered > LARGEST) | (received > LARGEST))
    sieve.drop(Reason.PART_ABOVE_WHOLE, (given > registered) | (leader > received))
    registered, given, received, leader = (figure[sieve.kept] for figure in figures)
    turnout = given / registered
    parameters: dict[str, float | str] = {
        **PICTURE.constants,
        "registered": names.registered,
        "given": names.given,
        "received": names.received,
        "leader": names.leader,
    }
    return Pictured(
        Pictures(
            cells=_cells(_bin(given, registered) * BINS + _bin(leader, received), registered),
            curve=_curve(turnout, leader, float(received.sum())),
            stations=turnout.size,
        ),
        sieve.provenance(PICTURE, parameters, columns.digest),
    )


def _cells(place: NDArray[np.int64], weight: Array) -> dict[tuple[int, int], float]:
    percent = 100 * np.bincount(place, weight, BINS * BINS) / max(float(weight.sum()), 1)
    return {divmod(int(at), BINS): float(percent[at]) for at in np.flatnonzero(percent)}


def _bin(part: Array, whole: Array) -> NDArray[np.int64]:
    # In whole numbers, so that 58 of 100 falls where it belongs.
    return np.minimum(part * BINS // whole, BINS - 1).astype(np.int64)


def _curve(turnout: Array, leader: Array, received: float) -> tuple[float, ...]:
    order = np.argsort(turnout, kind="stable")
    upto = np.searchsorted(turnout[order], np.arange(STEPS + 1) / STEPS, side="right")
    votes = np.concatenate([[0.0], np.cumsum(leader[order])])
    return tuple(float(each) for each in 100 * votes[upto] / max(received, 1))
