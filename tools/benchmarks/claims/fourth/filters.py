"""What people do to get a word past a filter: signs and digits for letters, marks within words, letters of elsewhere.

Rules kept here: a hand has one habit for the whole of a post; numbers and links stay as they are; what is left can be
read aloud by anyone who takes a second look.
Left to others: slips that nobody meant (`keys`).
"""

import random
import re
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, says_something

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("4", "@", "4", "^"), "i": ("1", "!", "1", "|"), "e": ("3", "3", "€"), "o": ("0", "0", "()"),
    "s": ("5", "$", "5"), "g": ("9", "6"), "b": ("8", "6", "8"), "t": ("7", "+", "7"), "l": ("1", "|"), "z": ("2",),
    "u": ("v", "(_)"), "r": ("12",), "k": ("|<",), "h": ("#",), "c": ("(", "<"), "d": ("|)",),
}  # fmt: skip
_USUAL: Final = "aieosgbt"
_RARE: Final = "luzhckrd"
_ELSEWHERE: Final[tuple[Mapping[str, str], ...]] = (
    dict(zip("aeopcxyikBHKMT", "аеорсхуікВНКМТ", strict=True)),
    dict(zip("aoveuinpt", "αονευινρτ", strict=True)),
    dict(zip("aeiounsc", "áéíóúñšç", strict=True)),
    dict(zip("aeioudt", "àèìòùđŧ", strict=True)),
    dict(zip("abdeghijklmnoprstuwy", "ᴀʙᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴡʏ", strict=True)),
)
_BOOKS: Final = (0x1D400, 0x1D434, 0x1D5A0, 0x1D5D4, 0x1D608, 0x1D670)
_BETWEEN: Final = (".", "-", "_", "*", "·", "'", "/", "~", " ", "\u200b", "\u00ad", "•")
_OVER: Final = ("\u0336", "\u0332", "\u0335")


def signs_for_letters(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Several letters at once, each always for the same sign, nearly wherever they stand."""
    chosen = dice.sample(_USUAL, dice.randint(4, 6)) + dice.sample(_RARE, dice.choice((0, 0, 1, 2)))
    habit = {letter: dice.choice(_SIGNS[letter]) for letter in chosen}
    if len(set(habit.values())) < len(habit):  # two letters under one sign are more than a reader bears
        habit = {sign: letter for letter, sign in habit.items()}
        habit = {letter: sign for sign, letter in habit.items()}
    often = dice.uniform(0.7, 1.0)

    def change(word: str) -> str:
        return "".join(
            habit[letter.lower()] if letter.lower() in habit and dice.random() < often else letter for letter in word
        )

    return Written(each_word(text, change), text)


def marks_and_scripts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One habit for the post, now and then two."""
    told = text
    for habit in dict.fromkeys(dice.sample(_HABITS, dice.choice((1, 1, 2)))):
        told = habit(told, dice)
    return Written(told, text)


def _separated(text: str, dice: random.Random) -> str:
    """A mark within most words that matter: between all letters, between pieces, or once."""
    mark, manner, often = dice.choice(_BETWEEN), dice.randrange(3), dice.uniform(0.5, 0.9)

    def change(word: str) -> str:
        letters = re.fullmatch(r"(\W*)([^\W\d_]{4,})(\W*)", word)
        if letters is None or not says_something(word) or dice.random() > often:
            return word
        before, inner, after = letters.groups()
        if manner == 0:
            return before + mark.join(inner) + after
        if manner == 1 and mark != " ":
            return before + mark.join(re.findall(r".{1,3}", inner)) + after
        at = dice.randint(1, len(inner) - 2)
        return f"{before}{inner[:at]}{mark}{inner[at:]}{after}"

    return each_word(text, change)


def _drawn_out(text: str, dice: random.Random) -> str:
    """Vowels, or a last letter, held for a while."""
    often = dice.uniform(0.45, 0.8)

    def change(word: str) -> str:
        vowels = [found.start() for found in re.finditer(r"[aiueoAIUEO]", word)]
        if len(bare(word)) < 4 or not vowels or dice.random() > often:
            return word
        at = vowels[-1] if dice.random() < 0.6 else dice.choice(vowels)
        return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]

    return each_word(text, change)


def _of_elsewhere(text: str, dice: random.Random) -> str:
    """Letters that look alike or nearly so, of other alphabets."""
    habit, often = dice.choice(_ELSEWHERE), dice.uniform(0.5, 1.0)

    def change(word: str) -> str:
        return "".join(
            habit.get(letter, habit.get(letter.lower(), letter)) if dice.random() < often else letter for letter in word
        )

    return each_word(text, change)


def _lettered(text: str, dice: random.Random) -> str:
    """A whole alphabet from a page of fancy letters: bold, slanted, typewriter, wide, in circles."""
    kind = dice.randrange(len(_BOOKS) + 2)

    def letter(one: str) -> str:
        if not ("a" <= one.lower() <= "z"):
            return one
        at = ord(one.lower()) - ord("a")
        if kind < len(_BOOKS):
            if _BOOKS[kind] == 0x1D434 and one == "h":
                return "ℎ"
            return chr(_BOOKS[kind] + at + (26 if one.islower() else 0))
        if kind == len(_BOOKS):
            return chr((0xFF41 if one.islower() else 0xFF21) + at)
        return chr((0x24D0 if one.islower() else 0x24B6) + at)

    return each_word(text, lambda word: "".join(map(letter, word)))


def _struck(text: str, dice: random.Random) -> str:
    """A line through or under each letter of the words that matter."""
    line = dice.choice(_OVER)
    return each_word(
        text,
        lambda word: (
            "".join(letter + line if letter.isalpha() else letter for letter in word) if says_something(word) else word
        ),
    )


_HABITS: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    _separated, _separated, _drawn_out, _of_elsewhere, _of_elsewhere, _lettered, _struck,
)  # fmt: skip
