"""Letters that are not what they seem: digits and signs for them, marks within words, letters of other scripts.

Rules kept here: a hand keeps to its own signs throughout a post; numbers, links, accounts and tags stay as they are.
Left to others: faults that nobody meant (`fingers`).
"""

import random
import re
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.fifteenth.joints import often
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("4", "@", "4"), "i": ("1", "!", "1"), "e": ("3", "3", "€"), "o": ("0",), "s": ("5", "$"), "g": ("9", "6"),
    "t": ("7", "+"), "b": ("8",), "l": ("1", "|"),
}  # fmt: skip
_LIKELY: Final = "aieos"
_BREAKS: Final = (".", "-", "*", "_", "'", "\u200b", "\u2060", "·")
_CYRILLIC: Final = str.maketrans("aeopcyxisjABEKMHOPCTX", "аеорсухіѕјАВЕКМНОРСТХ")
_GREEK: Final = str.maketrans("aoivkuwABEHIKMNOPTX", "αοινκυωΑΒΕΗΙΚΜΝΟΡΤΧ")
_ACCENTS: Final = str.maketrans("aeiouncAEIOU", "áèíõüñçÀÉÎÓÛ")
_SMALL: Final = str.maketrans("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")
_WIDE: Final = {ord("a") + at: 0xFF41 + at for at in range(26)} | {ord("A") + at: 0xFF21 + at for at in range(26)}
_BOLD: Final = {ord("a") + at: 0x1D41A + at for at in range(26)} | {ord("A") + at: 0x1D400 + at for at in range(26)}
_SLANTED: Final = {ord("a") + at: 0x1D656 + at for at in range(26)} | {ord("A") + at: 0x1D63C + at for at in range(26)}
_LEAST: Final = 4
_FEWER: Final = 0.6


def signs_for_letters(text: str, dice: random.Random, _: Hosts) -> Written:
    """Three to six letters by digits and signs, hardly one of them left."""
    letters = {*dice.sample(_LIKELY, dice.randint(2, 4)), *dice.sample(sorted(_SIGNS), dice.randint(1, 3))}
    hand = {letter: dice.choice(_SIGNS[letter]) for letter in sorted(letters)}
    share, small = dice.uniform(0.75, 1), often(dice, 0.4)

    def masked(word: str) -> str:
        return "".join(
            hand[letter.lower()] if letter.lower() in hand and often(dice, share) else letter
            for letter in (word.lower() if small else word)
        )

    return Written(each_word(text, masked), text)


def marks_and_scripts(text: str, dice: random.Random, _: Hosts) -> Written:
    """In one manner or two, throughout or in most words."""
    first, *second = dice.sample((_parted, _drawn_out, _lettered, _lettered), dice.choice((1, 1, 2)))
    share = dice.uniform(0.55, 1)
    share *= _FEWER if first is _drawn_out and not second else 1
    changes = [made(dice) for made in (first, *second)]

    def changed(word: str) -> str:
        if len(re.sub(r"\W", "", word)) < _LEAST or not often(dice, share):
            return word
        return dice.choice(changes)(word)

    found = each_word(text, changed)
    return Written(found if found != text else each_word(text, changes[0]), text)


def _parted(dice: random.Random) -> Callable[[str], str]:
    """One mark, after each letter or once within a word."""
    mark, each = dice.choice(_BREAKS), often(dice, 0.45)

    def parted(word: str) -> str:
        if each:
            return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda _: mark, word)
        places = [at for at in range(1, len(word)) if word[at - 1].isalpha() and word[at].isalpha()]
        if not places:
            return word
        at = dice.choice(places)
        return word[:at] + mark + word[at:]

    return parted


def _drawn_out(dice: random.Random) -> Callable[[str], str]:
    """A vowel, the last one most often, drawn out."""

    def drawn(word: str) -> str:
        places = [at for at, letter in enumerate(word) if letter in "aiueoAIUEO"]
        if not places:
            return word
        at = places[-1] if often(dice, 0.7) else dice.choice(places)
        return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]

    return drawn


def _lettered(dice: random.Random) -> Callable[[str], str]:
    """In letters of one other script or face."""
    table: Mapping[int, int] = dice.choice((_CYRILLIC, _CYRILLIC, _GREEK, _ACCENTS, _SMALL, _WIDE, _BOLD, _SLANTED))
    small = table is _SMALL
    return lambda word: (word.lower() if small else word).translate(table)
