"""Which words of claims are names: they say who and where, and not what is claimed.

Rules kept here:
  * Capitals tell. Where a claim writes small what else it says (`SMALL` of its longer words), what stands capitalised
    within its sentences, and nowhere small, is a name in it.
  * What claims within their sentences write capitalised twice as often as small is a name in each that does not write
    it small, those among them whose capitals say nothing; no word of every day is.
  * People in public life, offices, parties and media are names wherever they stand (`tables/who.toml`).
  * A claim that says next to nothing but names has none: it is found by them, and by what else it says.
Left to others: folding and numbers (`fold`, `vocabulary`), what a name counts (`claim`).
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from saksama.textmatch.table_files import common, daily, who

SMALL: Final = 0.3
"""How many of a claim's longer words are written small at least where its capitals say anything."""
_LONGER: Final = 4
_OFTEN: Final = 2
_WORDS: Final = re.compile(r"[^\W\d_]+")
_SENTENCE: Final = re.compile(r"[.!?:\n\"“”•|]+")

type Read = Callable[[str], AbstractSet[int]]
"""The numbers of the known words of a text."""


def names(claims: Sequence[tuple[str, frozenset[int]]], read: Read) -> list[frozenset[int]]:
    """The names in each of the claims, which are given as they are written and as the numbers of their words."""
    written = [_by_capitals(text, read) for text, _ in claims]
    capitals = Counter(number for each in written if each for number in each[0])
    small = Counter(number for each in written if each for number in each[1])
    everyday = frozenset(read(" ".join(daily())))
    everywhere = frozenset(
        number for number, often in capitals.items() if often >= _OFTEN * small[number] and number not in everyday
    )
    public = frozenset(read(" ".join(who())))
    found = []
    for (_, known), each in zip(claims, written, strict=True):
        alone, written_small = each or ((), ())
        found.append((known & everywhere | known.intersection(alone)).difference(written_small) | known & public)
    return found


def _by_capitals(text: str, read: Read) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """What is written capitalised alone and what is written small; None where capitals say nothing."""
    longer = [word for word in _WORDS.findall(text) if len(word) >= _LONGER and word.lower() not in common()]
    if not longer or sum(map(str.islower, longer)) < SMALL * len(longer):
        return None
    capitals: list[str] = []
    small: list[str] = []
    for sentence in _SENTENCE.split(text):
        for at, word in enumerate(_WORDS.findall(sentence)):
            if word.islower():
                small.append(word)
            elif at:
                capitals.append(word)
    written = read(" ".join(small))
    # As tuples: they take less memory, and all of them are held at once.
    return tuple(read(" ".join(capitals)) - written), tuple(written)
