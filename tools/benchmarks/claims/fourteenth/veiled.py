"""A claim veiled from filters: signs and digits for letters, marks within words, letters held long, other scripts.

Rules kept here: what can be read aloud at first sight; links, accounts and words with numbers stay as they are; one
hand has one habit through a post.
Left to others: slips that nobody meant (`by_hand`).
"""

import random
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_VOWEL_SIGNS: Final[Mapping[str, str]] = {"a": "4@4", "i": "1!1", "e": "3", "o": "0"}
_OTHER_SIGNS: Final[Mapping[str, str]] = {"s": "5$", "g": "96", "b": "8", "t": "7+", "l": "|1"}
_CYRILLIC: Final = str.maketrans("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ")
_GREEK: Final = str.maketrans("aoviknptuABEHIKMNOPTXYZ", "αονικηρτυΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_MARKS: Final = (".", "-", "*", "_", "·", "/", "\u200b", "~", "|", "'")
_FONTS: Final = (0x1D400, 0x1D5D4, 0x1D63C, 0x1D670, 0x1D608)


def signs_for_letters(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Three to five letters have each a sign of their own, nearly wherever they stand."""
    chosen = dice.sample("aieo", dice.randint(2, 4)) + dice.sample("sgbtl", dice.randint(1, 2))
    if "i" in chosen and "l" in chosen:
        chosen.remove("l")
    signs = {letter: dice.choice({**_VOWEL_SIGNS, **_OTHER_SIGNS}[letter]) for letter in chosen}
    often = dice.uniform(0.75, 1.0)

    def veil(word: str) -> str:
        return "".join(
            signs[letter.lower()] if letter.lower() in signs and dice.random() < often else letter for letter in word
        )

    told = each_word(text, veil)
    return Written(dice.choice(("", "", "", "👀 ", "🤫 ")) + told, text)


def marks_and_scripts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One habit in a post: marks within words, letters held long, another script, a font; or some of each."""
    mark = dice.choice(_MARKS)
    habits: tuple[Callable[[str], str], ...] = (
        lambda word: _spread(word, mark),
        lambda word: _parted(word, mark, dice),
        lambda word: _held(word, dice),
        lambda word: word.translate(_CYRILLIC),
        lambda word: word.translate(_GREEK),
    )
    if dice.random() < 0.15:
        base = dice.choice(_FONTS)
        often = dice.choice((0.6, 1.0))
        told = each_word(text, lambda word: _font(word, base) if dice.random() < often else word)
        return Written(_changed(told, text, habits[1]), text)
    mine = dice.sample(habits, dice.choice((1, 2, 2, 3)))
    often = dice.uniform(0.45, 0.9)

    def veil(word: str) -> str:
        # Small words are left: nobody is stopped for them.
        return dice.choice(mine)(word) if says_something(word) and dice.random() < often else word

    return Written(_changed(each_word(text, veil), text, habits[1]), text)


def _changed(told: str, text: str, habit: Callable[[str], str]) -> str:
    return told if told != text else each_word(text, habit)


def _spread(word: str, mark: str) -> str:
    return mark.join(word) if word.isalpha() else word


def _parted(word: str, mark: str, dice: random.Random) -> str:
    if len(word) < 4:
        return word
    at = dice.randint(1, len(word) - 2)
    return word[:at] + mark + word[at:]


def _held(word: str, dice: random.Random) -> str:
    spots = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"]
    if not spots:
        return word
    at = dice.choice(spots)
    return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]


def _font(word: str, base: int) -> str:
    return "".join(
        chr(base + ord(letter) - ord("A"))
        if "A" <= letter <= "Z"
        else chr(base + 26 + ord(letter) - ord("a"))
        if "a" <= letter <= "z"
        else letter
        for letter in word
    )
