"""Letters in disguise: digits and signs for letters, and marks, drawn-out letters and letters of other scripts.

Rules kept here: one hand writes a post, with habits of its own; links, accounts and numbers stay as they are; a reader
gets every word without a second look.
Left to others: slips that nobody meant (`thumbs`).
"""

import random
from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word

_SIGNS: Final = {
    "a": "44@", "i": "11!|", "e": "33€", "o": "00", "s": "55$", "g": "69", "t": "7+", "b": "8", "z": "2", "u": "vµ",
    "l": "1|", "c": "(", "h": "#", "r": "®",
}  # fmt: skip
_USUAL: Final = "aioes"
_SELDOM: Final = "gtbzlucrh"
_LOOKALIKES: Final = {
    "a": "аαä", "e": "еёé", "o": "оοö", "p": "рþ", "c": "сç", "y": "уý", "x": "х", "i": "іíï", "s": "ѕš", "k": "кκ",
    "m": "м", "n": "ñп", "u": "υúü", "t": "тτ", "r": "г", "b": "Ьß", "d": "ԁđ", "h": "һ", "g": "ցğ", "l": "ӏł",
    "A": "АΑÀ", "B": "ВΒ", "E": "ЕΕÉ", "H": "НΗ", "I": "ІΙ", "K": "КΚ", "M": "МΜ", "N": "ΝÑ", "O": "ОΟ", "P": "РΡ",
    "C": "С", "T": "ТΤ", "X": "ХΧ", "Y": "ΥҮ", "S": "Ѕ", "U": "ÜՍ", "J": "Ј", "G": "Ԍ", "D": "Ð", "R": "Я", "L": "Ł",
}  # fmt: skip
_MARKS: Final = (".", "-", "*", "_", "'", "\u200b", "\u00ad", "~", "·", "/", "\u2060")
_VOWELS: Final = "aiueoAIUEO"


def signs_for_letters(
    claim: str,
    dice: random.Random,
    hosts: Hosts,  # noqa: ARG001 - every way is asked alike
) -> Written:
    """Digits and signs throughout, several in a word; a hand has its own sign for a letter and mostly keeps to it."""
    usual = dice.sample(_USUAL, dice.choice((3, 4, 4, 5)))
    seldom = dice.sample(_SELDOM, dice.choice((0, 1, 2, 2, 3)))
    hand = {letter: dice.choice(_SIGNS[letter]) for letter in (*usual, *seldom)}
    share = dice.uniform(0.65, 0.95)

    def change(word: str) -> str:
        if len(bare(word)) < 3 and dice.random() < 0.6:
            return word
        return "".join(
            _sign(letter, hand, dice) if letter.lower() in hand and dice.random() < share else letter for letter in word
        )

    text = each_word(claim, change)
    return Written(text.lower() if dice.random() < 0.3 and "http" not in text else text, claim)


def marks_and_scripts(
    claim: str,
    dice: random.Random,
    hosts: Hosts,  # noqa: ARG001 - every way is asked alike
) -> Written:
    """Two or three of: marks inside words, letters drawn out, letters of other scripts, a word spelled out."""
    devices = dice.sample((_marked, _drawn_out, _of_other_scripts, _spelled), dice.choice((2, 2, 3)))
    share = dice.uniform(0.45, 0.8)
    mark = dice.choice(_MARKS)

    def change(word: str) -> str:
        if len(bare(word)) < 4 or dice.random() > share:
            return word
        return dice.choice(devices)(word, mark, dice)

    text = each_word(claim, change)
    if text == claim:
        text = each_word(claim, lambda word: _of_other_scripts(_marked(word, mark, dice), mark, dice))
    return Written(text, claim)


def _sign(letter: str, hand: Mapping[str, str], dice: random.Random) -> str:
    return hand[letter.lower()] if dice.random() < 0.85 else dice.choice(_SIGNS[letter.lower()])


def _marked(word: str, mark: str, dice: random.Random) -> str:
    """One or two marks between letters."""
    for _ in range(dice.choice((1, 1, 2))):
        inside = [at for at in range(1, len(word)) if word[at - 1].isalpha() and word[at].isalpha()]
        if inside:
            at = dice.choice(inside)
            word = word[:at] + mark + word[at:]
    return word


def _drawn_out(word: str, mark: str, dice: random.Random) -> str:  # noqa: ARG001 - every device is asked alike
    """A vowel, or the last letter, longer than it is."""
    found = [at for at, letter in enumerate(word) if letter in _VOWELS]
    if not found:
        return word
    at = dice.choice((found[-1], dice.choice(found)))
    return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]


def _of_other_scripts(word: str, mark: str, dice: random.Random) -> str:  # noqa: ARG001 - every device is asked alike
    """About half of its letters from elsewhere."""
    return "".join(
        dice.choice(_LOOKALIKES[letter]) if letter in _LOOKALIKES and dice.random() < 0.5 else letter for letter in word
    )


def _spelled(word: str, mark: str, dice: random.Random) -> str:
    """Letter by letter, with spaces or with the mark; a long word only marked."""
    if len(word) > 9:
        return _marked(word, mark, dice)
    return dice.choice((" ", mark)).join(word)
