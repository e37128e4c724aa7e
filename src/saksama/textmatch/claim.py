"""Which known claims a post repeats, with a score that explains itself.

Rules kept here:
  * To find: every claim that shares enough with the post to reach the threshold is compared in full (`candidate`).
  * To compare: the run of the post and the run of the claim that have most in common, so that a quotation inside a
    longer post and a piece of a longer claim both count whole. The score is made of four figures between 0 and 1:
      cohesion      of all that both runs say, how much both say
      cover         how much of the shorter of the two whole texts is shared
      information   how much that is at all: one rare word says little, three say much
      order         how many neighbours stand beside each other in both
  * A score below `THRESHOLD` is no match. A match is a suggestion: two claims on one matter differ by a word at times.
  * Equal input gives equal output; nothing is learnt from posts.
Left to others: folding (`fold`), words and weights (`vocabulary`), whom to compare (`candidate`), sentences (`words`).
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import exp
from operator import itemgetter
from typing import Final, NamedTuple

from saksama.textmatch.candidate import COVER, Candidates, Shares
from saksama.textmatch.fold import fold
from saksama.textmatch.vocabulary import UNKNOWN, Vocabulary

THRESHOLD: Final = 0.5
_READY: Final = 8
_FOREIGN: Final = 0.5
_COHESION: Final = 0.3
_LOOSE: Final = 0.85


class Shared(NamedTuple):
    """A word that both have: as the claim has it, as the post wrote it, and how much it says (0 to 1)."""

    word: str
    written: str
    weight: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why a score is what it is. Shared words are listed by weight, the others in their order."""

    cohesion: float
    cover: float
    information: float
    order: float
    shared: tuple[Shared, ...]
    only_claim: tuple[str, ...]
    only_post: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that a post may repeat. `score`: above 0, at most 1."""

    claim: str
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class _Claim:
    id: str
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    known: frozenset[int]
    weight: float


class _Post(NamedTuple):
    words: Sequence[str]
    numbers: Sequence[int]
    known: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Compared:
    cohesion: float
    cover: float
    information: float
    order: float

    @property
    def score(self) -> float:
        order = _LOOSE + (1 - _LOOSE) * self.order
        return float(self.cohesion**_COHESION * self.cover**COVER * self.information * order)


class Claims:
    """Known claims, ready to be asked. Reading is safe from several threads."""

    def __init__(self, claims: Iterable[tuple[str, str]]) -> None:
        """`claims`: public id and text of each. One without words is never matched."""
        told = [(ident, fold(text)) for ident, text in claims]
        self._vocabulary = Vocabulary([words for _, words in told])
        self._weights = array("d", [*self._vocabulary.weights, 1.0])  # at UNKNOWN, the last: a word that no claim has
        self._claims = [self._made(ident, words) for ident, words in told]
        heaviest = sorted(range(len(self._vocabulary.stems)), key=lambda number: (-self._weights[number], number))
        self._ranks = {number: rank for rank, number in enumerate(heaviest)}
        self._ready: dict[float, Candidates] = {}

    def matches(self, text: str, *, top: int = 5, threshold: float = THRESHOLD) -> tuple[Match, ...]:
        """The claims that a post may repeat, the best first, `top` at most; none where nothing is near enough."""
        return self.matches_of([text], top=top, threshold=threshold)[0]

    def matches_of(
        self, texts: Iterable[str], *, top: int = 5, threshold: float = THRESHOLD
    ) -> list[tuple[Match, ...]]:
        """`matches` of each text. Each step is done for all before the next: so what a step reads stays near."""
        told = [fold(text) for text in texts]
        numbered = [self._vocabulary.numbers(words) for words in told]
        shares = self._shares(numbered, threshold)
        return [
            self._best(_Post(words, numbers, frozenset(numbers)), found, top, threshold) if found else ()
            for words, numbers, found in zip(told, numbered, shares, strict=True)
        ]

    def _made(self, ident: str, words: tuple[str, ...]) -> _Claim:
        numbers = tuple(self._vocabulary.numbers(words))
        known = frozenset(numbers)
        return _Claim(ident, words, numbers, known, self._sum(known))

    def _sum(self, numbers: Iterable[int]) -> float:
        return sum(map(self._weights.__getitem__, numbers))

    def _shares(self, numbered: Iterable[Sequence[int]], threshold: float) -> list[list[Shares]]:
        candidates = self._candidates(threshold)
        found = []
        for numbers in numbered:
            known = set(numbers)
            known.discard(UNKNOWN)
            # A word that no claim has counts each time it stands there.
            found.append(candidates.of(known, self._sum(known) + numbers.count(UNKNOWN)))
        return found

    def _best(self, post: _Post, shares: Iterable[Shares], top: int, threshold: float) -> tuple[Match, ...]:
        """The claims among those that share enough which reach the threshold, the best first."""
        compared = [(self._compare(post, each), each.place) for each in shares]
        found = [(how.score, -place, how) for how, place in compared]
        reached = [each for each in found if each[0] >= threshold]
        best = nlargest(top, reached, key=itemgetter(0, 1)) if len(reached) > 1 else reached
        return tuple(self._match(post, -place, score, how) for score, place, how in best)

    def _candidates(self, threshold: float) -> Candidates:
        found = self._ready.get(threshold)
        if found is None:
            found = Candidates([(sorted(each.known), each.weight) for each in self._claims], self._weights, threshold)
            # One who asks with ever other thresholds is served; no more than some are kept.
            if len(self._ready) >= _READY:
                self._ready.clear()
            self._ready[threshold] = found
        return found

    def _compare(self, post: _Post, share: Shares) -> _Compared:
        claim = self._claims[share.place]
        here = self._run(post.numbers, claim.known)
        there = self._run(claim.numbers, post.known)
        in_post, in_claim = set(here), set(there)
        gained = self._sum(in_post & in_claim)
        union = self._sum((in_post | in_claim) - {UNKNOWN}) + here.count(UNKNOWN)
        neighbours, others = set(pairwise(here)), set(pairwise(there))
        fewer = min(len(neighbours), len(others))
        return _Compared(
            cohesion=gained / union if union else 0.0,
            cover=min(1.0, gained / share.shorter) if share.shorter else 0.0,
            information=1 - exp(-gained),
            order=len(neighbours & others) / fewer if fewer else 1.0,
        )

    def _run(self, numbers: Sequence[int], known: frozenset[int]) -> Sequence[int]:
        """The stretch that gains most: what the other has counts for it, what it has not counts by half against it."""
        weights = self._weights
        best = now = 0.0
        begin = end = start = 0
        for at, number in enumerate(numbers):
            now += weights[number] if number in known else -_FOREIGN * weights[number]
            if now <= 0:
                now, start = 0.0, at + 1
            elif now > best:
                best, begin, end = now, start, at + 1
        return numbers[begin:end]

    def _match(self, post: _Post, place: int, score: float, how: _Compared) -> Match:
        claim = self._claims[place]
        as_claimed = dict(zip(reversed(claim.numbers), reversed(claim.words), strict=True))
        written = dict(zip(reversed(post.numbers), reversed(post.words), strict=True))
        weights = self._weights
        why = Why(
            how.cohesion,
            how.cover,
            how.information,
            how.order,
            tuple(
                Shared(as_claimed[each], written[each], weights[each])
                for each in sorted(claim.known & post.known, key=self._ranks.__getitem__)
            ),
            _left(claim.words, claim.numbers, post.known),
            _left(post.words, post.numbers, claim.known),
        )
        return Match(claim.id, score, why)


def _left(words: Sequence[str], numbers: Sequence[int], other: frozenset[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([word for word, number in zip(words, numbers, strict=True) if number not in other]))
