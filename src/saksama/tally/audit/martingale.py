"""Tests by betting: capital that cannot grow, in the mean, where the outcome is wrong.

Rules kept here:
  * A test is told bounded values in the order of their draw, and the mean that they have at most if the outcome is
    wrong. Capital starts at 1 and is multiplied by 1 + bet x (value - mean); a bet looks at earlier draws only.
  * A bet lies between 0 and 1/mean, so that capital is never below 0.
  * The P-value is 1 over the highest capital so far: by Ville's inequality one may look after every draw.
Left to others: what the values are (`saksama.tally.audit.risk`).

Sources: Stark, "ALPHA: Audit that Learns from Previously Hand-Audited Ballots", Annals of Applied Statistics 17 (2023);
BRAVO: Lindeman, Stark and Yates (2012); Kaplan-Markov: Stark (2009).
"""

import numpy as np

from saksama.errors import BugError
from saksama.tally.columns import Figure

BOLDNESS = 0.9
"""The share of the greatest bet that is made: below 1, so that one bad sheet never ends the audit."""


def steady(mean: float) -> float:
    """The bet of the batch comparison: the same at each draw."""
    return BOLDNESS / mean


def bravo(share: float, mean: float = 0.5) -> float:
    """BRAVO's bet, for a winner reported to have `share` of the votes: values are 1 (winner) and 0 (loser)."""
    return (share - mean) / (mean * (1 - mean))


def alpha(values: Figure, share: float, weight: float, mean: float = 0.5) -> Figure:
    """ALPHA's bets (truncated shrinkage, section 2.5.2) for values from 0 to 1, drawn along the last axis.

    `share`: what the reported result expects; `weight` (d): as many draws as the expectation counts for.
    """
    before = np.arange(values.shape[-1], dtype=np.float64)
    seen = np.cumsum(values, axis=-1) - values
    floor = mean + (share - mean) / 2 / np.sqrt(weight + before)
    guess = np.minimum(np.maximum((weight * share + seen) / (weight + before), floor), 1 - np.finfo(float).eps)
    return np.asarray((guess / mean - 1) / (1 - mean))


def capital(values: Figure, mean: float, bets: Figure | float) -> Figure:
    """Capital after each draw, along the last axis of `values`. The mean lies inside 0 to 1."""
    if not 0 < mean < 1 or np.min(bets) < 0 or np.max(bets) * mean > 1 + 1e-12:
        raise BugError(what=f"a bet of {np.max(bets)} against a mean of {mean}")
    factors = np.maximum(0.0, 1 + np.asarray(bets) * (values - mean))
    return np.asarray(np.cumprod(factors, axis=-1))


def p_values(capitals: Figure) -> Figure:
    """The P-value after each draw: never rising, at most 1."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.minimum(1.0, 1 / np.maximum.accumulate(capitals, axis=-1)))


def kaplan_markov(taints: Figure, limit: float) -> Figure:
    """The older P-value after each draw; `limit`: U. Kept to compare with other tools: it may never recover."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.minimum(1.0, np.cumprod((1 - 1 / limit) / (1 - np.maximum(taints, 0)), axis=-1)))
