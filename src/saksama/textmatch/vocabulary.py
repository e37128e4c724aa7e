"""The words of a collection of texts, numbered: the rarer the smaller.

Rules kept here:
  * A word is known by its stem; one that is not known may be a known one mistyped: one letter missing, doubled, wrong
    or exchanged with its neighbour, in a word of five letters or more that begins with the same letter. That is looked
    for in the first `MISTYPED` words of a text.
  * Of several known words that it may be, the most frequent is meant; numbers and words of every day are never one
    mistyped.
Left to others: what is done with the numbers (`claim`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Final

from saksama.textmatch.table_files import common, everyday, where
from saksama.textmatch.weight import stem, weight

UNKNOWN: Final = -1
MISTYPED: Final = 4_000
"""Words of a text that may be known ones mistyped; what follows is read as it stands."""
_LEAST: Final = 5
_KEPT: Final = 1 << 20
PLACED: Final = 0.25
"""What a word counts that mostly names a place: it says where and not what."""
_NAMED: Final = 2


class _Asked(dict[str, int]):
    """Words that were asked, and their numbers: one lookup each, and more for the first of a kind."""

    def __init__(self, numbers: Mapping[str, int], mistyped: Mapping[str, int]) -> None:
        """`numbers`: of stems. `mistyped`: of forms of known words."""
        self._numbers = numbers
        self._mistyped = mistyped

    def plain(self, word: str) -> int:
        """The number of a word that is written as it is."""
        return self._numbers.get(stem(word), UNKNOWN)

    def __missing__(self, word: str) -> int:
        number = self.plain(word)
        if number == UNKNOWN and len(word) >= _LEAST and word.isalpha() and word not in everyday():
            number = max(map(self._mistyped.get, _forms(word), repeat(UNKNOWN)))
        if len(self) < _KEPT:
            self[word] = number
        return number


class Vocabulary:
    """Reads words as numbers. Grows with nothing but a bounded memory of words that it was asked."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """`texts`: the folded words of each known text."""
        spread = Counter(each for words in texts for each in {stem(word) for word in words})
        self.stems: tuple[str, ...] = tuple(sorted(spread, key=lambda each: (spread[each], each)))
        placed = _placed(texts)
        self.weights: tuple[float, ...] = tuple(
            weight(each, spread[each], len(texts))
            * (PLACED if each in where() or 2 * placed[each] > spread[each] else 1.0)
            for each in self.stems
        )
        numbers = {each: number for number, each in enumerate(self.stems)}
        mistyped: dict[str, int] = {}
        self._asked = _Asked(numbers, mistyped)
        for word in sorted({word for words in texts for word in words}):
            number = numbers[stem(word)]
            self._asked[word] = number
            if len(word) >= _LEAST and word.isalpha() and word not in common():
                for form in _forms(word):
                    mistyped[form] = max(number, mistyped.get(form, UNKNOWN))

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The number of each word, `UNKNOWN` for one that no text has."""
        found = list(map(self._asked.__getitem__, words[:MISTYPED]))
        if len(words) > MISTYPED:
            found += map(self._asked.plain, words[MISTYPED:])
        return found


def _placed(texts: Iterable[Sequence[str]]) -> Counter[str]:
    """In how many texts a stem stands where a place is named."""
    told: Counter[str] = Counter()
    for words in texts:
        behind: set[str] = set()
        left = 0
        for word in words:
            if word in where():
                left = _NAMED
            elif left:
                left = 0 if word in common() else left - 1
                if left or word not in common():
                    behind.add(stem(word))
        told.update(behind)
    return told


def _forms(word: str) -> list[str]:
    """The word, and the word without one of its letters, save the first."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))]
