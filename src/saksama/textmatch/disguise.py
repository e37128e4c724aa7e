"""Which known words a piece of text could be that is written otherwise than it is said.

Rules kept here:
  * A piece is read as something else only where a known word decides it: of a claim, or one that people write daily
    (`tables/words.toml`). What is a known word already stays.
  * All that a letter, a digit or a sign may stand for (`tables/letters.toml`) is one class; words are listed under the
    classes of their letters, doubled ones once. So each word that a piece could be is met by one look, however many
    signs stand in it, and is then held against it sign by sign: least changed first, then the more frequent.
  * What is turned round is read from behind (`ng` and `ny` stay one sound) or from the middle, what is written without
    a space is parted: of known words alone, two of four letters or more, or more or shorter ones of ten in all.
  * The work for a piece is bounded: pieces of many signs are cut into words by a table of `_UNITS` squared at most.
Left to others: what is a number, and what is cleared before (`fold`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from saksama.textmatch.table_files import letters
from saksama.textmatch.weight import AFFIXES, stem

LEAST: Final = 4
"""Letters of a word that is looked for behind a disguise that is more than signs."""
_LONGEST: Final = 28
_UNITS: Final = 40
_DOUBLED: Final = re.compile(r"(.)\1+")
_UNIT: Final = re.compile(r"[^\W_]+|[\W_]")
_VOWELS: Final = re.compile("[aiueo]")
_SOUND: Final = re.compile(r"ng|ny|.")
_NASAL: Final = frozenset({"ng", "ny", "nc", "nd", "nj", "nt", "mb", "mp"})
_SHORTEST: Final = 3
_TOGETHER: Final = 10
"""Letters of what may be more words than two, or of fewer letters; shorter it is rather one mistyped."""
_FEW: Final = 8
_ROW: Final = 400


class Known:
    """Words that are known, the most frequent first. Reading is safe from several threads."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: as they are compared, of letters alone."""
        self._words = {word: at for at, word in enumerate(dict.fromkeys(words))}
        self._stems = {stem(word) for word in self._words}
        self._by_key: dict[str, str | tuple[str, ...]] = {}
        for word in self._words:
            key = _key(word)
            found = self._by_key.get(key)
            if found is None:
                self._by_key[key] = word
            else:
                self._by_key[key] = (found, word) if isinstance(found, str) else (*found, word)
        self._sounds: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) >= LEAST and len(key := _sounds(word)) > 2:
                self._sounds.setdefault(key, []).append(word)
        self._starts = {key[:size] for key in self._by_key for size in (3, 6)}

    def __contains__(self, word: str) -> bool:
        """Whether it is known as it stands, or in another form."""
        return word in self._words or (len(word) > LEAST and bool(self._stems) and stem(word) in self._stems)

    def whole(self, piece: str) -> str | None:
        """The known word that a piece with digits or signs could be: signs as letters, or as nothing."""
        if not self._words:
            return None
        readings = [piece]
        if not piece.isalnum():
            readings.append("".join(filter(str.isalnum, piece)))
            readings.append("".join(filter(_stands, piece)))
            readings += [piece.replace(*pair) for pair in letters().several.items() if pair[0] in piece][:_FEW]
        found = [read for each in dict.fromkeys(readings) if 2 < len(each) <= 2 * _LONGEST for read in self._read(each)]
        return min(found)[-1] if found else None

    def other(self, word: str) -> tuple[str, ...]:
        """What a word of letters could be that is not known; itself where nothing is found."""
        if not self._words or not LEAST <= len(word) <= _LONGEST:
            return (word,)
        if found := self._read(word):
            return (min(found)[-1],)
        if other := self._said_otherwise(word) or self._shortened(word):
            return (other,)
        for other in _turned(word):
            if other in self._words:
                return (other,)
        for at in range(LEAST, len(word) - LEAST + 1):
            if word[:at] in self._words and word[at:] in self._words:
                return (word[:at], word[at:])
        return self._run_together(word) or (word,)

    def _run_together(self, word: str) -> tuple[str, ...]:
        """The fewest known words that stand without a space between; none where it is not known words alone."""
        if len(word) < _TOGETHER:
            return ()
        # What can be read up to there, by where that ends: mostly nothing.
        read: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(_SHORTEST, len(word) + 1):
            # `menantikan` is no `men anti kan`, though claims may have pieces as words.
            parts = [
                (*before, part)
                for begin, before in read.items()
                if len(part := word[begin:end]) >= _SHORTEST and part in self._words and part not in AFFIXES
            ]
            if parts:
                read[end] = min(parts, key=len)
        return read.get(len(word), ())

    def _said_otherwise(self, word: str) -> str | None:
        return next((other for other in _said(word) if other in self), None)

    def _shortened(self, word: str) -> str | None:
        """The most frequent known word of which a word leaves vowels out."""
        known = self._sounds.get(_sounds(word), ())
        return next((other for other in known if len(other) > len(word) and _leaves_out(word, other)), None)

    def parted(self, piece: str) -> list[str] | None:
        """The parts of a piece with signs in it: known words wherever it can be, what is left as it stands.

        None where it has too many parts.
        """
        units = _UNIT.findall(piece)
        if len(units) > _UNITS:
            return None
        # From each place on: what reading up to there costs, where its last part began, and that part.
        best: list[tuple[float, int, str]] = [(float(len(units) * 3), 0, "")] * (len(units) + 1)
        best[0] = (0.0, 0, "")
        for begin, first in enumerate(units):
            so_far = best[begin][0]
            alone = (so_far + _UNREAD, begin, first) if first.isalnum() else (so_far, begin, "")
            best[begin + 1] = min(best[begin + 1], alone)
            if _stands(first):
                for end, read in self._from(units, begin):
                    best[end] = min(best[end], (so_far + 1, begin, read))
        parts, at = [], len(units)
        while at:
            _, begin, read = best[at]
            if read:
                parts.append(read)
            at = begin
        return parts[::-1]

    def _from(self, units: Sequence[str], begin: int) -> Iterator[tuple[int, str]]:
        """The known words that begin at a unit: where each ends, and the word."""
        plain = signs = key = other = ""
        for end in range(begin, len(units)):
            unit = units[end]
            if len(unit) > 1 and unit.isdigit():
                return
            if unit.isalnum():
                plain += unit
                key = _DOUBLED.sub(r"\1", key + unit.translate(_classes()))
            elif unit not in _stands_for():
                continue
            signs += unit
            other = _DOUBLED.sub(r"\1", other + unit.translate(_classes()))
            if len(signs) > 2 * _LONGEST or not (self._begins(key) or self._begins(other)):
                return
            if len(plain) < 2 or not any(map(str.isalpha, plain)):
                continue
            found = self._read(plain, key) if plain in self._words or len(plain) > 2 else []
            if signs != plain:
                found += self._read(signs, other)
            if found:
                yield end + 1, min(found)[-1]

    def _begins(self, key: str) -> bool:
        return len(key) < 3 or (key[:3] in self._starts and (len(key) < 6 or key[:6] in self._starts))

    def segmented(self, letters_apart: str) -> list[str]:
        """Letters that stood apart as words: known ones wherever it can be, what lies between as one each."""
        text = letters_apart[:_ROW]
        best: list[tuple[float, int, bool]] = [(0.0, 0, False)] * (len(text) + 1)
        for end in range(1, len(text) + 1):
            before = best[end - 1]
            least = (before[0] + _UNREAD_LETTER, end - 1, False)
            for begin in range(max(0, end - _LONGEST), end - 1):
                if best[begin][0] + 1 < least[0] and text[begin:end] in self._words:
                    least = (best[begin][0] + 1, begin, True)
            best[end] = least
        parts: list[str] = []
        end, loose = len(text), ""
        while end:
            _, begin, is_word = best[end]
            if is_word:
                parts += [loose, text[begin:end]]
                loose = ""
            else:
                loose = text[begin:end] + loose
            end = begin
        return [part for part in [*[*parts, loose][::-1], letters_apart[_ROW:]] if part]

    def _read(self, piece: str, key: str = "") -> list[tuple[float, int, str]]:
        """What a piece could be: how much is changed, how frequent the word is, the word."""
        found = self._by_key.get(key or _key(piece))
        if found is None:
            return []
        return [
            (cost, self._words[word], word)
            for word in ((found,) if isinstance(found, str) else found[:_FEW])
            if (cost := _changed(piece, word)) is not None
        ]


_UNREAD: Final = 2.5
_UNREAD_LETTER: Final = 1.2


@cache
def _stands_for() -> Mapping[str, str]:
    """What each letter, digit and sign may stand for, besides itself."""
    table = letters()
    return {**table.instead, **table.sounds}


@cache
def _classes() -> Mapping[int, str | None]:
    """One letter for all that may stand for each other."""
    root = {chr(code): chr(code) for code in range(ord("a"), ord("z") + 1)}

    def of(letter: str) -> str:
        while root.setdefault(letter, letter) != letter:
            letter = root[letter]
        return letter

    for sign, meant in _stands_for().items():
        for each in meant:
            one, other = sorted((of(sign), of(each)), key=lambda letter: (not letter.isalpha(), letter))
            root[other] = one
    return {ord(letter): of(letter) for letter in tuple(root)}


def _key(piece: str) -> str:
    return _DOUBLED.sub(r"\1", piece.translate(_classes()))


def _stands(unit: str) -> bool:
    return unit.isalnum() or unit in letters().instead


def _changed(piece: str, word: str) -> float | None:
    """How much of a word is written otherwise in a piece; None where the piece cannot be it."""
    meant = _stands_for()
    at, cost = 0, 0.0
    for sign in piece:
        if at < len(word) and sign == word[at]:
            at += 1
        elif at < len(word) and word[at] in meant.get(sign, ""):
            at += 1
            cost += 0.5 if sign.isalpha() else 0.1
        elif at and (sign == word[at - 1] or word[at - 1] in meant.get(sign, "")):
            cost += 0.3
        else:
            return None
    return cost if at == len(word) else None


def _sounds(word: str) -> str:
    return word[0] + _VOWELS.sub("", word[1:])


def _leaves_out(word: str, other: str) -> bool:
    """Whether a word is another without some of its letters, in their order, and ends as that does."""
    letters = iter(other)
    return word[-1] == other[-1] and all(letter in letters for letter in word)


def _said(word: str) -> Iterable[str]:
    """What a word may be that is typed as it is said in Jakarta, or whose letters run together."""
    if word.endswith("in"):
        yield word[:-2] + "kan"
        yield "me" + word[:-2] + "kan"
    if word.endswith("x"):
        yield word[:-1] + "nya"
    if word[:2] in _NASAL:
        yield "me" + word
    if "rn" in word:
        yield word.replace("rn", "m")
    if "vv" in word:
        yield word.replace("vv", "w")


def _turned(word: str) -> Iterable[str]:
    """A word read from behind, by its letters and by its sounds; and from its middle."""
    yield word[::-1]
    yield "".join(reversed(_SOUND.findall(word)))
    yield word[::-1].replace("gn", "ng").replace("yn", "ny")
    # A name of four letters may be any word from its middle.
    for at in range(len(word) - 2, 1, -1) if len(word) > LEAST else ():
        yield word[at:] + word[:at]
