"""A claim whose letters are hidden from a filter: digits and signs for letters, marks between them, other alphabets.

Rules kept here: numbers, links and accounts stay as they are; one post keeps to one habit or two; it is read at sight.
Left to others: faults that nobody meant (`fingers`).
"""

import random
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, says_something

_SIGNS: Final = {
    "a": ("4", "4", "@"), "i": ("1", "1", "!"), "e": ("3",), "o": ("0",), "s": ("5", "5", "$"), "g": ("9", "6"),
    "b": ("8",), "t": ("7", "7", "+"), "u": ("v",), "l": ("1", "|"), "z": ("2",), "k": ("|<",),
}  # fmt: skip
_SEEN: Final = "aieosgbt"
_ALIKE: Final = {
    "a": "аɑα", "e": "еé", "o": "оοö", "p": "рρ", "c": "сç", "x": "х", "y": "уý", "i": "іíı", "s": "ѕš", "k": "кκ",
    "n": "ñո", "u": "υü", "t": "т", "m": "м", "h": "һ", "d": "ԁ", "b": "Ь", "g": "ğɡ", "r": "г",
}  # fmt: skip
_LARGE_ALIKE: Final = {
    "A": "АΑ", "B": "ВΒ", "E": "ЕΕ", "K": "КΚ", "M": "МΜ", "H": "НΗ", "O": "ОΟ", "P": "РΡ", "C": "С", "T": "ТΤ",
    "X": "Х", "I": "ІΙ", "S": "Ѕ", "N": "Ν",
}  # fmt: skip
_BETWEEN: Final = (".", "-", "_", "*", "·", "/", "'", "\u200b", "\u00ad", "~", "|", "•")
_OVER: Final = ("\u0336", "\u0332", "\u0334")
_FACES: Final = (0x1D41A, 0x1D44E, 0x1D5BA, 0x1D5EE, 0x1D68A, 0xFF41)
_HOLE: Final = 0x1D455
"""A letter that this row of the block lacks."""
type Change = Callable[[str], str]


def signs_for_letters(claim: str, dice: random.Random, _: Hosts) -> Written:
    """Four to six letters have a sign each, the same all through the post, hardly ever forgotten."""
    of_it = dice.sample(_SEEN, dice.randint(3, 5))
    if dice.random() < 0.4:
        of_it += dice.sample("ulzk", 1)
    sign = {letter: dice.choice(_SIGNS[letter]) for letter in of_it}
    steady = dice.uniform(0.75, 1.0)

    def change(word: str) -> str:
        return "".join(
            sign[letter.lower()] if letter.lower() in sign and dice.random() < steady else letter for letter in word
        )

    return Written(each_word(claim, change), claim)


def marks_and_scripts(claim: str, dice: random.Random, _: Hosts) -> Written:
    """Marks between letters, letters drawn out, letters from elsewhere: a habit or two, on most words that count."""
    habits = dice.sample((_parted(dice), _drawn_out(dice), _from_elsewhere(dice), _in_a_face(dice), _struck(dice)), 2)
    share = dice.uniform(0.45, 0.8)
    first = dice.uniform(0.5, 0.9)

    def change(word: str) -> str:
        if not says_something(word) or len(bare(word)) < 4 or dice.random() > share:
            return word
        return habits[0 if dice.random() < first else 1](word)

    text = each_word(claim, change)
    return Written(text if text != claim else each_word(claim, habits[0]), claim)


def _parted(dice: random.Random) -> Change:
    mark = dice.choice(_BETWEEN)
    whole = dice.random() < 0.35

    def change(word: str) -> str:
        if whole:
            return "".join(
                f"{letter}{mark}" if letter.isalpha() and word[at + 1 : at + 2].isalpha() else letter
                for at, letter in enumerate(word)
            )
        inner = [at for at in range(1, len(word)) if word[at - 1].isalpha() and word[at].isalpha()]
        for at in sorted(dice.sample(inner, min(len(inner), dice.choice((1, 1, 2)))), reverse=True):
            word = f"{word[:at]}{mark}{word[at:]}"
        return word

    return change


def _drawn_out(dice: random.Random) -> Change:
    def change(word: str) -> str:
        vowels = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"]
        if not vowels:
            return word
        at = vowels[-1] if dice.random() < 0.7 else dice.choice(vowels)
        return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]

    return change


def _from_elsewhere(dice: random.Random) -> Change:
    often = dice.uniform(0.4, 0.9)

    def change(word: str) -> str:
        return "".join(
            dice.choice(other)
            if (other := _ALIKE.get(letter) or _LARGE_ALIKE.get(letter)) and dice.random() < often
            else letter
            for letter in word
        )

    return change


def _in_a_face(dice: random.Random) -> Change:
    """Bold, slanted, plain or wide letters that a website makes for who cannot write bold."""
    start = dice.choice(_FACES)
    large = start - (0x20 if start == _FACES[-1] else 0x1A)

    def face(letter: str) -> str:
        if "a" <= letter <= "z":
            point = start + ord(letter) - ord("a")
        elif "A" <= letter <= "Z":
            point = large + ord(letter) - ord("A")
        else:
            return letter
        return "ℎ" if point == _HOLE else chr(point)

    return lambda word: "".join(map(face, word))


def _struck(dice: random.Random) -> Change:
    over = dice.choice(_OVER)
    return lambda word: "".join(f"{letter}{over}" if letter.isalpha() else letter for letter in word)
