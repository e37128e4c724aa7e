"""What is done to letters on purpose, so that no filter reads them: digits and signs, separators, other scripts.

Rules kept here: links, accounts and numbers stay (`pieces.fixed`); a post has one hand, that does the same all through;
who reads aloud what is there reads the claim.
Left to others: faults nobody meant (`at_the_keys`).
"""

import random
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("4", "@", "4"),
    "i": ("1", "!", "1", "|"),
    "e": ("3", "€"),
    "o": ("0", "0", "0"),
    "s": ("5", "$", "z"),
    "g": ("9", "6"),
    "t": ("7", "+"),
    "b": ("8", "6"),
    "l": ("1", "|"),
    "u": ("v",),
    "r": ("®",),
    "z": ("2",),
}
_OFTEN: Final = ("a", "i", "e", "o")
_SELDOM: Final = ("s", "g", "t", "b", "l", "a", "s", "t", "u", "r", "z")
_BETWEEN: Final = (".", "-", "_", "·", "/", "\u200b", "|", "~", "'", "\u00ad", "*", "\u2060")
_ALIKE: Final[Mapping[str, str]] = {
    "a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441", "y": "\u0443", "x": "\u0445",
    "i": "\u0456", "s": "\u0455", "j": "\u0458", "h": "\u04bb", "A": "\u0410", "B": "\u0412", "E": "\u0415",
    "K": "\u041a", "M": "\u041c", "H": "\u041d", "O": "\u041e", "P": "\u0420", "C": "\u0421", "T": "\u0422",
    "X": "\u0425", "I": "\u0406", "S": "\u0405", "N": "\u039d", "v": "\u03bd", "k": "\u03ba", "n": "\u0578",
    "u": "\u057d", "d": "\u0501", "g": "\u0261", "l": "\u04cf", "w": "\u051d",
}  # fmt: skip
_STYLES: Final = ((0x1D400, 0x1D41A), (0x1D5D4, 0x1D5EE), (0x1D608, 0x1D622), (0xFF21, 0xFF41), (0x24B6, 0x24D0))
"""First capital and first small letter: bold, bold without serifs, slanted, wide, in circles."""
_ACCENTS: Final[Mapping[str, str]] = {
    "a": "áàâä", "e": "éèêë", "i": "íìîï", "o": "óòôö", "u": "úùûü", "n": "ñ", "c": "ç",
    "A": "ÁÀÂÄ", "E": "ÉÈÊË", "I": "ÍÌÎÏ", "O": "ÓÒÔÖ", "U": "ÚÙÛÜ", "N": "Ñ", "C": "Ç",
}  # fmt: skip


def signs_for_letters(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Three to six letters stand for good as signs, in nearly every word that has them."""
    del hosts
    many = dice.randint(2, 4)
    letters = {*dice.sample(_OFTEN, many), *dice.sample(_SELDOM, dice.randint(1, 3))}
    table = {letter: dice.choice(_SIGNS[letter]) for letter in sorted(letters)}
    steady = dice.uniform(0.7, 1.0)

    def veiled(word: str) -> str:
        if len(word) < 3:
            return word
        return "".join(table.get(each.casefold(), each) if dice.random() < steady else each for each in word)

    told = each_word(text, veiled)
    return Written(told if told != text else each_word(text, lambda word: word.replace("a", "4")), text)


def marks_and_scripts(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Separators, drawn-out letters, letters that look alike, fancy letters, accents; by some two that go together."""
    del hosts
    used = dice.choice(_HANDS)
    told = text
    for each in used:
        told = each(told, dice)
    if told == text:
        told = _accented(_drawn_out(text, dice), dice)
    return Written(told, text)


def _separated(text: str, dice: random.Random) -> str:
    """One sign in one place of a word, or between all its letters; in about every second word that says something."""
    sign, wide, rate = dice.choice(_BETWEEN), dice.random() < 0.35, dice.uniform(0.35, 0.75)

    def parted(word: str) -> str:
        if not says_something(word) or not word.isalpha() or dice.random() > rate:
            return word
        if wide and len(word) < 9:
            return sign.join(word)
        at = dice.randint(2, len(word) - 2)
        return word[:at] + sign + word[at:]

    return each_word(text, parted)


def _drawn_out(text: str, dice: random.Random) -> str:
    rate = dice.uniform(0.3, 0.6)

    def drawn(word: str) -> str:
        places = [at for at, each in enumerate(word) if each.casefold() in "aiueo"]
        if len(word) < 3 or not places or dice.random() > rate:
            return word
        at = places[-1] if dice.random() < 0.75 else dice.choice(places)
        return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]

    return each_word(text, drawn)


def _alike(text: str, dice: random.Random) -> str:
    rate = dice.choice((0.35, 0.6, 1.0))
    return each_word(
        text, lambda word: "".join(_ALIKE.get(each, each) if dice.random() < rate else each for each in word)
    )


def _fancy(text: str, dice: random.Random) -> str:
    """A letter-maker's letters, for the whole post or for some words of it."""
    large, small = dice.choice(_STYLES)
    rate = dice.choice((1.0, 0.6))

    def letter(each: str) -> str:
        if not (each.isascii() and each.isalpha()):
            return each
        return chr(large + ord(each) - ord("A")) if each.isupper() else chr(small + ord(each) - ord("a"))

    return each_word(text, lambda word: "".join(map(letter, word)) if dice.random() < rate else word)


def _accented(text: str, dice: random.Random) -> str:
    rate, at = dice.uniform(0.4, 0.9), dice.randrange(4)
    return each_word(
        text,
        lambda word: "".join(
            _ACCENTS[each][at % len(_ACCENTS[each])] if each in _ACCENTS and dice.random() < rate else each
            for each in word
        ),
    )


_HANDS: Final[tuple[tuple[Callable[[str, random.Random], str], ...], ...]] = (
    (_separated,),
    (_separated,),
    (_drawn_out,),
    (_alike,),
    (_fancy,),
    (_accented,),
    (_drawn_out, _separated),
    (_separated, _alike),
    (_drawn_out, _fancy),
    (_accented, _drawn_out),
)
