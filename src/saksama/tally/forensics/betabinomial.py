"""The beta-binomial distribution: votes of stations that differ among themselves more than coins do.

Rules kept here:
  * In the terms of the note: share `mu`, precision `phi`, a = mu phi, b = (1 - mu) phi; the larger phi, the more alike.
  * Tails are summed term by term (the ratio of neighbouring terms is rational), so that small p-values are exact.
  * `phi` is found by maximum likelihood in which one station weighs no more than exp(`LIKELIHOOD_FLOOR`): faults of
    reading are what is looked for, and must not widen what counts as ordinary.
Left to others: which share is expected of a station (`neighbour`).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from saksama.tally.forensics.recipes import LIKELIHOOD_FLOOR

FITTED: Final = 40_000
"""Stations from which phi is found, at most; of more, every k-th is taken."""
_LOG_PHI: Final = (0.0, 9.0)
_EDGE: Final = 1e-6
_CHUNK: Final = 1 << 14
_CHECK: Final = 32
_ROWS: Final = 1024
_NEGLIGIBLE: Final = 1e-13

type Array = NDArray[np.float64]
type Whole = NDArray[np.int64]


def log_likelihood(part: Array, whole: Array, mu: Array, phi: float | Array) -> Array:
    """Log P(part of whole), one a station."""
    a, b = mu * phi, (1 - mu) * phi
    choose = gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1)
    joint = gammaln(part + a) + gammaln(whole - part + b) - gammaln(whole + phi)
    return np.asarray(choose + joint - gammaln(a) - gammaln(b) + gammaln(phi), dtype=np.float64)


def fit_precision(part: Array, whole: Array, mu: Array) -> float:
    """`phi`, robustly. Without a station: the least precise that is allowed, 1."""
    step = max(1, -(-part.size // FITTED))
    part, whole, mu = part[::step], whole[::step], mu[::step]
    if not part.size:
        return 1.0

    def loss(log_phi: float) -> float:
        told = log_likelihood(part, whole, mu, float(np.exp(log_phi)))
        return -float(np.maximum(told, LIKELIHOOD_FLOOR).sum())

    return float(np.exp(minimize_scalar(loss, bounds=_LOG_PHI, method="bounded").x))


def inside(mu: Array) -> Array:
    """Shares kept off 0 and 1, where no other vote would be possible at all."""
    return np.clip(mu, _EDGE, 1 - _EDGE)


def mid_p(part: Array, whole: Array, mu: Array, phi: float) -> Array:
    """Two-sided mid-p of each station: twice the smaller of P(X < k) + P(X = k)/2 and its complement."""
    found = np.empty(part.size)
    for begin in range(0, part.size, _CHUNK):
        piece = slice(begin, begin + _CHUNK)
        found[piece] = _mid_p(part[piece], whole[piece], mu[piece], phi)
    return found


def _mid_p(part: Array, whole: Array, mu: Array, phi: float) -> Array:
    term = np.exp(log_likelihood(part, whole, mu, phi))
    # The tail is summed on the side on which the station lies; the upper one as the lower one of all other votes.
    upper = part > whole * mu
    k, a = np.where(upper, whole - part, part), np.where(upper, 1 - mu, mu) * phi
    tail = _below(k, whole, a, phi - a, term) + term / 2
    return np.asarray(np.clip(2 * np.minimum(tail, 1 - tail), 0.0, 1.0), dtype=np.float64)


def _below(k: Array, whole: Array, a: Array, b: Array, term: Array) -> Array:
    """P(X < k) from P(X = k) = `term`: P(x - 1) = P(x) x (n - x + b) / ((n - x + 1) (x - 1 + a))."""
    total = np.zeros(k.size)
    at: NDArray[np.intp] = np.flatnonzero((k > 0) & (term > 0))
    # One row for each quantity of the stations that are still summed: x, n, a, b, the term, the sum.
    state: Array = np.stack([k[at], whole[at], a[at], b[at], term[at], np.zeros(at.size)])
    while at.size:
        for _ in range(_CHECK):
            x, n, low, high, last, summed = state
            # Past zero a term is zero and stays so: a station that is through costs its place until the next check.
            below = np.maximum(x - 1, 0)
            last *= x * (n - x + high) / ((n - x + 1) * (below + low))
            summed += last
            x[:] = below
        going = (state[0] > 0) & (state[4] > _NEGLIGIBLE * state[5])
        total[at[~going]] = state[5][~going]
        at, state = at[going], state[:, going]
    return total


def central_ranges(whole: Array, mu: Array, phi: Array, share: float) -> tuple[Whole, Whole]:
    """The votes between which each station lies with probability `share` or a little more, equal tails."""
    low, high = np.empty(whole.size, dtype=np.int64), np.empty(whole.size, dtype=np.int64)
    for begin in range(0, whole.size, _ROWS):
        piece = slice(begin, begin + _ROWS)
        reached = _reached(whole[piece, None], mu[piece, None], phi[piece, None])
        tail = (1 - share) / 2
        low[piece] = (reached < tail).sum(axis=1)
        # What is summed may end a rounding below 1: no station lies above its own whole.
        high[piece] = np.minimum((reached < 1 - tail).sum(axis=1), whole[piece])
    return low, high


def _reached(whole: Array, mu: Array, phi: Array) -> Array:
    """P(X <= x) of each station (rows) at x = 0, 1, ..., the largest whole."""
    votes = np.arange(int(whole.max(initial=0)) + 1, dtype=np.float64)[None, :]
    inner = np.minimum(votes, whole)
    terms = np.where(votes <= whole, np.exp(log_likelihood(inner, whole, mu, phi)), 0.0)
    return np.cumsum(terms, axis=1)
