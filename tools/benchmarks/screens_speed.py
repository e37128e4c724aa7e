"""The screens on as many stations as Indonesia has, the plain Monte Carlo of the integer screen beside ours.

Rules kept here: the table is given; finding areas and neighbours counts, reading the file does not.
Left to others: making the table (`tally`), how often the screens call (`screens_integer`, `screens_neighbour`).
"""

import time
from collections.abc import Callable
from typing import Final

import numpy as np

from saksama.tally.columns import Columns
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.integer import screen_integer, usable
from saksama.tally.forensics.neighbour import TurnoutNames, areas_of, screen_neighbour, screen_turnout
from saksama.tally.forensics.population import sums_of
from tests.testonly.elections import NTB_NAMES, SHEET
from tools.benchmarks.screens_integer import monte_carlo
from tools.benchmarks.screens_neighbour import PAIRS

BARS: Final = {"integer_s": 2.0, "neighbour_s": 10.0}
ROUNDS: Final = 100
"""Of the Monte Carlo, for a standard error of about one station in a hundred of those expected by chance."""


def screen_times(table: Columns) -> dict[str, float]:
    """Seconds of each screen, and how many stations each used."""
    sums = sums_of(SHEET, table)
    told: dict[str, float] = {"stations": len(table)}
    integer = _timed(told, "integer_s", lambda: screen_integer(table, NTB_NAMES, sums))
    neighbour = _timed(told, "neighbour_s", lambda: screen_neighbour(table, PAIRS, areas_of(table)))
    _timed(told, "turnout_s", lambda: screen_turnout(table, TurnoutNames(), areas_of(table), sums))
    _timed(told, "identical_s", lambda: screen_identical(table, PAIRS, areas_of(table)))
    return {**told, "integer_used": integer.provenance.used, "neighbour_used": neighbour.provenance.used}


def peer_times(table: Columns, ours: float) -> dict[str, float]:
    """Seconds of the plain Monte Carlo on the stations that the integer screen uses, and as a multiple of `ours`."""
    told: dict[str, float] = {}
    _, kept = usable(table, NTB_NAMES, sums_of(SHEET, table))
    _timed(told, "monte_carlo_integer_s", lambda: monte_carlo(kept, ROUNDS, np.random.default_rng(1)))
    return {**told, "monte_carlo_to_ours": told["monte_carlo_integer_s"] / ours}


def _timed[T](told: dict[str, float], name: str, ask: Callable[[], T]) -> T:
    began = time.perf_counter()
    found = ask()
    told[name] = time.perf_counter() - began
    return found
