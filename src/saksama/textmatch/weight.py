"""How much a word says about which claim a text repeats.

Rules kept here:
  * A word counts by its stem: common prefixes and suffixes of Indonesian are cut off, never below four letters.
  * The weight is 1 for a stem that no known text has, and falls with the logarithm of how many have it; a function
    word counts a tenth of that.
  * A collection of a few texts knows nothing of what is frequent: it weighs as one of `SMALLEST`.
Left to others: folding (`fold`), what is compared (`claim`).
"""

from math import log
from typing import Final

from saksama.textmatch.table_files import common

SMALLEST: Final = 1000
COMMON: Final = 0.1
_SUFFIXES: Final = ("nya", "lah", "kah", "kan", "an", "i")
_PREFIXES: Final = (
    "menge", "meng", "meny", "mem", "men", "me", "penge", "peng", "peny", "pem", "pen", "per", "pe",
    "diper", "di", "ber", "ter", "ke", "se",
)  # fmt: skip
AFFIXES: Final = frozenset((*_PREFIXES, *_SUFFIXES))
# `menulis` is of `tulis`: a vowel after these tells that a letter was swallowed. After `meng` it mostly was not.
_SWALLOWED: Final = {"meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}
_VOWELS: Final = frozenset("aeiou")
_LEAST: Final = 4
_KEPT: Final = 1 << 18


def _stem(word: str) -> str:
    if not word.isalpha():
        return word
    # Asked for all at once first: most words of a text that nobody knows have none.
    if word.endswith(_SUFFIXES):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
                word = word[: -len(suffix)]
                break
    if not word.startswith(_PREFIXES):
        return word
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if len(rest) >= _LEAST - 1 and word.startswith(prefix):
            if prefix in _SWALLOWED and rest[0] in _VOWELS:
                return _SWALLOWED[prefix] + rest
            if len(rest) >= _LEAST:
                return rest
    return word


class _Stems(dict[str, str]):
    """Stems of the words that were asked: one lookup each. Given up whole when it is full."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = _stem(word)
        return found


stem: Final = _Stems().__getitem__
"""What is left of a folded word: `membubarkan` and `dibubarkan` are both `bubar`."""


def weight(stemmed: str, count: int, texts: int) -> float:
    """Between 0 and 1: how rare a stem is that `count` of `texts` have."""
    size = max(texts, SMALLEST)
    rare = log((size + 1) / (count + 0.5)) / log((size + 1) / 0.5)
    return rare * COMMON if stemmed in _COMMON else rare


_COMMON: Final = frozenset(stem(word) for word in common()) | common()
