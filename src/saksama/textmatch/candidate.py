"""Which claims share so much with a post that they may reach a threshold: none that would reach it is left out.

Rules kept here:
  * What is shared must weigh enough for the shorter of the two texts (`Bound`). The words of both stand in one order,
    the rarest first; so whoever shares enough shares a word early in both, for what comes later does not weigh enough.
  * Whoever shares enough shares two such words, unless one word alone is enough. So a claim is listed under its early
    words (twice where one of them alone would do) and must be met twice.
  * Of more than `MOST` such claims those that may score highest are given.
  * No bound is drawn so sharp that a rounded figure decides.
Left to others: the exact comparison (`claim`), words and weights (`vocabulary`).
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate
from math import exp, inf
from typing import Final, NamedTuple

MOST: Final = 50
COVER: Final = 1.2
"""The exponent of the covered share in a score."""
_LOOSE: Final = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class Bound:
    """What a score can be at most, of its two figures that need no comparing: share covered and information."""

    threshold: float

    def reach(self, gained: float) -> float:
        """How much the shorter text may weigh at most where so much is shared; 0 where it is too little for any."""
        informed = 1 - exp(-gained)
        return (
            float(gained * (informed / self.threshold) ** (1 / COVER) * _LOOSE) if informed >= self.threshold else 0.0
        )

    def most(self, gained: float, shorter: float) -> float:
        """What a score can be at most where so much is shared."""
        return float(min(1.0, gained / shorter) ** COVER * (1 - exp(-gained))) if shorter else 0.0


class Shares(NamedTuple):
    """A claim by its place, what the post shares with it, and what the shorter of the two weighs."""

    place: int
    gained: float
    shorter: float


class Candidates:
    """Known claims under their words, for one threshold. Reading is safe from several threads."""

    def __init__(
        self, claims: Sequence[tuple[Sequence[int], float]], weights: Sequence[float], threshold: float
    ) -> None:
        """`claims`: the words of each in rising order, and what they weigh together. `weights`: of each word."""
        self._weights = weights
        self.bound = Bound(threshold)
        self._claim_weights = array("d", [weight for _, weight in claims])
        self._share = threshold ** (1 / COVER) / _LOOSE
        self._words: list[int] = []
        self._word_starts = array("L", [0])
        self._alone: set[int] = set()
        listed: list[list[tuple[float, float, int]]] = [[] for _ in weights]
        for at, (words, weight) in enumerate(claims):
            self._words += words
            self._word_starts.append(len(self._words))
            if weight <= self.bound.reach(max(map(weights.__getitem__, words), default=0.0)):
                self._alone.add(at)
            for word, limit in self._limits(words, weight):
                # Those that any post must be compared with come first, the lightest first.
                listed[word].append((-limit, weight, at) if limit < inf else (-inf, weight, at))
        # One block of memory for all lists: what takes the time is reaching memory, not counting.
        self._starts, self._lights = array("L", [0]), array("L")
        self._limit, self._light = array("d"), array("d")
        places = list(range(len(claims)))
        self._places: list[int] = []
        for each in listed:
            each.sort()
            light = [weight for limit, weight, _ in each if limit == -inf]
            self._lights.append(len(self._limit) + len(light))
            self._limit.extend(limit for limit, _, _ in each)
            self._light.extend(weight for _, weight, _ in each)
            self._places += [places[at] for _, _, at in each]
            self._starts.append(len(self._limit))

    def _limits(self, words: Sequence[int], whole: float) -> list[tuple[int, float]]:
        """Each early word of a claim, and how much a post may weigh at most for it to count."""
        weights = [self._weights[word] for word in words]
        heaviest = max(weights, default=0.0)
        reach = self.bound.reach
        found, left = [], whole
        for word, weight in zip(words, weights, strict=True):
            # All that may be shared where this word is the second of those that both have.
            limit = reach(min(whole, left + heaviest))
            if not limit:
                break
            found.append((word, inf if whole <= limit else limit))
            left -= weight
        return found

    def of(self, words: Sequence[int], whole: float) -> list[Shares]:
        """The claims that a post may reach. `words`: those that claims have, rising; `whole`: what all of it weighs."""
        if not words:
            return []
        weights = list(map(self._weights.__getitem__, words))
        once, twice = self._met(words, list(accumulate(weights)), max(weights), whole)
        met = twice | (once if whole <= self.bound.reach(max(weights)) else once & self._alone)
        found = list(self._enough(frozenset(words), whole, met))
        if len(found) > MOST:
            return nlargest(MOST, found, key=lambda each: (self.bound.most(each.gained, each.shorter), -each.place))
        return found

    def _enough(self, known: frozenset[int], whole: float, met: Iterable[int]) -> Iterator[Shares]:
        weight, starts = self._weights.__getitem__, self._word_starts
        for place in met:
            gained = sum(map(weight, known.intersection(self._words[starts[place] : starts[place + 1]])))
            shorter = min(self._claim_weights[place], whole)
            # The first figure is cheap and refuses nearly all.
            if gained >= self._share * shorter and self.bound.reach(gained) >= shorter:
                yield Shares(place, gained, shorter)

    def _met(
        self, words: Sequence[int], sums: Sequence[float], heaviest: float, whole: float
    ) -> tuple[set[int], set[int]]:
        """Claims that have an early word of the post, and those that have two. `sums`: of weights up to each word."""
        once: set[int] = set()
        twice: set[int] = set()
        shared, needed = sums[-1], self._share * whole
        # So many words may be passed before what is left, with one of them, is too little for a claim of this weight.
        early = bisect_right(sums, shared + heaviest - needed) + 1 if shared >= needed else 0
        starts, limits, places = self._starts, self._limit, self._places
        for word in words[:early]:
            start = starts[word]
            here = places[start : bisect_right(limits, -whole, start, starts[word + 1])]
            twice.update(once.intersection(here))
            once.update(here)
        # What comes then is enough for lighter claims alone.
        for word, passed in zip(words[early:], (0.0, *sums)[early:], strict=False):
            start = starts[word]
            limit = min(shared, shared - passed + heaviest) / self._share
            here = places[start : bisect_right(self._light, limit, start, self._lights[word])]
            twice.update(once.intersection(here))
            once.update(here)
        return once, twice
