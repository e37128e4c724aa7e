"""A claim disguised from filters: digits and signs for letters, marks within words, letters of other scripts.

Rules kept here: numbers, links and accounts stay; a reader can still read each word aloud; a post has a hand of its own
and keeps to it.
Left to others: faults that nobody meant (`fingers`).
"""

import random
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SIGNS: Final = {
    "a": ("4", "@", "4", "^"), "i": ("1", "!", "1", "|"), "e": ("3", "3", "€"), "o": ("0", "0", "()"),
    "s": ("5", "$", "5"), "g": ("9", "6", "9"), "t": ("7", "7", "+"), "b": ("8", "8"), "u": ("v", "µ"),
    "l": ("1", "|"), "z": ("2",), "c": ("(", "¢"),
}  # fmt: skip
_USUAL: Final = "aieos"
_MORE: Final = "gtbaiulzc"
_TWINS: Final = str.maketrans("aceopxyikmtABCEHKMOPTX", "асеорхуіkmтАВСЕНКМОРТХ")
_GREEK: Final = str.maketrans("aoeuvnipkxABEHIKMNOPTXYZ", "αοευνηιρκχΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_ACCENTS: Final = ("\u0301", "\u0300", "\u0308", "\u0302", "\u0303", "\u0304")
_BETWEEN: Final = (".", "-", "*", "_", "·", "'", "/", "~", "•", "|", "\u200b", ",")
_CAPITAL, _SMALL = ord("A"), ord("a")
_FONTS: Final = ((0x1D400, 0x1D41A), (0x1D5D4, 0x1D5EE), (0x1D63C, 0x1D656), (0xFF21, 0xFF41), (0x1D670, 0x1D68A))


def signs_for_letters(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Three letters and more, each with a sign of its own throughout the post; a few are forgotten, as hands do."""
    letters = set(dice.sample(_USUAL, dice.randint(2, 5))) | set(dice.sample(_MORE, dice.randint(1, 3)))
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in sorted(letters)}
    if signs.get("l") == signs.get("i"):
        signs.pop("l", None)
    held = dice.uniform(0.72, 1.0)
    text = each_word(
        claim,
        lambda word: "".join(
            signs[letter.lower()] if letter.lower() in signs and dice.random() < held else letter for letter in word
        ),
    )
    if text == claim:
        text = each_word(claim, lambda word: word.replace("a", "4").replace("i", "1").replace("A", "4"))
    return Written(text if text != claim else claim + " ‼", claim)


def marks_and_scripts(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One or two devices, each on many of the words: marks in them, letters drawn out, twins, accents, fonts."""
    chosen = dice.sample(_devices(dice), dice.choice((1, 1, 2)))
    share = dice.uniform(0.5, 0.95) if len(chosen) == 1 else dice.uniform(0.35, 0.55)
    text = claim
    for device in chosen:
        text = each_word(text, partial(_at_times, device, share, dice))
    return Written(text if text != claim else each_word(claim, ".".join), claim)


def _at_times(device: Callable[[str], str], share: float, dice: random.Random, word: str) -> str:
    return device(word) if dice.random() < share else word


def _devices(dice: random.Random) -> list[Callable[[str], str]]:
    mark, font = dice.choice(_BETWEEN), dice.choice(_FONTS)
    every = dice.random() < 0.4

    def parted(word: str) -> str:
        if len(word) < 4 or mark in word or not word.isascii():
            return word
        if every:
            return mark.join(word)
        at = dice.randint(1, len(word) - 2)
        return word[:at] + mark + word[at:]

    def drawn(word: str) -> str:
        spots = [at for at, letter in enumerate(word) if letter.isalpha()]
        if len(word) < 3 or not spots or mark in word:
            return word
        at = dice.choice(spots)
        return word[:at] + word[at] * dice.randint(2, 4) + word[at + 1 :]

    def accented(word: str) -> str:
        return unicodedata.normalize(
            "NFC",
            "".join(letter + dice.choice(_ACCENTS) if letter in "aiueoAIUEO" else letter for letter in word),
        )

    def in_font(word: str) -> str:
        return "".join(_set(letter, font) for letter in word)

    return [
        parted,
        parted,
        drawn,
        accented,
        in_font,
        lambda word: word.translate(_TWINS),
        lambda word: word.translate(_GREEK),
    ]


def _set(letter: str, font: tuple[int, int]) -> str:
    if "A" <= letter <= "Z":
        return chr(font[0] + ord(letter) - _CAPITAL)
    if "a" <= letter <= "z":
        return chr(font[1] + ord(letter) - _SMALL)
    return letter
