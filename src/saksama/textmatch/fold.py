"""A text as it is compared: Indonesian as people write it, folded to plain words.

Rules kept here:
  * What changes the look and not the words goes: case, marks, zero-width signs, letters of other scripts that look
    alike, emoji, letters drawn out, letters spaced apart, digits for letters, short forms, a word said twice in a row.
  * What says nothing of the matter goes: addresses, names of accounts, labels of forwarding and calls to pass it on.
  * Any text is taken; nothing raises. Folding what was folded changes nothing (unless calls to pass on were put inside
    each other more than sixteen deep to make work). No more than `LONGEST` signs are read.
  * Numbers stay: a claim about 50 million is another than one about 5.
Left to others: endings and weights (`weight`), what is alike (`claim`, `near`).
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape
from itertools import chain, islice
from operator import eq
from typing import Final
from unicodedata import category, normalize

from saksama.textmatch.table_files import forwarding, letters, slang

LONGEST: Final = 100_000
"""Signs of a text that are read; what follows is not compared."""
_LONGEST_WORD: Final = 64
_ADDRESS: Final = re.compile(r"(?:[hH][tT]{2}[pP][sS]?://|[wW]{3}\.)\S+")
_ACCOUNT: Final = re.compile(r"(?<![\w.])@\w+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_TAG: Final = re.compile(r"#\w+")
_APART: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:([ .*\-_])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])")
_THOUSANDS: Final = re.compile(r"\.(?<=\d\.)(?=\d{3}(?!\d))")
_SIGN: Final = re.compile(r"(?<=[^\W\d_])[@$](?=[^\W\d_])")
_DRAWN: Final = re.compile(r"([^\W\d_])\1{2,}")
_DRAWN_END: Final = re.compile(r"(?<=[^\W\d_]{2})([^\W\d_])\1+$")
_TWICE: Final = re.compile(r"([^\W\d_]{2,})2(nya|an|lah)?")
_LETTERS_NUMBER: Final = re.compile(r"([^\W\d_]{2,})(\d{2,})")
_NUMBER_LETTERS: Final = re.compile(r"(\d+)([^\W\d_]+)")
_UNITS: Final = frozenset(
    {"rb", "ribu", "jt", "juta", "m", "miliar", "milyar", "t", "triliun", "k", "x", "kg", "km", "an", "g", "d"}
)
_INSTEAD: Final = str.maketrans(dict(letters().instead))
# Signs that show nothing and are called letters or marks: fillers of Hangul, the empty Braille cell.
_EMPTY: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SETTLES: Final = 4
_PASSES: Final = 16
_SHORT: Final = LONGEST // 18
"""Signs of a text that cannot grow beyond `LONGEST`: no sign becomes more than 18 (Unicode, NFKC)."""
_LONGEST_PIECE: Final = 100
_SPELLINGS: Final = 1 << 18


class _Letters(dict[int, str | None]):
    """What a letter becomes, looked up once for each."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        gone = letter in _EMPTY or category(letter)[0] == "M" or category(letter) == "Cf"
        self[code] = None if gone else letters().alike.get(letter, letter)
        return self[code]


class _Runs(dict[int, str]):
    """Letters and digits as they are, all else a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = letter if letter.isalnum() else " "
        return self[code]


_LETTERS: Final = _Letters()
_RUNS: Final = _Runs()
_PHRASES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    first: tuple(phrase for phrase in forwarding() if phrase[0] == first)
    for first in {phrase[0] for phrase in forwarding()}
}
"""Phrases by their first word, the longest first."""


def fold(text: str) -> tuple[str, ...]:
    """The words of a text, in their order: small letters and digits, no empty one."""
    words, whole = _quickly(text) or _once(text[:LONGEST])
    if whole:
        return words
    for _ in range(_PASSES):
        if whole:
            break
        # What was taken out may have brought together what belongs together: again, until nothing more goes.
        words, whole = _once(" ".join(words)) if _many_single(words) else _kept(words)
    return words


class _Spellings(dict[str, tuple[str, ...]]):
    """What stands between two spaces, and its words."""

    def __init__(self) -> None:
        self.single: dict[str, int] = {}
        """Those with letters or digits that stand alone, and how many."""
        self.odd: set[str] = set()
        """Those, and those with a word of one sign or one that may begin a phrase: a text without them is done."""

    def __missing__(self, spelling: str) -> tuple[str, ...]:
        plain = spelling.isascii() and spelling.isalnum()
        runs = [spelling.lower()] if plain else _cleared(spelling).translate(_RUNS).split()
        words = tuple(chain.from_iterable(map(_words, runs)))
        # Told before it is kept: what another thread finds here, it finds there too.
        single = list(map(len, runs)).count(1)
        if single:
            self.single[spelling] = single
        if single or 1 in map(len, words) or not _PHRASES.keys().isdisjoint(words):
            self.odd.add(spelling)
        self[spelling] = words
        return words


_READ: Final = [_Spellings()]
"""What was read so far; given up whole when it is full, so that a reader keeps the one with which it began."""


def _quickly(text: str) -> tuple[tuple[str, ...], bool] | None:
    """The same as `_once`, where each piece between spaces can be read by itself; None where it cannot."""
    pieces = text.split()
    if len(text) > _SHORT or max(map(len, pieces), default=0) > _LONGEST_PIECE:
        return None
    known = _READ[0]
    if len(known) > _SPELLINGS:
        known = _READ[0] = _Spellings()
    found = tuple(chain.from_iterable(map(known.__getitem__, pieces)))
    if known.odd.isdisjoint(pieces) and not any(map(eq, found, islice(found, 1, None))):
        return found, True
    single = known.single
    if not single.keys().isdisjoint(pieces) and sum([single.get(piece, 0) for piece in pieces]) > 3:
        return None
    return _kept(found)


def _once(text: str) -> tuple[tuple[str, ...], bool]:
    """The words, and whether nothing was taken out from between them."""
    text = _cleared(text)
    runs = text.translate(_RUNS).split()
    if _many_single(runs):
        runs = _APART.sub(_together, text).translate(_RUNS).split()
    return _kept(list(chain.from_iterable(map(_words, runs))))


def _cleared(text: str) -> str:
    """Small letters, without addresses, accounts, marks and disguise."""
    if "&" in text:
        text = unescape(text)
    if "://" in text or "ww." in text.lower():
        text = _ADDRESS.sub(" ", text)
    if "@" in text:
        text = _ACCOUNT.sub(" ", text)
    if not (text.isascii() and text.islower()):
        text = _plain(text)[:LONGEST]
    if "." in text:
        text = _THOUSANDS.sub("", text)
    if "@" in text or "$" in text:
        text = _SIGN.sub(_instead, text)
    return text


def _kept(found: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Words without what is said twice and what says nothing of the matter; whether nothing was between them."""
    words = found
    if any(map(eq, found, islice(found, 1, None))):
        words = [word for word, before in zip(found, [None, *found], strict=False) if word != before]
    kept = words if _PHRASES.keys().isdisjoint(words) else _without_phrases(words)
    whole = len(kept) == len(found) and not (_many_single(kept) and _APART.search(" ".join(kept)))
    return tuple(kept), whole


def _many_single(words: Sequence[str]) -> bool:
    return list(map(len, words)).count(1) > 3


def _without_phrases(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    after = 0
    for at in [at for at, word in enumerate(words) if word in _PHRASES]:
        phrase = next((each for each in _PHRASES[words[at]] if tuple(words[at : at + len(each)]) == each), ())
        if at >= after and phrase:
            kept += words[after:at]
            after = at + len(phrase)
    return [*kept, *words[after:]]


def _plain(text: str) -> str:
    """Small letters without marks and disguise."""
    if "#" in text:
        text = _TAG.sub(_humps, text)
    text = text.lower()
    if text.isascii():
        return text
    for _ in range(_SETTLES):
        plain = normalize("NFKD", normalize("NFKC", text).casefold()).translate(_LETTERS)
        if plain == text:
            break
        text = plain
    return text


def _humps(found: re.Match[str]) -> str:
    return _HUMP.sub(" ", found[0])


def _instead(found: re.Match[str]) -> str:
    return letters().instead[found[0]]


def _together(found: re.Match[str]) -> str:
    return found[0].replace(found[1], "")


@lru_cache(maxsize=1 << 18)
def _words(found: str) -> tuple[str, ...]:
    """What one run of letters and digits stands for; mostly one word."""
    words: tuple[str, ...] = (found[:_LONGEST_WORD],)
    for _ in range(_SETTLES):
        settled = tuple(each for word in words for each in _word(word))
        if settled == words:
            break
        words = settled
    return words


def _word(word: str) -> tuple[str, ...]:  # noqa: PLR0911 - a list of cases, the first that fits is it
    if word.isalpha():
        word = _DRAWN_END.sub(r"\1", _DRAWN.sub(r"\1", word))
        return (slang().get(word, word),)
    if word.isdigit():
        return (word,)
    if twice := _TWICE.fullmatch(word):
        return (twice[1] + (twice[2] or ""),)
    if parts := _LETTERS_NUMBER.fullmatch(word):
        return (parts[1], parts[2])
    if (parts := _NUMBER_LETTERS.fullmatch(word)) and (parts[2] in _UNITS or len(parts[1]) > 1):
        return (parts[1], parts[2])
    drawn = word.translate(_INSTEAD)
    if drawn.isalpha():
        return (drawn,)
    return (word,)
