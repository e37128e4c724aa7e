"""Which claims share so much with a post that they may reach a threshold: none that would reach it is left out.

Rules kept here:
  * What is shared must weigh enough by itself, and be a part of the lighter of the two texts that is no less than
    `LEAST` (`Bound`). The words of both stand in one order, the heaviest first; so whoever shares enough shares a word
    early in both, for what comes later does not weigh enough.
  * Two of the shared words must be rare (`RARE`), so two are shared early. A claim is listed under its early rare
    words, and must be met twice. Only a text with the very words of a claim needs none: it is looked up as a whole.
  * Of more than `MOST` such claims those that may score highest are given.
  * No bound is drawn so sharp that a rounded figure decides.
Left to others: the exact comparison (`claim`), words and weights (`vocabulary`).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from heapq import nlargest
from math import exp, inf, log
from typing import Final, NamedTuple

MOST: Final = 50
LEAST: Final = 1 / 3
"""Less of the lighter text than this is no repetition of it, whatever else is shared."""
RARE: Final = 0.45
"""What a word weighs at least that few claims have: 116 of ten thousand, or fewer."""
_ENOUGH: Final = 1.5
"""What says much by itself, in words that no claim has (`information`)."""
_STEEP: Final = 2.5
_ROW: Final = 4.2
FEW: Final = 3
_CHANCE: Final = 3
_LOOSE: Final = 1 + 1e-9


def information(gained: float) -> float:
    """How much it says that so much is shared, 0 to 1."""
    return 1 - exp(-((gained / _ENOUGH) ** _STEEP))


def covered(gained: float, shorter: float) -> float:
    """How much of the lighter text is shared, 0 to 1; less than `LEAST` is none."""
    share = min(1.0, gained / shorter) if shorter else 0.0
    return share if share >= LEAST else 0.0


@lru_cache(maxsize=1 << 10)
def quoted(words: int) -> float:
    """How much it says that so many words stand in one row in both, 0 to 1."""
    return 1 - exp(-words / _ROW)


def counted(informed: float, row: int) -> float:
    """Information as it counts where so many words stand in one row: `_CHANCE` times where they are `FEW` or fewer."""
    return informed if row > FEW else informed**_CHANCE


def worth(informed: float, cover: float, row: int) -> float:
    """What it is worth that so much is covered or stands in one row, and says so much: 0 to 1."""
    return counted(informed, row) * max(cover, quoted(row))


def most(gained: float, shorter: float, words: int) -> float:
    """What a score can be at most where so much is shared, in so many words."""
    share = covered(gained * _LOOSE, shorter)
    if not share:
        return 0.0
    return min(1.0, worth(information(gained * _LOOSE), share, words) * _LOOSE)


def rare(weights: Sequence[float]) -> list[int]:
    """The rare words by their weights, the heaviest first."""
    found = (word for word, weight in enumerate(weights) if weight >= RARE)
    return sorted(found, key=lambda word: (-weights[word], word))


class Bound:
    """What must be shared at least to reach a threshold."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.least = _ENOUGH * (-log(1 - min(threshold, 1 - 1e-12))) ** (1 / _STEEP) / _LOOSE
        """Less than this says too little, whatever else a text says."""
        self.share = LEAST / _LOOSE
        self.reached = _LOOSE / self.share
        """So many times what is shared the lighter text may weigh at most."""

    def reach(self, gained: float) -> float:
        """How much the lighter text may weigh at most where so much is shared; 0 where it is too little for any."""
        return self.reached * gained if gained >= self.least else 0.0


class Shares(NamedTuple):
    """A claim by its place, what the post shares with it, and what the lighter of the two weighs.

    `most`: what its score can be at most.
    """

    place: int
    gained: float
    shorter: float
    most: float = 1.0


class Asked(NamedTuple):
    """The words of a post that claims have, what all its words weigh, and what those do."""

    known: set[int]
    whole: float
    shared: float


class Listed(NamedTuple):
    """A claim: its words, how many stand in it, what they weigh together, and which of them are names."""

    words: AbstractSet[int]
    many: int
    weight: float
    names: Collection[int]


class Candidates:
    """Known claims under their words, for one threshold. Reading is safe from several threads."""

    def __init__(self, claims: Sequence[Listed], weights: Sequence[float], threshold: float) -> None:
        """`weights`: of each word."""
        # A list, here and below: no other row is so quickly asked for one of its figures.
        self._weights = list(weights)
        self.bound = Bound(threshold)
        self._claim_weights = [each.weight for each in claims]
        self._words = [frozenset(each.words) for each in claims]
        self._names = [each.names for each in claims]
        # What a claim says twice can stand in a row twice.
        self._again = [each.many - len(each.words) for each in claims]
        ordered = rare(self._weights)
        self._ranks = {word: rank for rank, word in enumerate(ordered)}
        self._rare = frozenset(ordered)
        self._rare_weights = [self._weights[word] for word in ordered]
        listed: list[list[tuple[float, float, int]]] = [[] for _ in ordered]
        for at, (words, _, weight, _) in enumerate(claims):
            for rank, limit in self._limits(words, weight):
                # Those that any post must be compared with come first, the lightest first.
                listed[rank].append((-limit, weight, at) if limit < inf else (-inf, weight, at))
        # One list for all words: what takes the time is reaching memory, not counting.
        self._starts, self._lights = [0], list[int]()
        self._limit, self._light = list[float](), list[float]()
        # One object for each claim, in whichever lists it stands.
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

    def _limits(self, words: AbstractSet[int], whole: float) -> list[tuple[int, float]]:
        """The rank of each early rare word of a claim, and how much a post may weigh at most for it to count."""
        ranks = self._ranked(words)
        if len(ranks) < 2:
            return []
        heaviest = self._rare_weights[ranks[0]]
        found, left = [], whole
        for rank in ranks:
            # All that may be shared where this word is the second of those that both have.
            limit = self.bound.reach(min(whole, left + heaviest))
            if not limit:
                break
            found.append((rank, inf if whole <= limit else limit))
            left -= self._rare_weights[rank]
        return found

    def _ranked(self, words: AbstractSet[int]) -> list[int]:
        return sorted(map(self._ranks.__getitem__, self._rare & words))

    def of(self, post: Asked) -> list[Shares]:
        """The claims that a post may reach, `MOST` of them at most."""
        ranks = self._ranked(post.known)
        if len(ranks) < 2:
            return []
        found = self._enough(post.known, post.whole, self._met(ranks, post.whole, post.shared))
        if len(found) > MOST:
            return nlargest(MOST, found, key=lambda each: (each.most, -each.place))
        return found

    def _enough(self, known: set[int], whole: float, places: Iterable[int]) -> list[Shares]:
        """Those of the claims that share enough in all."""
        weight, claims, names, again = self._weights.__getitem__, self._words, self._names, self._again
        weights = self._claim_weights
        least, share, threshold = self.bound.least, self.bound.share, self.bound.threshold
        part = share * whole
        found = []
        for place in places:
            both = known & claims[place]
            gained = sum(map(weight, both))
            # The first figures are cheap and refuse nearly all.
            if gained >= least and (gained >= part or gained >= share * weights[place]):
                shorter = min(weights[place], whole)
                # Names stand in no row.
                reached = most(gained, shorter, len(both.difference(names[place])) + again[place])
                if reached >= threshold:
                    found.append(Shares(place, gained, shorter, reached))
        return found

    def _met(self, ranks: Sequence[int], whole: float, shared: float) -> set[int]:
        """Claims that have two early words of the post."""
        once: set[int] = set()
        twice: set[int] = set()
        starts, lights, places = self._starts, self._lights, self._places
        limits, light, weights = self._limit, self._light, self._rare_weights
        least, reached = self.bound.least, self.bound.reached
        # All that may be shared where a word is the second of those that both have: the heaviest, and what follows.
        may_be = shared
        before: Sequence[int] = ()
        for at, rank in enumerate(ranks):
            if may_be < least:
                break
            start, lightest = starts[rank], reached * may_be
            if at:
                may_be -= weights[rank]
            # Where it is enough for a claim as heavy as the post, the claim's own limits count; else for lighter ones.
            here = (
                places[start : bisect_right(limits, -whole, start, starts[rank + 1])]
                if lightest >= whole
                else places[start : bisect_right(light, lightest, start, lights[rank])]
            )
            if here:
                # Added when the next is there: the last list, which is the longest, need not be.
                once.update(before)
                twice.update(once.intersection(here))
                before = here
        return twice
