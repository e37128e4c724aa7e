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

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import chain, islice, pairwise
from math import exp, log
from typing import Final, NamedTuple

from saksama.textmatch.fold import fold
from saksama.textmatch.vocabulary import UNKNOWN, Vocabulary

THRESHOLD: Final = 0.5
LISTED: Final = 150
CANDIDATES: Final = 10
_BY_LENGTH: Final = 0.4
_FOREIGN: Final = 0.5
_COHESION: Final = 0.3
_COVER: Final = 1.2
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
        return float(self.cohesion**_COHESION * self.cover**_COVER * self.information * order)


class Claims:
    """Known claims, ready to be asked. Reading is safe from several threads."""

    def __init__(self, claims: Iterable[tuple[str, str]]) -> None:
        """`claims`: public id and text of each. One without words is never matched."""
        told = [(ident, fold(text)) for ident, text in claims]
        self._vocabulary = Vocabulary([words for _, words in told])
        self._weights = (*self._vocabulary.weights, 1.0)  # at UNKNOWN, the last: a word that no claim has
        self._claims = [self._made(ident, words) for ident, words in told]
        self._lists: list[list[int]] = [[] for _ in self._vocabulary.stems]
        for at, claim in enumerate(self._claims):
            for number in claim.known:
                self._lists[number].append(at)
        mean = sum([claim.weight for claim in self._claims]) / max(len(self._claims), 1) or 1.0
        self._norms = [1 / (1 - _BY_LENGTH + _BY_LENGTH * claim.weight / mean) for claim in self._claims]

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
        known = frozenset(numbers) - {UNKNOWN}
        # A word that no claim has counts each time it stands there.
        whole = self._sum(known) + numbers.count(UNKNOWN)
        found = []
        informative, part = _at_least(threshold)
        for at in self._candidates(known, whole, threshold):
            claim = self._claims[at]
            shorter = min(claim.weight, whole)
            # No run can share more than the whole texts do.
            gained = self._sum(known & claim.known)
            if gained >= informative and gained >= part * shorter and _most(gained, shorter) >= threshold:
                compared = self._compare(numbers, known, claim, shorter)
                if compared.score >= threshold:
                    found.append((at, compared))
        return found

    def _candidates(self, known: frozenset[int], whole: float, threshold: float) -> list[int]:
        """Claims that may reach the threshold by the words that they share, the likeliest first."""
        ordered = sorted(known)
        unread = self._sum(ordered)
        informative, part = _at_least(threshold)
        read: list[list[int]] = []
        left = LISTED
        for number in ordered:
            listed = self._lists[number]
            left -= len(listed)
            # Whoever has none of the words so far cannot get there by the rest, or only by what nearly all have.
            if unread < informative or (left < 0 and read):
                break
            unread -= self._weights[number]
            read.append(listed)
        votes = Counter(chain.from_iterable(read))
        norms = self._norms
        chosen = sorted([(count * norms[at], -at) for at, count in votes.items() if count > 1], reverse=True)
        found = [-at for _, at in chosen[:CANDIDATES]]
        # Who has one of these words alone: those of the rarest word first.
        alone = (at for at in chain.from_iterable(read) if votes[at] == 1)
        found += islice(alone, CANDIDATES - len(found))
        # No word weighs more than 1.
        return [at for at in found if votes[at] + unread >= part * min(self._claims[at].weight, whole)]

    def _compare(self, numbers: Sequence[int], known: frozenset[int], claim: _Claim, shorter: float) -> _Compared:
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


@lru_cache
def _at_least(threshold: float) -> tuple[float, float]:
    """What a match must share, by the two figures that need no comparing: in weight, and of the shorter text."""
    return -log(1 - threshold), threshold ** (1 / _COVER)


def _most(gained: float, shorter: float) -> float:
    """What a score can be at most where so much is shared."""
    return float(min(1.0, gained / shorter) ** _COVER * (1 - exp(-gained))) if shorter else 0.0


def _left(words: Sequence[str], numbers: Sequence[int], other: frozenset[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, number in zip(words, numbers, strict=True) if number not in other))
