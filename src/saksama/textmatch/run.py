"""Where a post and a claim, as the numbers of their words, have most in common.

Rules kept here: words are told by their numbers, `UNKNOWN` for one that no claim has; what stands between the shared
ones counts a little against a run; a claim's names lengthen no row.
Left to others: numbers and weights (`vocabulary`), what a run says (`claim`).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress
from typing import Final

from saksama.textmatch.vocabulary import UNKNOWN
from saksama.textmatch.weight import stem

SLIP: Final = -2
"""The number of a word that no claim has, and that may be one of the claim's mistyped."""
NOWHERE: Final[Mapping[int, Sequence[int]]] = {}
_FOREIGN: Final = 0.2
"""What stands between counts so much against a run: in a chat others speak between the parts of what one tells."""
_PIECE: Final = 2
"""Signs of a word that may be but a piece of one."""


def run(
    numbers: Sequence[int], sums: Sequence[float], known: frozenset[int], where: Mapping[int, Sequence[int]] = NOWHERE
) -> tuple[int, int]:
    """Where the stretch that gains most begins and ends: what the other has counts for it, all else a fifth against."""
    shared: Iterable[int] = (
        sorted(chain.from_iterable(map(where.__getitem__, known & where.keys())))
        if where
        else compress(range(len(numbers)), map(known.__contains__, numbers))
    )
    best = now = passed = 0.0
    begin = end = start = 0
    for at in shared:
        before = sums[at]
        now -= _FOREIGN * (before - passed)
        if now <= 0:
            now, start = 0.0, at
        passed = sums[at + 1]
        now += passed - before
        if now > best:
            best, begin, end = now, start, at + 1
    return begin, end


def with_slips(words: Sequence[str], numbers: Sequence[int], left: Iterable[str]) -> list[int]:
    """The numbers, `SLIP` for a word that no claim has where it may be one of those that are left."""
    ends = {end for word in left for end in _ends(word)}

    def may_be(word: str) -> bool:
        return not word.isdigit() and (len(word) <= _PIECE or not ends.isdisjoint(_ends(word)))

    return [SLIP if number == UNKNOWN and may_be(word) else number for word, number in zip(words, numbers, strict=True)]


def _ends(word: str) -> tuple[str, str, str]:
    """What is left of a word of which a letter or two are wrong: how it begins, how it ends, or both."""
    core = stem(word)
    # The space tells a beginning from an end.
    return core[:3] + " ", core[-3:], core[0] + core[-1]


def in_a_row(here: Sequence[int], there: Sequence[int], named: Sequence[int]) -> int:
    """How many words stand in one row in both, names not counted."""
    where = places(there)
    longest = 0
    row: dict[int, int] = {}
    for number in here:
        if number in where:
            worth = number not in named
            row = {place: row.get(place - 1, 0) + worth for place in where[number]}
            longest = max(longest, *row.values())
        else:
            row = {}
    return longest


def places(numbers: Sequence[int]) -> dict[int, list[int]]:
    """Where each word stands."""
    where: dict[int, list[int]] = {}
    for at, number in enumerate(numbers):
        where.setdefault(number, []).append(at)
    return where
