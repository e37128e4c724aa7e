"""How many stations an audit will have to draw, if it finds nothing that differs.

Rules kept here: what is computed is the least number of draws for a clean reading, exactly; drawing is with
replacement, so that fewer sheets than draws are read.
Left to others: how many more it takes when readings differ (measured, not computed: docs/reference/benchmarks.md).
"""

from math import ceil, log, log1p

import numpy as np

from saksama.errors import CallerError
from saksama.tally.assertions import Whole
from saksama.tally.audit.martingale import steady
from saksama.tally.audit.plan import Plan


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


def bravo_mean(winner: float, loser: float, limit: float) -> int:
    """BRAVO's mean sample size (Wald), for shares of all ballots. 0.6 and 0.4 at 10 %: 119 (Lindeman et al. 2012)."""
    share = winner / (winner + loser)
    up, down = log(2 * share), log(2 - 2 * share)
    return ceil((_log(limit) + up / 2) / (winner * up + loser * down))


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
