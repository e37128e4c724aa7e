"""Letters changed on purpose, so that a filter does not read what a human reads.

Rules kept here: numbers, links and accounts stay as they are, for they must lead somewhere; a post has one or two
devices and keeps to them; a reader who moves the lips can still say each word.
Left to others: faults that nobody meant (`fingers`).
"""

import random
import re
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("4", "@", "4"), "i": ("1", "!", "1"), "e": ("3",), "o": ("0",), "s": ("5", "$"), "g": ("9", "6"),
    "t": ("7", "+"), "b": ("8",), "z": ("2",), "l": ("|", "1"), "u": ("v", "µ"), "r": ("12", "Я"), "n": ("^^", "И"),
}  # fmt: skip
_VOWELS: Final = ("a", "i", "e", "o")
_OTHERS: Final = ("s", "g", "t", "b", "l", "z")
_RARE: Final = ("u", "r", "n")
_CYRILLIC: Final = str.maketrans("aeopcxykmhtbiAEOPCXYKMHTBI", "аеорсхукмнтьіАЕОРСХУКМНТВІ")
_GREEK: Final = str.maketrans("aoviktnpeABEHIKMNOPTXYZ", "αονικτηρεΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_LATIN: Final = str.maketrans("aeiouscnyAEIOUSCNY", "áèíöúšçñýÀÉÌÓÜŠÇÑÝ")
_SMALL: Final = str.maketrans("abcdefghijklmnoprtuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ")
_BOLD: Final = {"bold": 0x1D5D4, "italic": 0x1D608, "typed": 0x1D670, "script": 0x1D4D0}


def signs_for_letters(text: str, dice: random.Random, _: Hosts) -> Written:
    """Digits and signs for several letters at once, throughout."""
    some = [*dice.sample(_VOWELS, dice.choice((2, 3, 4))), *dice.sample(_OTHERS, dice.choice((1, 2, 2, 3)))]
    if dice.random() < 0.2:
        some.append(dice.choice(_RARE))
    table = {letter: dice.choice(_SIGNS[letter]) for letter in some}
    sure = dice.choice((0.75, 0.9, 1.0))

    def change(word: str) -> str:
        return "".join(
            table[letter.lower()] if letter.lower() in table and dice.random() < sure else letter for letter in word
        )

    told = each_word(text, change)
    match dice.randrange(4):
        case 0:
            told = each_word(told, str.upper)
        case 1:
            told = each_word(told, str.lower)
        case _:
            pass
    return Written(told, text)


def marks_and_scripts(text: str, dice: random.Random, _: Hosts) -> Written:
    """Separators inside words, letters drawn out, letters of other scripts; one device or two."""
    devices = (_parted, _parted, _drawn, _foreign, _foreign, _styled, _struck)
    chosen = dice.sample(devices, dice.choice((1, 1, 2)))
    # Styled letters are no plain ones any more, so they come last, and alone stand in for other scripts.
    if _styled in chosen:
        chosen = [each for each in chosen if each not in (_foreign, _styled)] + [_styled]
    told = text
    for device in dict.fromkeys(chosen):
        told = each_word(told, device(dice))
    if told == text:
        told = each_word(text, _parted(dice))
    return Written(told if told != text else text.replace(" ", " . "), text)


def _parted(dice: random.Random) -> Callable[[str], str]:
    """One mark between letters: of every word, or of those that are long."""
    mark = dice.choice((".", "-", "_", "*", "·", "\u200b", "'", "/", " . ", "~", "\u00ad", "|"))
    whole, sure = dice.random() < 0.5, dice.choice((0.5, 0.8, 1.0))

    def change(word: str) -> str:
        if len(word) < 5 or dice.random() > sure:
            return word
        if whole and mark != " . ":
            return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", mark, word)
        at = dice.randint(2, len(word) - 2)
        return f"{word[:at]}{mark}{word[at:]}" if word[at - 1 : at + 1].isalpha() else word

    return change


def _drawn(dice: random.Random) -> Callable[[str], str]:
    """The last vowel of a word, or the one that bears its tone, drawn out."""
    sure = dice.choice((0.35, 0.55, 0.75))

    def change(word: str) -> str:
        places = [found.start() for found in re.finditer(r"[aeiouAEIOU]", word)]
        if len(word) < 4 or not places or dice.random() > sure:
            return word
        at = places[-1] if dice.random() < 0.7 else dice.choice(places)
        return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]

    return change


def _foreign(dice: random.Random) -> Callable[[str], str]:
    """Letters of another script that look alike, or letters with marks on them."""
    table = dice.choice((_CYRILLIC, _CYRILLIC, _GREEK, _LATIN))
    sure = dice.choice((0.5, 0.8, 1.0))
    return lambda word: "".join(letter.translate(table) if dice.random() < sure else letter for letter in word)


def _styled(dice: random.Random) -> Callable[[str], str]:
    """Letters out of a generator of pretty writing."""
    style = dice.choice((*_BOLD, "wide", "small", "ringed"))

    def one(letter: str) -> str:
        if not (letter.isascii() and letter.isalpha()):
            return letter
        at = ord(letter.lower()) - ord("a")
        if style == "wide":
            return chr(ord(letter) + 0xFEE0)
        if style == "small":
            return letter.lower().translate(_SMALL)
        if style == "ringed":
            return chr((0x24B6 if letter.isupper() else 0x24D0) + at)
        return chr(_BOLD[style] + at + (0 if letter.isupper() else 26))

    return lambda word: "".join(map(one, word))


def _struck(dice: random.Random) -> Callable[[str], str]:
    """A line through, or under, letters of many words."""
    mark, sure = dice.choice(("\u0336", "\u0332", "\u0335", "\u0307")), dice.choice((0.5, 0.8))
    return lambda word: "".join(
        letter + mark if letter.isalpha() and dice.random() < sure else letter for letter in word
    )
