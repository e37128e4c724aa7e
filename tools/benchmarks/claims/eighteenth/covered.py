"""The eighteenth writer's disguises: signs for letters, marks within words, drawn-out letters, letters of others.

Rules kept here: a disguise is one hand's, so it holds to its signs through a post; numbers and links stay; eyes read it
where a filter may not.
Left to others: slips that nobody meant (`fingers`).
"""

import random
from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("4", "@"), "i": ("1", "!"), "e": ("3",), "o": ("0",), "s": ("5", "$"), "t": ("7",), "g": ("9", "6"),
    "b": ("8",), "l": ("1", "|"), "z": ("2",), "j": ("7",), "u": ("v",), "c": ("(",), "k": ("|<",),
}  # fmt: skip
_COMMON: Final = "aieos"
_RARER: Final = "tgblujck"
_CYRILLIC: Final = str.maketrans("aeopcxyiABEKMHOPCTX", "аеорсхуіАВЕКМНОРСТХ")
_GREEK: Final = str.maketrans("aoviknptABEHIKMNOPTXYZ", "αονικηρτΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_LATIN: Final = str.maketrans("aeiouncsyAEIOU", "áèíóúñçšýÀÉÎÖÜ")
_BOLD: Final = {
    ord(letter): chr(start + at)
    for alphabet, start in (("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0x1D5D4), ("abcdefghijklmnopqrstuvwxyz", 0x1D5EE))
    for at, letter in enumerate(alphabet)
}
_WIDE: Final = {code: code + 0xFEE0 for code in (*range(65, 91), *range(97, 123))}
_MARKS: Final = (".", "-", "_", "*", "·", "/", "'", "\u200b", "\u00ad", "~")
_OTHERS: Final[tuple[Mapping[int, int | str], ...]] = (_CYRILLIC, _CYRILLIC, _GREEK, _LATIN, _BOLD, _WIDE)
_DRAWN: Final = "aiueo"


def signs_for_letters(text: str, dice: random.Random, _: Hosts) -> Written:
    """Four to seven letters are signs throughout, save where a hand forgets."""
    chosen = [*dice.sample(_COMMON, dice.randint(3, 4)), *dice.sample(_RARER, dice.randint(1, 3))]
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in chosen}
    # Two letters with one sign would make a riddle.
    signs = {letter: sign for at, (letter, sign) in enumerate(signs.items()) if sign not in [*signs.values()][:at]}
    keeps = dice.uniform(0.0, 0.15)

    def cover(word: str) -> str:
        if len(word) < 3 and dice.random() < 0.5:
            return word
        return "".join(
            signs[letter.casefold()] if letter.casefold() in signs and dice.random() > keeps else letter
            for letter in word
        )

    told = each_word(text, cover)
    if told == text:
        told = each_word(text, str.swapcase)
    return Written(told, text)


def marks_and_scripts(text: str, dice: random.Random, _: Hosts) -> Written:
    """Two of three disguises, each on words that say something; the small ones are mostly let be."""
    ways = dice.sample(("marks", "drawn", "script"), 2)
    mark, script, often = dice.choice(_MARKS), dice.choice(_OTHERS), dice.uniform(0.45, 0.8)

    def cover(word: str) -> str:
        if dice.random() > (often if says_something(word) else 0.15):
            return word
        match dice.choice(ways):
            case "marks":
                return _marked(word, mark, dice)
            case "drawn":
                return _drawn(word, dice)
            case _:
                return word.translate(script)

    told = each_word(text, cover)
    if told == text:
        told = each_word(text, lambda word: word.translate(_CYRILLIC))
    return Written(told if told != text else each_word(text, str.swapcase), text)


def _marked(word: str, mark: str, dice: random.Random) -> str:
    """Between all letters, or at one or two places."""
    inner = [at for at in range(1, len(word)) if word[at - 1].isalpha() and word[at].isalpha()]
    if not inner:
        return word
    places = set(inner if dice.random() < 0.35 else dice.sample(inner, min(len(inner), dice.randint(1, 2))))
    return "".join(f"{mark}{letter}" if at in places else letter for at, letter in enumerate(word))


def _drawn(word: str, dice: random.Random) -> str:
    """One vowel is held, mostly the last."""
    places = [at for at, letter in enumerate(word) if letter.casefold() in _DRAWN]
    if not places:
        return word
    at = places[-1] if dice.random() < 0.7 else dice.choice(places)
    return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]
