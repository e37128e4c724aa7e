"""Groups of posts that are copies of each other, with the evidence for each join.

Rules kept here:
  * A disguised word is read by what the posts themselves write plainly, as a post is by the claims (`fold`).
  * A text is the set of its shingles: two stems beside each other, as a number; a text of one word has that word. Equal
    everywhere: the numbers come from BLAKE2b, not from a process's own hashing.
  * Two posts are joined here for one of three reasons, each computed exactly on their shingles, never estimated:
      same   their folded words are equal
      near   the shingles that both have are `NEAR` or more of those that either has
      part   the shingles that both have are `PART` or more of the shorter one's, which has `LEAST` or more
    and save where their words are equal only if neither denies the other (`stance`).
  * Whom to compare is found by bands and marks; a band or mark that many groups have is followed to `WIDTH` of them.
  * Bands: a MinHash by one permutation (Li, Owen and Zhang 2012), its empty bins filled from others as Shrivastava
    showed (2014). Two texts whose shingle sets have likeness J share a band with the chance 1 - (1 - J^2)^BANDS.
  * Marks: the smallest number of each `WINDOW` shingles in a row (winnowing; Schleimer, Wilkerson and Aiken 2003). Two
    texts that have `WINDOW` + 1 words in a row in common share a mark for certain: quotations and pieces.
  * A group is what joins connect. Its ends may differ more than any join says; a person looks, merges and splits.
  * Equal input in equal order gives equal output.
Left to others: who repeats a text otherwise (`gathered`), who keeps groups, and what people made of them (the node).
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from saksama.textmatch.fold import Folding
from saksama.textmatch.stance import either_denies
from saksama.textmatch.weight import stem

BANDS: Final = 8
WINDOW: Final = 4
_ROWS: Final = 2
_BINS: Final = BANDS * _ROWS
_MASK: Final = (1 << 61) - 1
_ODD: Final = 0x9E3779B97F4A7C15
_OTHER: Final = 0x1B873593CC9E2D51


def shingles(words: Sequence[str]) -> list[int]:
    """The shingles of folded words, in their order."""
    numbers = [_number(word) for word in words]
    if len(numbers) < 2:
        return numbers
    return [(one * _ODD + other * _OTHER >> 7) & _MASK for one, other in pairwise(numbers)]


def bands(found: frozenset[int]) -> list[int]:
    """The numbers of a set of shingles under which likely near copies meet. None of an empty set."""
    if not found:
        return []
    smallest: list[int | None] = [None] * _BINS
    for shingle in found:
        at = shingle % _BINS
        least = smallest[at]
        if least is None or shingle < least:
            smallest[at] = shingle
    filled = [_filled(smallest, at) for at in range(_BINS)]
    return [(filled[at] * _ODD + filled[at + 1] * _OTHER + at * _MASK >> 7) & _MASK for at in range(0, _BINS, _ROWS)]


def _filled(smallest: Sequence[int | None], at: int) -> int:
    """What stands in a bin, or in the first that is not empty of those that it borrows from, always in one order."""
    for place in _lenders(at):
        found = smallest[place]
        if found is not None:
            return found
    return 0


@lru_cache(maxsize=_BINS)
def _lenders(at: int) -> tuple[int, ...]:
    """The bin itself, then all others in an order of its own."""
    others = sorted(set(range(_BINS)) - {at}, key=lambda other: blake2b(f"{at} {other}".encode()).digest())
    return (at, *others)


def marks(ordered: Sequence[int]) -> set[int]:
    """The numbers of shingles in their order under which texts meet that have a run of words in common."""
    if len(ordered) <= WINDOW:
        return {min(ordered)} if ordered else set()
    return {min(ordered[at : at + WINDOW]) for at in range(len(ordered) - WINDOW + 1)}


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(stem(word).encode(), digest_size=8).digest()) >> 4


NEAR: Final = 0.4
PART: Final = 0.8
LEAST: Final = 6
WIDTH: Final = 4


class How(StrEnum):
    """Why two posts are joined."""

    SAME = "same"
    NEAR = "near"
    PART = "part"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Join:
    """Two posts and why they are joined.

    `likeness`: the Jaccard index, for a part the share of the shorter one, for a text that repeats the other its score.
    """

    one: str
    other: str
    how: How
    likeness: float


@dataclass(frozen=True, slots=True)
class Group:
    """Copies, in the order in which they came, and the joins that connect them: one fewer than posts."""

    posts: tuple[str, ...]
    joins: tuple[Join, ...]


def groups(
    posts: Iterable[tuple[str, str]], folding: Folding, *, told: Callable[[int], None] = lambda _: None
) -> tuple[Group, ...]:
    """Groups of two or more among `posts` (public id, text), the largest first. `told` hears how many were read.

    `folding`: of the posts' own words (`folding_of`); whoever says why two were joined reads them by the same. Posts
    without a word are in no group. Ids are taken as they are; two equal ones would be two posts.
    """
    reading = _Reading()
    for count, (ident, text) in enumerate(posts, 1):
        reading.add(ident, folding(text))
        told(count)
    return reading.groups()


def judged(both: int, one: int, other: int) -> tuple[How, float] | None:
    """How two texts are copies, from how many shingles are in both, in one, in the other; None where they are not."""
    if not both:
        return None
    jaccard = both / (one + other - both)
    if jaccard >= NEAR:
        return How.NEAR, jaccard
    shorter = min(one, other)
    return (How.PART, both / shorter) if shorter >= LEAST and both >= PART * shorter else None


class _Reading:
    """The posts read so far: distinct texts by number, each with its root."""

    def __init__(self) -> None:
        self._posts: list[list[str]] = []
        self._shingles: list[array[int]] = []
        self._roots: list[int] = []
        self._by_words: dict[tuple[str, ...], int] = {}
        self._words: list[tuple[str, ...]] = []
        self._met: dict[int, int | tuple[int, ...]] = {}
        self._joins: list[tuple[int, Join]] = []

    def add(self, ident: str, words: tuple[str, ...]) -> None:
        if not words:
            return
        key = tuple(shingles(words))
        at = self._by_words.setdefault(words, len(self._posts))
        if at < len(self._posts):
            self._joins.append((at, Join(self._posts[at][0], ident, How.SAME, 1.0)))
            self._posts[at].append(ident)
            return
        found = frozenset(key)
        self._posts.append([ident])
        self._words.append(words)
        self._shingles.append(array("Q", found))
        self._roots.append(at)
        self._meet(at, ident, found, [*bands(found), *marks(key)])

    def _meet(self, at: int, ident: str, found: frozenset[int], keys: list[int]) -> None:
        seen: set[int] = set()
        for key in keys:
            met = self._met.get(key, ())
            for other in (met,) if isinstance(met, int) else met:
                if other in seen or self._root(other) == self._root(at):
                    continue
                seen.add(other)
                both = len(found.intersection(self._shingles[other]))
                how = judged(both, len(found), len(self._shingles[other]))
                if how and not either_denies(self._words[at], self._words[other]):
                    self._joins.append((at, Join(self._posts[other][0], ident, *how)))
                    self._roots[self._root(at)] = self._root(other)
        for key in keys:
            self._keep(key, at)

    def _keep(self, key: int, at: int) -> None:
        """A text is kept under its keys unless its group is there already; so a copied text costs no more."""
        met = self._met.get(key)
        if met is None:
            self._met[key] = at
            return
        there = (met,) if isinstance(met, int) else met
        if len(there) < WIDTH and all(self._root(each) != self._root(at) for each in there):
            self._met[key] = (*there, at)

    def _root(self, at: int) -> int:
        roots = self._roots
        while roots[at] != at:
            roots[at] = roots[roots[at]]
            at = roots[at]
        return at

    def groups(self) -> tuple[Group, ...]:
        posts: dict[int, list[str]] = {}
        joins: dict[int, list[Join]] = {}
        for at, idents in enumerate(self._posts):
            posts.setdefault(self._root(at), []).extend(idents)
        for at, join in self._joins:
            joins.setdefault(self._root(at), []).append(join)
        found = [Group(tuple(posts[root]), tuple(listed)) for root, listed in joins.items()]
        return tuple(sorted(found, key=lambda group: -len(group.posts)))
