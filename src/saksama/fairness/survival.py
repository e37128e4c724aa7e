"""Times until a decision, where some are not decided yet: the median, and whether two groups wait alike.

Rules kept here:
  * A case that is still open has waited at least so long: it is counted as that, never left out and never as decided.
  * Up to `PERMUTED` cases the log-rank test is made by permutation, with chance drawn from SHA-256 of a label: the same
    log gives the same number everywhere. Above that the normal curve is near enough (a test holds both).
Left to others: which cases are compared (comparison).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import erfc, sqrt
from typing import Final

PERMUTED: Final = 100
_TURNS: Final = 9_999
_ENOUGH: Final = 20
_RANGE: Final = 2**16
_SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Wait:
    """How long, in days, and whether it ended in a decision; otherwise it goes on."""

    days: float
    ended: bool


@dataclass(frozen=True, slots=True)
class Median:
    """The median wait with the interval of Brookmeyer and Crowley (Biometrics 38, 1982); None: not reached yet."""

    days: float | None
    low: float | None
    high: float | None


def median(waits: Sequence[Wait], normal: float = 1.959964) -> Median:
    """By Kaplan and Meier's estimate, 95 %. `normal`: the quantile that belongs to the confidence."""
    days = low = high = None
    left, share, spread = len(waits), 1.0, 0.0
    for day, group in _by_day(waits):
        events = sum(wait.ended for wait in group)
        if events:
            share *= 1 - events / left
            # Greenwood's formula; at the last case nothing is left that could vary.
            spread += events / (left * (left - events)) if left > events else 0.0
            error = normal * share * sqrt(spread)
            days = day if days is None and share <= 0.5 + _SLACK else days
            low = day if low is None and share - error <= 0.5 + _SLACK else low
            high = day if high is None and share + error < 0.5 - _SLACK else high
        left -= len(group)
    return Median(days, low, high)


def _by_day(waits: Sequence[Wait]) -> Iterator[tuple[float, list[Wait]]]:
    for day, group in groupby(sorted(waits, key=lambda wait: wait.days), key=lambda wait: wait.days):
        yield day, list(group)


@dataclass(frozen=True, slots=True)
class LogRank:
    """Decisions of the group beyond what was to be expected if both waited alike, the variance of that, and p."""

    excess: float
    variance: float
    p: float


def log_rank(group: Sequence[Wait], rest: Sequence[Wait], label: str) -> LogRank:
    """Whether the group waits like the rest. `label`: from what chance is drawn, where it is needed."""
    waits = [*group, *rest]
    scores, variance = _scores(waits, len(group))
    excess = sum(scores[: len(group)])
    if variance <= _SLACK:
        return LogRank(excess, variance, 1.0)
    if len(waits) > PERMUTED:
        return LogRank(excess, variance, erfc(abs(excess) / sqrt(2 * variance)))
    return LogRank(excess, variance, _permuted(scores, len(group), abs(excess), label))


def _scores(waits: Sequence[Wait], count: int) -> tuple[list[float], float]:
    """Each case's share in the excess (1 if decided, less its cumulated hazard); the variance of the group's sum."""
    order = sorted(range(len(waits)), key=lambda place: waits[place].days)
    scores = [0.0] * len(waits)
    left, of_group, hazard, variance = len(waits), count, 0.0, 0.0
    for _, same in groupby(order, key=lambda place: waits[place].days):
        places = list(same)
        events = sum(waits[place].ended for place in places)
        hazard += events / left
        if left > 1:
            share = of_group / left
            variance += events * share * (1 - share) * (left - events) / (left - 1)
        for place in places:
            scores[place] = waits[place].ended - hazard
        left -= len(places)
        of_group -= sum(place < count for place in places)
    return scores, variance


def _permuted(scores: Sequence[float], count: int, seen: float, label: str) -> float:
    """Besag and Clifford, Biometrika 78 (1991): stop as soon as enough were at least as great; valid at every stop."""
    take = min(count, len(scores) - count)  # the scores sum to zero: the smaller side says as much as the other
    chance = _chance(label)
    great = 0
    pool = list(scores)
    for turn in range(1, _TURNS + 1):
        total = 0.0
        for place in range(take):
            other = place + _below(chance, len(pool) - place)
            pool[place], pool[other] = pool[other], pool[place]
            total += pool[place]
        great += abs(total) >= seen - _SLACK
        if great == _ENOUGH:
            return great / turn
    return (great + 1) / (_TURNS + 1)


def _below(chance: Iterator[int], count: int) -> int:
    limit = _RANGE - _RANGE % count
    return next(number for number in chance if number < limit) % count


def _chance(label: str) -> Iterator[int]:
    """Numbers of two bytes from SHA-256 over the label and a counter, without end."""
    counter = 0
    while True:
        block = hashlib.sha256(b"saksama/fairness/v1\0" + label.encode() + b"\0" + counter.to_bytes(8, "big")).digest()
        yield from (int.from_bytes(block[place : place + 2], "big") for place in range(0, len(block), 2))
        counter += 1
