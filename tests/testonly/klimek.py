"""The derived parameters of Klimek and others, PNAS 109 (2012), as an anchor for what the pictures show.

They are not in the library: the single number that is drawn from them moves from 0.24 to 0.88 with the distance used.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import gaussian_kde

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Derived:
    """Most frequent turnout and share, their spreads below, and the spread above."""

    tau: float
    nu: float
    sigma_a: float
    sigma_v: float
    theta: float


def derived(turnout: Array, share: Array) -> Derived:
    """From turnout and the leader's share of stations with votes."""
    tau, nu = _first_peak(turnout), _first_peak(share)
    return Derived(
        tau=tau,
        nu=nu,
        sigma_a=float(np.sqrt(np.mean((turnout - tau)[(turnout < tau) & (share < nu)] ** 2))),
        sigma_v=float(np.sqrt(np.mean((share - nu)[share < nu] ** 2))),
        theta=float(np.mean((share - nu)[share > nu] ** 2) ** 0.25),
    )


def _first_peak(values: Array) -> float:
    """The first local maximum above 0.3 of a Gaussian density on a grid of 0.001."""
    grid = np.arange(300, 1001) / 1000
    density = gaussian_kde(values)(grid)
    peaks = np.flatnonzero((density[1:-1] > density[:-2]) & (density[1:-1] >= density[2:])) + 1
    return float(grid[peaks[0]])
