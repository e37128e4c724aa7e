"""Which claims share so much with a post that they may reach a threshold: none that would reach it is left out.

Rules kept here:
  * What is shared must weigh enough for the shorter of the two texts (`Bound`). The words of both stand in one order,
    the rarest first; so whoever shares enough shares a word early in both, for what comes later does not weigh enough.
  * Whoever shares enough shares two such words, unless one word alone is enough. So a claim is listed under its early
    words, and must be met twice unless it or the post is as light as one word.
  * Of more than `MOST` such claims those that may score highest are given.
  * No bound is drawn so sharp that a rounded figure decides.
Left to others: the exact comparison (`claim`), words and weights (`vocabulary`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
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
        # Lists, not arrays: a figure that stands there already is quicker to reach than one that is made when asked.
        self._weights = list(weights)
        self.bound = Bound(threshold)
        self._claim_weights = [weight for _, weight in claims]
        self._share = threshold ** (1 / COVER) / _LOOSE
        self._needed = [self._share * weight for _, weight in claims]
        self._words = [frozenset(words) for words, _ in claims]
        self._alone: set[int] = set()
        listed: list[list[tuple[float, float, int]]] = [[] for _ in weights]
        for at, (words, weight) in enumerate(claims):
            if weight <= self.bound.reach(max(map(weights.__getitem__, words), default=0.0)):
                self._alone.add(at)
            for word, limit in self._limits(words, weight):
                # Those that any post must be compared with come first, the lightest first.
                listed[word].append((-limit, weight, at) if limit < inf else (-inf, weight, at))
        # One list for all words: what takes the time is reaching memory, not counting.
        self._starts, self._lights = [0], list[int]()
        self._limit, self._light = list[float](), list[float]()
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

    def of(self, known: AbstractSet[int], whole: float) -> list[Shares]:
        """The claims that a post may reach. `known`: its words that claims have; `whole`: what all of it weighs."""
        if not known:
            return []
        words = sorted(known)
        weights = list(map(self._weights.__getitem__, words))
        sums, heaviest = list(accumulate(weights)), max(weights)
        once, twice = self._met(words, sums, heaviest, whole)
        if whole <= self.bound.reach(heaviest):
            twice |= once
        elif self._alone:
            twice |= once & self._alone
        found = self._enough(known, whole, twice)
        if len(found) > MOST:
            return nlargest(MOST, found, key=lambda each: (self.bound.most(each.gained, each.shorter), -each.place))
        return found

    def _enough(self, known: AbstractSet[int], whole: float, places: Iterable[int]) -> list[Shares]:
        """Those of the claims that share enough in all."""
        weight, claims, wanted, needed = self._weights.__getitem__, self._words, self._needed, self._share * whole
        found = []
        for place in places:
            gained = sum(map(weight, known & claims[place]))
            # The first figure is cheap and refuses nearly all.
            if gained >= wanted[place] or gained >= needed:
                shorter = min(self._claim_weights[place], whole)
                if self.bound.reach(gained) >= shorter:
                    found.append(Shares(place, gained, shorter))
        return found

    def _met(
        self, words: Sequence[int], sums: Sequence[float], heaviest: float, whole: float
    ) -> tuple[set[int], set[int]]:
        """Claims that have an early word of the post, and those that have two. `sums`: of weights up to each word."""
        once: set[int] = set()
        twice: set[int] = set()
        shared, needed = sums[-1], self._share * whole
        # So many words may be passed before what is left, with one of them, is too little for a claim of this weight.
        early = bisect_right(sums, shared + heaviest - needed) + 1 if shared >= needed else 0
        starts, lights, places, share = self._starts, self._lights, self._places, self._share
        limits, light = self._limit, self._light
        add, add_again, met = once.update, twice.update, once.intersection
        for word in words[:early]:
            start = starts[word]
            if here := places[start : bisect_right(limits, -whole, start, starts[word + 1])]:
                add_again(met(here))
                add(here)
        # What comes then is enough for lighter claims alone.
        for word, passed in zip(words[early:], (0.0, *sums)[early:], strict=False):
            start, end = starts[word], lights[word]
            if start == end:
                continue
            left = shared - passed + heaviest if passed > heaviest else shared
            if here := places[start : bisect_right(light, left / share, start, end)]:
                add_again(met(here))
                add(here)
        return once, twice
