"""The process audit: how often did something go otherwise than the law asks? A sample of stations, each looked at once.

Rules kept here:
  * It counts a yes or no at each station (an attribute), drawn without replacement, all alike. It says nothing of who
    won, and its risk is never joined with that of the tally audit.
  * Everything is exact (hypergeometric, to nine digits); a rate becomes a number of stations by rounding up.
  * The distribution is written out here: `scipy.stats` would cost every process of a node half a second at its start.
Left to others: what is looked at, the draw (`tickets.draw_alike`).
"""

from dataclasses import dataclass
from math import ceil, exp, fsum, lgamma

from saksama.errors import CallerError
from saksama.tally.audit.sizes import check_limit


class SampleImpossible(CallerError):
    """The numbers of a process audit contradict each other."""

    code = "tally.audit.sample"
    advice = "Give found <= looked at <= stations, and at least one station."

    found: int
    seen: int
    stations: int


@dataclass(frozen=True, slots=True)
class Process:
    """`found` of `seen` stations; with the given confidence at most `most` of all `stations` are so."""

    stations: int
    seen: int
    found: int
    confidence: float
    most: int


def process_size(stations: int, rate: float, confidence: float) -> int:
    """The least sample that would show at least one, at this confidence, if so many were there.

    16,243 stations, 1 %: 295 at 95 %, 451 at 99 %. Raises `NotALimit`, `SampleImpossible`.
    """
    check_limit(rate)
    check_limit(confidence)
    if stations < 1:
        raise SampleImpossible(0, 0, stations)
    there = ceil(round(stations * rate, 9))
    low, high = 0, stations
    while low < high:
        middle = (low + high) // 2
        if at_most(0, stations, there, middle) <= 1 - confidence:
            high = middle
        else:
            low = middle + 1
    return low


def process(stations: int, seen: int, found: int, confidence: float) -> Process:
    """The exact upper bound of how many stations are so. Raises `NotALimit`, `SampleImpossible`."""
    check_limit(confidence)
    if not 0 <= found <= seen <= stations or stations < 1:
        raise SampleImpossible(found, seen, stations)
    # The largest number that is still compatible: P(at most `found` in the sample) falls as the number grows.
    low, high = found, stations - (seen - found)
    while low < high:
        middle = (low + high + 1) // 2
        if at_most(found, stations, middle, seen) > 1 - confidence:
            low = middle
        else:
            high = middle - 1
    return Process(stations, seen, found, confidence, low)


def at_most(found: int, stations: int, there: int, seen: int) -> float:
    """How likely a sample of `seen` holds `found` or fewer of the `there` among all `stations`; from 0 to 1.

    The hypergeometric distribution's sum, each term by logarithms of the gamma function: no term overflows.
    """
    whole = _ways(stations, seen)
    terms = (
        exp(_ways(there, each) + _ways(stations - there, seen - each) - whole)
        for each in range(max(0, seen - (stations - there)), min(found, there, seen) + 1)
    )
    return min(1.0, fsum(terms))


def _ways(many: int, chosen: int) -> float:
    return lgamma(many + 1) - lgamma(chosen + 1) - lgamma(many - chosen + 1)
