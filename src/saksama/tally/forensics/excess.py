"""How many stations show something, against how many would by chance.

Rules kept here:
  * One-sided, with continuity correction; how many of several unlike events happen is Poisson-binomial.
  * Exact, by the discrete Fourier transform of its characteristic function (Hong, Computational Statistics and Data
    Analysis 59, 2013), under `EXACT` events, and where the variance is under `RARE`: there the normal curve would call
    four rare events fifty times too unlikely.
  * Else normal, with continuity correction.
Left to others: the chance of each station (each screen's own).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, erfc, floor, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Mask

EXACT: Final = 200
RARE: Final = 100.0
_CHUNK: Final = 4096
_REACH: Final = 12.0
_MARGIN: Final = 40
"""Beyond twelve standard deviations and forty events lies less than 1e-30 (Bernstein's inequality)."""

type Array = NDArray[np.float64]


def distribution(chances: Array) -> Array:
    """P(0), P(1), ..., P(n) of how many of n independent events happen."""
    return _modulo(chances, chances.size + 1)


def at_least(observed: int, chances: Array) -> float:
    """P(as many as `observed`, or more)."""
    if observed <= 0:
        return 1.0
    if chances.size < EXACT:
        return float(min(1.0, distribution(chances)[observed:].sum()))
    expected, variance = float(chances.sum()), float((chances * (1 - chances)).sum())
    if variance >= RARE:
        return erfc((observed - 0.5 - expected) / sqrt(2 * variance)) / 2
    return _at_least_of_rare(observed, chances, expected, _REACH * sqrt(variance) + _MARGIN)


def _at_least_of_rare(observed: int, chances: Array, expected: float, reach: float) -> float:
    """From the distribution modulo the width of the window in which all but nothing lies."""
    low, high = max(0, floor(expected - reach)), ceil(expected + reach)
    if observed > high:
        return 0.0
    width = high - low + 1
    places = np.arange(max(observed, low), high + 1) % width
    return float(min(1.0, _modulo(chances, width)[places].sum()))


def _modulo(chances: Array, width: int) -> Array:
    """P(how many, modulo `width`), at 0 to `width` - 1."""
    turn = np.exp(2j * np.pi * np.arange(width) / width) - 1
    characteristic = np.ones(width, dtype=np.complex128)
    for begin in range(0, chances.size, _CHUNK):
        characteristic *= np.prod(1 + chances[begin : begin + _CHUNK, None] * turn[None, :], axis=0)
    return np.asarray(np.clip(np.fft.fft(characteristic).real / width, 0.0, 1.0), dtype=np.float64)


class Standing(StrEnum):
    """What may be said of an election."""

    TOO_FEW = "too-few"
    AS_CHANCE = "as-chance"
    NOTICEABLE = "noticeable"


@dataclass(frozen=True, slots=True)
class Excess:
    """Stations that show it; `z` is None where nothing could vary, `p` is one-sided."""

    n: int
    observed: int
    expected: float
    z: float | None
    p: float

    @property
    def excess(self) -> float:
        """Observed less expected."""
        return self.observed - self.expected


def excess_over(seen: Mask, chance: NDArray[np.float64]) -> Excess:
    """`seen`: which stations show it; `chance`: with what probability each would."""
    observed, expected = int(seen.sum()), float(chance.sum())
    spread = sqrt(float((chance * (1 - chance)).sum()))
    z = (observed - expected) / spread if spread > 0 else None
    return Excess(seen.size, observed, expected, z, at_least(observed, chance))
