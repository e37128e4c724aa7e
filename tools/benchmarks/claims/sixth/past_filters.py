"""A claim that is hidden from filters: signs for letters, separators, letters drawn out, letters of other scripts.

Rules kept here: numbers, links and accounts stay; one post has one or two habits, as a hand has; every word can still
be read aloud.
Left to others: faults that nobody meant (`two_thumbs`).
"""

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, leans

_SIGNS: Final = {
    "a": "4@", "i": "1!", "e": "3", "o": "0", "s": "5$", "t": "7", "g": "9", "b": "8", "l": "1|", "u": "v", "z": "2",
}  # fmt: skip
_USUAL: Final = "aieo"
_SELDOM: Final = "stgblz"
_LOOKS: Final = {
    "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і", "y": "у", "k": "к", "m": "м", "t": "т",
    "h": "һ", "j": "ј", "s": "ѕ", "A": "А", "B": "В", "E": "Е", "K": "К", "M": "М", "H": "Н", "O": "О", "P": "Р",
    "C": "С", "T": "Т", "X": "Х", "I": "І", "S": "Ѕ",
}  # fmt: skip
_GREEK: Final = {"a": "α", "o": "ο", "i": "ι", "u": "υ", "v": "ν", "A": "Α", "E": "Ε", "N": "Ν", "R": "Я", "n": "η"}
_SMALL: Final = dict(zip("abcdeghijklmnoprtuvwyz", "ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ", strict=True))
_SEPARATORS: Final = (".", "-", "·", "_", "*", " ", "'", "•", "\u200b", "/")
_DRAWN: Final = "aiueo"
_ENDS: Final = (
    "", "", "", " (ngerti kan)", " 🤫", " baca sendiri ya", " takut kena blokir", " biar tidak dihapus", " 👀",
    " #p4h4m", " paham lah ya", " nulisnya begini biar aman", " maaf disamarkan", " yg tau tau aja", " ssst",
    " kena sensor trs soalnya",
)  # fmt: skip


def signs_for_letters(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two to four of the usual letters and up to three of others become digits and signs throughout."""
    chosen = [*dice.sample(_USUAL, dice.randint(2, 4)), *dice.sample(_SELDOM, dice.randint(0, 3))]
    if dice.random() < 0.1:
        chosen.append("u")
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in chosen}
    often = dice.uniform(0.7, 1.0)

    def change(word: str) -> str:
        return "".join(
            signs[letter.lower()] if letter.lower() in signs and dice.random() < often else letter for letter in word
        )

    return Written(f"{each_word(text, change)}{dice.choice(_ENDS)}", text)


def marks_and_scripts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One habit or two, each on some of the words."""
    habits = (_separated, _separated, _drawn_out, _drawn_out, _of_another_script, _of_another_script, _spaced, _shaped)
    told = text
    for habit in dict.fromkeys(dice.sample(habits, dice.choice((1, 2, 2)))):
        told = each_word(told, habit(dice))
    return Written(f"{told}{dice.choice(_ENDS)}", text)


type _Change = Callable[[str], str]


def _separated(dice: random.Random) -> _Change:
    """A sign within, between all letters of a word or in its middle."""
    sign, often, every = dice.choice(_SEPARATORS), dice.uniform(0.4, 0.75), dice.random() < 0.35

    def change(word: str) -> str:
        if leans(word) or not _plain(word) or dice.random() > often:
            return word
        if every and sign != " ":
            return sign.join(word)
        at = dice.randint(2, len(word) - 2) if len(word) > 4 else 1
        return f"{word[:at]}{sign}{word[at:]}"

    return change


def _spaced(dice: random.Random) -> _Change:
    """A few words with their letters apart."""
    often = dice.uniform(0.15, 0.35)

    def change(word: str) -> str:
        return " ".join(word) if _plain(word) and not leans(word) and dice.random() < often else word

    return change


def _drawn_out(dice: random.Random) -> _Change:
    often, last = dice.uniform(0.4, 0.8), dice.random() < 0.5

    def change(word: str) -> str:
        at = [at for at, letter in enumerate(word) if letter.lower() in _DRAWN]
        if not at or len(word) < 4 or dice.random() > often:
            return word
        drawn = at[-1] if last else dice.choice(at)
        return word[:drawn] + word[drawn] * dice.randint(2, 5) + word[drawn + 1 :]

    return change


def _of_another_script(dice: random.Random) -> _Change:
    """Letters of Cyrillic, of Greek, or small capitals, that look like ours."""
    table = dice.choice((_LOOKS, _LOOKS, _LOOKS | _GREEK, _SMALL))
    often = 1.0 if table is _SMALL else dice.uniform(0.4, 0.9)

    def change(word: str) -> str:
        return "".join(table.get(letter, letter) if dice.random() < often else letter for letter in word)

    return change


def _shaped(dice: random.Random) -> _Change:
    """Bold letters of mathematics, wide ones, or a stroke under or through each."""
    shape = dice.choice(("bold", "sans", "wide", "stroke", "dot"))
    often = dice.uniform(0.5, 1.0)

    def change(word: str) -> str:
        return "".join(_reshaped(letter, shape) for letter in word) if dice.random() < often else word

    return change


def _reshaped(letter: str, shape: str) -> str:
    if not letter.isascii() or not letter.isalpha():
        return letter
    if shape in {"stroke", "dot"}:
        return letter + ("\u0336" if shape == "stroke" else "\u0323")
    if shape == "wide":
        return chr(ord(letter) + 0xFEE0)
    kind = "MATHEMATICAL BOLD" if shape == "bold" else "MATHEMATICAL SANS-SERIF BOLD"
    return unicodedata.lookup(f"{kind} {'CAPITAL' if letter.isupper() else 'SMALL'} {letter.upper()}")


def _plain(word: str) -> bool:
    return len(word) > 2 and bool(re.fullmatch(r"[^\W\d_]+", word))
