"""A text as the set of its neighbouring words, and the few numbers under which its near copies are found.

Rules kept here:
  * A shingle is two stems beside each other, as a number; a text of one word has that word. Equal everywhere: the
    numbers come from BLAKE2b, not from a process's own hashing.
  * Bands: a MinHash by one permutation (Li, Owen and Zhang 2012), its empty bins filled from others as Shrivastava
    showed (2014). Two texts whose shingle sets have likeness J share a band with the chance 1 - (1 - J^2)^BANDS.
  * Marks: the smallest number of each `WINDOW` shingles in a row (winnowing; Schleimer, Wilkerson and Aiken 2003). Two
    texts that have `WINDOW` + 1 words in a row in common share a mark for certain: quotations and pieces.
Left to others: whether two texts are copies (`near`).
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

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
