"""Disguises of people whose posts were taken down before: signs for letters, marks in words, letters of other scripts.

Rules kept here: a post keeps to one hand's habit, so that a sign stands for the same letter all through; numbers, links
and accounts stay as they are; a reader still reads every word.
Left to others: slips and capitals (`hands`).
"""

import random
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final = {
    "a": "4@4", "i": "1!1", "e": "33€", "o": "000", "s": "5$5", "g": "96", "b": "88", "t": "77+", "u": "vµ", "l": "1|",
    "z": "2",
}  # fmt: skip
_VOWELS: Final = "aieo"
_ALIKE: Final = {
    "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і", "k": "к", "m": "м", "t": "т",
    "h": "һ", "n": "п", "u": "υ", "s": "ѕ", "j": "ј",
}  # fmt: skip
_SEPARATORS: Final = (".", "-", "_", "·", "*", "'", "/", "\u200b", "|")
_FONTS: Final = ((0x1D5D4, 0x1D5EE), (0x1D400, 0x1D41A), (0xFF21, 0xFF41), (0x1D63C, 0x1D656), (0x1D670, 0x1D68A))


def signs_for_letters(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Three to seven letters of the alphabet have a sign each, and most words are written with them."""
    chosen = {
        *dice.sample(_VOWELS, dice.randint(2, 4)),
        *dice.sample(sorted(set(_SIGNS) - set(_VOWELS)), dice.randint(1, 3)),
    }
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in sorted(chosen)}
    words, letters = dice.uniform(0.7, 1), dice.uniform(0.6, 1)

    def changed(word: str) -> str:
        if len(word) < 3 or dice.random() > words:
            return word
        return "".join(
            signs[letter.lower()] if letter.lower() in signs and dice.random() < letters else letter for letter in word
        )

    return Written(each_word(text, changed), text)


def marks_and_scripts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Words with marks inside, words drawn out, words in letters from elsewhere; one habit or two in a post."""
    habits = dice.sample(("marks", "drawn", "alike", "font"), dice.choice((1, 2, 2)))
    share = dice.uniform(0.45, 0.85)
    mark, font = dice.choice(_SEPARATORS), dice.choice(_FONTS)

    def changed(word: str) -> str:
        if not says_something(word) or dice.random() > share:
            return word
        match dice.choice(habits):
            case "marks":
                return _parted(word, mark, dice)
            case "drawn":
                return _drawn_out(word, dice)
            case "alike":
                return "".join(_ALIKE.get(letter, letter) if dice.random() < 0.7 else letter for letter in word)
            case _:
                return "".join(_set_in(letter, font) for letter in word)

    told = each_word(text, changed)
    if told == text:
        share = 1.0
        told = each_word(text, changed)
    return Written(told, text)


def _parted(word: str, mark: str, dice: random.Random) -> str:
    """After every letter, or at one or two places."""
    if dice.random() < 0.35:
        return mark.join(word) if word.isalpha() else word
    many = 1 if len(word) < 7 else 2
    places = set(dice.sample(range(2, max(3, len(word) - 1)), min(many, max(1, len(word) - 3))))
    return "".join(mark + letter if at in places else letter for at, letter in enumerate(word))


def _drawn_out(word: str, dice: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"]
    if not places:
        return word
    at = places[-1] if dice.random() < 0.7 else dice.choice(places)
    return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]


def _set_in(letter: str, font: tuple[int, int]) -> str:
    if "A" <= letter <= "Z":
        return chr(font[0] + ord(letter) - ord("A"))
    return chr(font[1] + ord(letter) - ord("a")) if "a" <= letter <= "z" else letter
