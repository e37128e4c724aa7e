"""Which known claims a post repeats, with a score that explains itself.

Rules kept here:
  * To find: the words of the post, the rarest first, vote for the claims that have them, as BM25 weighs them; so many
    lists are read as `LISTED` allows, and the best `CANDIDATES` are compared in full.
  * To compare: the run of the post and the run of the claim that have most in common, so that a quotation inside a
    longer post and a piece of a longer claim both count whole. The score is made of four figures between 0 and 1:
      cohesion      of all that both runs say, how much both say
      cover         how much of the shorter of the two whole texts is shared
      information   how much that is at all: one rare word says little, three say much
      order         how many neighbours stand beside each other in both
  * A score below `THRESHOLD` is no match. A match is a suggestion: two claims on one matter differ by a word at times.
  * Equal input gives equal output; nothing is learnt from posts.
Left to others: folding (`fold`), words and weights (`vocabulary`), sentences (`words`).
"""

from array import array
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import exp
from typing import Final, NamedTuple

from saksama.textmatch.candidate import COVER, Candidates
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
        self._ready: dict[float, Candidates] = {}

    def matches(self, text: str, *, top: int = 5, threshold: float = THRESHOLD) -> tuple[Match, ...]:
        """The claims that a post may repeat, the best first, `top` at most; none where nothing is near enough."""
        words = fold(text)
        numbers = self._vocabulary.numbers(words)
        found = self._compared(numbers, threshold)
        best = nlargest(top, found, key=lambda pair: (pair[1].score, -pair[0])) if found else ()
        return tuple(self._match(at, compared, words, numbers) for at, compared in best)

    def _made(self, ident: str, words: tuple[str, ...]) -> _Claim:
        numbers = tuple(self._vocabulary.numbers(words))
        known = frozenset(numbers)
        return _Claim(ident, words, numbers, known, self._sum(known))

    def _sum(self, numbers: Iterable[int]) -> float:
        return sum(map(self._weights.__getitem__, numbers))

    def _compared(self, numbers: Sequence[int], threshold: float) -> list[tuple[int, _Compared]]:
        """Every candidate that reaches the threshold: its place, how it compares."""
        known = set(numbers)
        known.discard(UNKNOWN)
        # A word that no claim has counts each time it stands there.
        whole = self._sum(known) + numbers.count(UNKNOWN)
        candidates = self._candidates(threshold)
        found = []
        for at in candidates.of(sorted(known), whole):
            claim = self._claims[at]
            shorter = min(claim.weight, whole)
            # No run can share more than the whole texts do.
            if candidates.bound.reach(self._sum(known & claim.known)) >= shorter:
                compared = self._compare(numbers, known, claim, shorter)
                if compared.score >= threshold:
                    found.append((at, compared))
        return found

    def _candidates(self, threshold: float) -> Candidates:
        found = self._ready.get(threshold)
        if found is None:
            found = Candidates([(sorted(each.known), each.weight) for each in self._claims], self._weights, threshold)
            # One who asks with ever other thresholds is served; no more than some are kept.
            if len(self._ready) >= _READY:
                self._ready.clear()
            self._ready[threshold] = found
        return found

    def _compare(self, numbers: Sequence[int], known: Set[int], claim: _Claim, shorter: float) -> _Compared:
        post = self._run(numbers, claim.known)
        other = self._run(claim.numbers, known)
        in_post, in_claim = set(post), set(other)
        shared = in_post & in_claim
        gained = self._sum(shared)
        union = self._sum((in_post | in_claim) - {UNKNOWN}) + post.count(UNKNOWN)
        neighbours, others = set(pairwise(post)), set(pairwise(other))
        fewer = min(len(neighbours), len(others))
        return _Compared(
            cohesion=gained / union if union else 0.0,
            cover=min(1.0, gained / shorter) if shorter else 0.0,
            information=1 - exp(-gained),
            order=len(neighbours & others) / fewer if fewer else 1.0,
        )

    def _run(self, numbers: Sequence[int], known: Set[int]) -> Sequence[int]:
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

    def _match(self, at: int, compared: _Compared, words: Sequence[str], numbers: Sequence[int]) -> Match:
        claim = self._claims[at]
        known = frozenset(numbers)
        as_claimed = dict(zip(reversed(claim.numbers), reversed(claim.words), strict=True))
        written = dict(zip(reversed(numbers), reversed(words), strict=True))
        shared = sorted(claim.known & known, key=lambda number: (-self._weights[number], number))
        return Match(
            claim.id,
            compared.score,
            Why(
                compared.cohesion,
                compared.cover,
                compared.information,
                compared.order,
                tuple(Shared(as_claimed[each], written[each], self._weights[each]) for each in shared),
                _left(claim.words, claim.numbers, known),
                _left(words, numbers, claim.known),
            ),
        )


def _left(words: Sequence[str], numbers: Sequence[int], other: frozenset[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, number in zip(words, numbers, strict=True) if number not in other))
