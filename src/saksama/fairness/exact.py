"""Exact methods for counts, in plain Python: intervals, Fisher's test, the control of false discoveries.

Rules kept here:
  * No approximation by the normal curve: with ten cases it would claim more than it knows.
  * What is computed is what anyone's statistics program computes; the tests hold it against published tables and scipy.
Left to others: times until something happens (survival), which numbers are compared (comparison).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p
from typing import Final

from saksama.errors import BugError

_TINY: Final = 1e-300
_STEPS: Final = 10_000
_SAME: Final = 1e-7
"""Two probabilities this close, relatively, are the same: scipy and R take the same for Fisher's two-sided test."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both inclusive."""

    low: float
    high: float


def clopper_pearson(hits: int, total: int, confidence: float = 0.95) -> Interval:
    """The exact interval of a rate: it holds the true one at least as often as it says, whatever that is.

    Clopper and Pearson, Biometrika 26 (1934): 5 of 10 gives 0.187 to 0.813.
    """
    if not 0 <= hits <= total or total < 1:
        raise BugError(what=f"a rate of {hits} in {total}")
    tail = (1 - confidence) / 2
    # P(X >= hits) = I_p(hits, total - hits + 1), which rises with p; P(X <= hits) = 1 - I_p(hits + 1, total - hits).
    low = 0.0 if hits == 0 else _rising(lambda p: beta_regularized(hits, total - hits + 1, p), tail)
    high = 1.0 if hits == total else _rising(lambda p: beta_regularized(hits + 1, total - hits, p), 1 - tail)
    return Interval(low, high)


def _rising(function: Callable[[float], float], goal: float) -> float:
    """Where a rising function on 0 to 1 reaches `goal`."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if function(middle) < goal:
            low = middle
        else:
            high = middle


def beta_regularized(a: float, b: float, x: float) -> float:
    """The regularized incomplete beta function I_x(a, b), for a, b > 0 and x in 0 to 1 (DLMF 8.17)."""
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    # The continued fraction converges fast on this side alone (DLMF 8.17.22).
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(b, a, 1 - x) / b
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    """DLMF 8.17.22 by Lentz's method."""
    value = c = 1.0
    d = 1 / _kept(1 - (a + b) * x / (a + 1))
    value = d
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for factor in (even, odd):
            d = 1 / _kept(1 + factor * d)
            c = _kept(1 + factor / c)
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            return value
    raise BugError(what=f"the incomplete beta function of {a}, {b}, {x} does not converge")


def _kept(value: float) -> float:
    """Away from zero, through which a step of the fraction may pass."""
    return value if abs(value) > _TINY else _TINY


def fisher(hits: int, total: int, other_hits: int, other_total: int) -> float:
    """Fisher's exact test, two-sided: how likely a table at least as unlikely as this one, if both had one rate.

    Fisher's lady who told three of four cups: 0.486.
    """
    marked, whole = hits + other_hits, total + other_total
    least, most = max(0, marked - other_total), min(marked, total)

    def weight(number: int) -> float:
        return _log_choose(total, number) + _log_choose(other_total, marked - number) - _log_choose(whole, marked)

    seen = weight(hits) + _SAME
    return min(1.0, sum(exp(each) for number in range(least, most + 1) if (each := weight(number)) <= seen))


def _log_choose(whole: int, part: int) -> float:
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)


def benjamini_hochberg(values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values: those at most q are the findings of which at most the share q is expected to be false.

    Benjamini and Hochberg, JRSS B 57 (1995).
    """
    order = sorted(range(len(values)), key=lambda place: values[place], reverse=True)
    adjusted = [1.0] * len(values)
    least = 1.0
    for done, place in enumerate(order):
        least = min(least, values[place] * len(values) / (len(values) - done))
        adjusted[place] = least
    return tuple(adjusted)
