"""Tests by betting, and how many stations an audit will have to draw if it finds nothing that differs.

Rules kept here:
  * A test is told bounded values in the order of their draw, and the mean that they have at most if the outcome is
    wrong. Capital starts at 1 and is multiplied by 1 + bet x (value - mean); a bet looks at earlier draws only. So it
    cannot grow, in the mean, where the outcome is wrong.
  * A bet lies between 0 and 1/mean, so that capital is never below 0.
  * The P-value is 1 over the highest capital so far: by Ville's inequality one may look after every draw.
  * A size is the least number of draws for a clean reading, exactly; drawing is with replacement, so that fewer sheets
    than draws are read.
Left to others: what the values are (`risk`); how many more draws it takes when readings differ, which is measured and
not computed (docs/reference/benchmarks.md).

Sources: Stark, "ALPHA: Audit that Learns from Previously Hand-Audited Ballots", Annals of Applied Statistics 17 (2023);
Kaplan-Markov: Stark (2009).
"""

from math import ceil, log, log1p

import numpy as np

from saksama.errors import BugError, CallerError
from saksama.tally.assertions import Whole
from saksama.tally.audit.plan import Plan
from saksama.tally.columns import Figure

BOLDNESS = 0.9
"""The share of the greatest bet that is made: below 1, so that one bad sheet never ends the audit."""


def steady(mean: float) -> float:
    """The bet of the batch comparison: the same at each draw."""
    return BOLDNESS / mean


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


class NotALimit(CallerError):
    """A risk limit or level is not between 0 and 1."""

    code = "tally.audit.not-a-limit"
    advice = "Give a number between 0 and 1, such as 0.05."

    value: float


def draws(plan: Plan, limit: float, done: int = 0) -> int:
    """Draws to reach the risk limit, all clean, after `done` clean ones; 0 where no fault could change the outcome."""
    if plan.mean <= 0:
        return 0
    gain = log1p(steady(plan.mean) * (1 - plan.mean))
    return max(0, _least(_log(limit), gain) - done)


def kaplan_markov_draws(overstatement: float, limit: float, done: int = 0) -> int:
    """The same by Kaplan-Markov, for comparison: the least n with (1 - 1/U)^n at most the limit.

    Arlo draws one more than this. U = 21 at 25 %: 29.
    """
    return max(0, _least(_log(limit), -log1p(-1 / overstatement)) - done)


def distinct(weights: Whole, number: int) -> float:
    """How many different stations `number` draws are expected to reach."""
    if not number:
        return 0.0
    # A list of one station: it is drawn for certain, and log1p(-1) is minus infinity, which is meant.
    with np.errstate(divide="ignore"):
        return float(-np.expm1(number * np.log1p(-weights / weights.sum())).sum())


def check_limit(limit: float) -> None:
    """Raises `NotALimit` where a limit, rate or confidence is not between 0 and 1."""
    if not 0 < limit < 1:
        raise NotALimit(limit)


def _log(limit: float) -> float:
    check_limit(limit)
    return -log(limit)


def _least(goal: float, gain: float) -> int:
    # A hair is taken off: a goal that is reached exactly must not cost one more for the last bit of a logarithm.
    return ceil(goal / gain - 1e-9)
