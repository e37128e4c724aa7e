"""Rules that one sheet answers by itself: equalities, bounds, limits, the reserve.

Rules kept here:
  * A comparison is made at the stations at which every figure of it is known, and nowhere else.
  * The reserve is rounded up (II.1: "termasuk surat suara cadangan 2% dari DPT"); within the slack nothing is said.
Left to others: rules that need a second source (`versions`, `recap`), or several stations (`alike`).
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from saksama.tally.checks.outcome import Outcome
from saksama.tally.columns import Columns, Figure
from saksama.tally.sheet.definition import Kind, Limits, Part, Rule

type Beyond = Callable[[Figure, Limits], Figure]
"""What of left minus right counts as broken; 0 where nothing."""


def _exactly(difference: Figure, _limits: Limits) -> Figure:
    return difference


def _at_most(difference: Figure, _limits: Limits) -> Figure:
    return np.maximum(difference, 0)


def _within_slack(difference: Figure, limits: Limits) -> Figure:
    return np.where(np.abs(difference) <= limits.reserve_slack, 0, difference)


BEYOND: Final[Mapping[Kind, Beyond]] = {
    Kind.EQUAL: _exactly,
    Kind.AT_MOST: _at_most,
    Kind.LIMIT: _at_most,
    Kind.RESERVE: _within_slack,
}
"""The kinds of rules that are made here."""


def compared(rule: Rule, part: Part, table: Columns, limits: Limits) -> Outcome:
    """One comparison at all stations. The table has its fields."""
    left = _sum(table, part.left)
    right = _right(rule, part, table, limits, left.size)
    difference = left - right
    known = int(np.count_nonzero(~np.isnan(difference)))
    beyond = BEYOND[rule.kind](difference, limits)
    # NaN is not beyond anything: what is unknown is not broken.
    at = np.flatnonzero(np.abs(beyond) > 0)
    return Outcome(part.left, part.right, known, table.ids[at], at, beyond[at], left[at], right[at])


def reserve(registered: Figure, permille: int) -> Figure:
    """The ballots delivered beyond one for each registered voter: so many thousandths of them, rounded up."""
    return np.ceil(registered * permille / 1000)


def _right(rule: Rule, part: Part, table: Columns, limits: Limits, stations: int) -> Figure:
    if rule.kind is Kind.LIMIT:
        bound = limits.registered if rule.limit == "registered" else limits.figure
        return np.full(stations, float(bound))
    right = _sum(table, part.right)
    return right + reserve(right, limits.reserve_permille) if rule.kind is Kind.RESERVE else right


def _sum(table: Columns, names: tuple[str, ...]) -> Figure:
    first, *others = names
    whole = table.figure(first)
    for name in others:
        whole = whole + table.figure(name)
    return whole
