"""What people do so that a filter does not read along: signs for letters, marks within words, letters of other scripts.

Rules kept here: numbers, accounts and links stay as they are; one hand has one habit, so that a sign stands for the
same letter throughout a post; a reader still reads it.
Left to others: faults that nobody meant (`finger_work`).
"""

import random
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final = {
    "a": "4@", "i": "1!", "e": "3", "o": "0", "s": "5$", "g": "69", "t": "7+", "b": "8", "l": "1|", "u": "v",
    "r": "®", "c": "(", "z": "2", "h": "#",
}  # fmt: skip
_VOWELS: Final = "aieo"
_LIKE: Final = {
    "a": "аα", "e": "еε", "o": "оο", "p": "рρ", "c": "с", "x": "х", "y": "у", "i": "іι", "k": "кκ", "m": "м", "t": "тτ",
    "n": "п", "u": "υ", "b": "ь", "h": "һ", "s": "ѕ", "j": "ј", "r": "г", "d": "ԁ",
    "A": "АΑ", "E": "ЕΕ", "O": "ОΟ", "P": "РΡ", "C": "С", "X": "Х", "K": "КΚ", "M": "МΜ", "T": "ТΤ", "H": "НΗ",
    "B": "ВΒ", "I": "ІΙ", "N": "Ν", "S": "Ѕ", "J": "Ј", "Y": "Υ",
}  # fmt: skip
_BETWEEN: Final = (".", "-", "*", "_", "·", "/", "'", "~", "\u200b", "•", "|")
_ALPHABETS: Final = (0x1D400, 0x1D5D4, 0x1D608, 0x1D63C, 0x1D670)
_WIDE: Final = 0xFEE0


def signs_for_letters(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Four to seven letters, three vowels at the least among them, are signs nearly wherever they stand."""
    drawn = dice.sample(_VOWELS, dice.choice((3, 3, 4)))
    others = [letter for letter in _SIGNS if letter not in _VOWELS]
    drawn += dice.sample(others, dice.randint(1, 3))
    habit = {letter: dice.choice(_SIGNS[letter]) for letter in drawn}
    often = dice.uniform(0.8, 1.0)

    def signed(word: str) -> str:
        return "".join(
            habit[letter.lower()] if letter.lower() in habit and dice.random() < often else letter for letter in word
        )

    return Written(each_word(text.lower() if dice.random() < 0.4 else text, signed), text)


def marks_and_scripts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One habit or two of these: marks between letters, letters drawn out, letters of other scripts or alphabets."""
    habits = dice.sample((_parted(dice), _drawn_out(dice), _foreign(dice), _styled(dice)), dice.choice((1, 1, 2)))
    often = dice.uniform(0.5, 0.85)

    def marked(word: str) -> str:
        if not says_something(word) or dice.random() > often:
            return word
        return dice.choice(habits)(word)

    return Written(each_word(text, marked), text)


def _parted(dice: random.Random) -> Callable[[str], str]:
    mark = dice.choice(_BETWEEN)
    whole = dice.random() < 0.35

    def part(word: str) -> str:
        if whole:
            return mark.join(word)
        at = dice.randint(1, len(word) - 2)
        many = dice.randint(1, 2)
        return mark.join((word[:at], word[at : at + many], word[at + many :])).removesuffix(mark)

    return part


def _drawn_out(dice: random.Random) -> Callable[[str], str]:
    def draw(word: str) -> str:
        at = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"] or [len(word) - 1]
        here = at[-1] if dice.random() < 0.6 else dice.choice(at)
        return word[:here] + word[here] * dice.randint(3, 6) + word[here + 1 :]

    return draw


def _foreign(dice: random.Random) -> Callable[[str], str]:
    drawn = dice.sample(sorted(_LIKE), round(len(_LIKE) * dice.uniform(0.4, 0.8)))
    habit = {letter: dice.choice(_LIKE[letter]) for letter in drawn}
    return lambda word: "".join(habit.get(letter, letter) for letter in word)


def _styled(dice: random.Random) -> Callable[[str], str]:
    base = dice.choice((*_ALPHABETS, _WIDE))

    def style(letter: str) -> str:
        if not ("a" <= letter <= "z" or "A" <= letter <= "Z"):
            return letter
        if base == _WIDE:
            return chr(ord(letter) + base)
        # Capitals stand first in each of these alphabets, small letters after them.
        return chr(base + (ord(letter) - ord("A") if letter.isupper() else 26 + ord(letter) - ord("a")))

    return lambda word: "".join(map(style, word))
