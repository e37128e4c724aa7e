"""Integer percentages: more stations than chance allows whose turnout or result is a whole percent.

Kobak, Shpilkin, Pshenichnikov, Annals of Applied Statistics 10(1), 2016, 54-73, without its Monte Carlo: the chance of
each station is summed exactly.

Rules kept here:
  * A station's null is its own: leader* ~ Bin(received, leader/received), given* ~ Bin(registered, given/registered).
    Many small numbers cannot reach a whole percent, so that no common rate will do.
  * Whole means within `INTEGER_WIDTH` of a percent of an integer, decided in integers: 2000 k - 20 m n at most n.
  * Stations near 100 % are left out, as in the paper: an honest small place gives 100 % by itself.
Left to others: where the figures come from, and what a person does with an excess.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlog1py, xlogy

from saksama.tally.columns import Columns
from saksama.tally.forensics.excess import Excess, Standing, excess_over
from saksama.tally.forensics.population import LARGEST, LEAST, Names, Provenance, Reason, Sieve, adding_up, ordinary
from saksama.tally.forensics.recipes import (
    INTEGER,
    INTEGER_FEWEST_VOTERS,
    INTEGER_FULL,
    INTEGER_LEVEL,
)
from saksama.tally.sheet.definition import Part

_REACH: Final = 9.0
"""Standard deviations around the mean that are summed: beyond lies less than 1e-18."""
_SHIFT: Final = 1 << 24

type Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class IntegerScreen:
    """The screen of one election: whole percents of either kind, of the result alone, of the turnout alone."""

    either: Excess
    result: Excess
    turnout: Excess
    provenance: Provenance

    @property
    def standing(self) -> Standing:
        """Too few under `LEAST` stations; else by `INTEGER_LEVEL`."""
        if self.either.n < LEAST:
            return Standing.TOO_FEW
        return Standing.NOTICEABLE if self.either.p <= INTEGER_LEVEL else Standing.AS_CHANCE


def screen_integer(columns: Columns, names: Names, sums: Sequence[Part] = ()) -> IntegerScreen:
    """Screen an election; `sums`: what must add up at a station. Raises `ColumnAbsent`."""
    sieve, whole = usable(columns, names, sums)
    either, result, turnout = excesses(*whole)
    parameters: dict[str, float | str] = {
        **INTEGER.constants,
        "registered": names.registered,
        "given": names.given,
        "received": names.received,
        "leader": names.leader,
    }
    return IntegerScreen(either, result, turnout, sieve.provenance(INTEGER, parameters, columns.digest))


def usable(columns: Columns, names: Names, sums: Sequence[Part]) -> tuple[Sieve, tuple[Whole, ...]]:
    """The stations that the paper's filter keeps: registered, given, received, leader."""
    figures = [columns.figure(name) for name in (names.registered, names.given, names.received, names.leader)]
    registered, given, received, leader = figures
    sieve = adding_up(columns, ordinary(columns).drop_unless_whole(*figures), sums)
    # Ratios as products, so that no rounding decides.
    sieve.drop(Reason.NOTHING_RECEIVED, received == 0)
    sieve.drop(Reason.FEW_VOTERS, registered < INTEGER_FEWEST_VOTERS)
    sieve.drop(Reason.TOO_LARGE, (registered > LARGEST) | (received > LARGEST))
    sieve.drop(Reason.PART_ABOVE_WHOLE, (given > registered) | (leader > received))
    sieve.drop(Reason.NEAR_FULL, (100 * given > INTEGER_FULL * registered) | (100 * leader > INTEGER_FULL * received))
    return sieve, tuple(figure[sieve.kept].astype(np.int64) for figure in figures)


def excesses(registered: Whole, given: Whole, received: Whole, leader: Whole) -> tuple[Excess, Excess, Excess]:
    """Either, result alone, turnout alone, of stations that were chosen already (all four of one length)."""
    by_result, by_turnout = chances(received, leader), chances(registered, given)
    seen_result, seen_turnout = is_whole(received, leader), is_whole(registered, given)
    return (
        excess_over(seen_result | seen_turnout, 1 - (1 - by_result) * (1 - by_turnout)),
        excess_over(seen_result, by_result),
        excess_over(seen_turnout, by_turnout),
    )


def is_whole(of: Whole, part: Whole) -> NDArray[np.bool_]:
    """Whether 100 part/of lies within 0.05 of an integer, in exact arithmetic. `of` > 0."""
    percent = (200 * part + of) // (2 * of)
    return np.asarray(np.abs(2000 * part - 20 * percent * of) <= of, dtype=np.bool_)


def chances(of: Whole, part: Whole) -> NDArray[np.float64]:
    """The chance of a whole percent at each station, if its own share is the true one: k* ~ Bin(of, part/of).

    Stations with the same two numbers are computed once.
    """
    pairs, place = np.unique(of * _SHIFT + part, return_inverse=True)
    of, part = pairs // _SHIFT, pairs % _SHIFT
    log_factorial = gammaln(np.arange(int(of.max(initial=0)) + 1) + 1.0)
    share = part / of
    reach = _REACH * np.sqrt(of * share * (1 - share)) + 2
    total = np.zeros(of.size)
    for percent in range(101):
        # The integers k with |2000 k - 20 percent n| <= n: one or none up to 1,000 voters, then more.
        first = np.maximum(-(-(20 * percent - 1) * of // 2000), 0)
        last = np.minimum((20 * percent + 1) * of // 2000, of)
        for step in range(int((last - first).max(initial=-1)) + 1):
            k = first + step
            at = np.flatnonzero((k <= last) & (np.abs(k - part) <= reach))
            n, k, p = of[at], k[at], share[at]
            weight = log_factorial[n] - log_factorial[k] - log_factorial[n - k] + xlogy(k, p) + xlog1py(n - k, -p)
            total[at] += np.exp(weight)
    return np.minimum(total, 1.0)[place]
