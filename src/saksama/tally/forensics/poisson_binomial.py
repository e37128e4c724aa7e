"""How many of several unlike events happen: the Poisson-binomial distribution.

Rules kept here: exact under `EXACT` events, by the discrete Fourier transform of its characteristic function (Hong,
Computational Statistics and Data Analysis 59, 2013); from there on normal, with continuity correction.
Left to others: which events, with which probabilities.
"""

from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

EXACT: Final = 200


def distribution(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(0), P(1), ..., P(n) of how many of n independent events happen, by Fourier transform."""
    size = chances.size + 1
    turn = np.exp(2j * np.pi * np.arange(size) / size)
    characteristic = np.prod(1 + chances[:, None] * (turn[None, :] - 1), axis=0)
    return np.clip(np.fft.fft(characteristic).real / size, 0.0, 1.0)


def at_least(observed: int, chances: NDArray[np.float64]) -> float:
    """P(as many as `observed`, or more)."""
    if observed <= 0:
        return 1.0
    if chances.size < EXACT:
        return float(min(1.0, distribution(chances)[observed:].sum()))
    spread = sqrt(float((chances * (1 - chances)).sum()))
    lacking = float(chances.sum()) - observed + 0.5
    if spread == 0:
        return float(lacking > 0)
    return float(ndtr(lacking / spread))
