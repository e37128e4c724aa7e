"""Two ways past a filter, the sixteenth writer's: signs in place of letters, and marks or foreign letters in words.

Rules kept here: links, accounts and numbers stay as they are; one hand has a few habits and keeps to them.
Left to others: faults that nobody meant (`fingertips`).
"""

import random
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SIGNS: Final = {
    "a": ("4", "@", "4"), "e": ("3",), "i": ("1", "!", "1"), "o": ("0",), "s": ("5", "$"), "g": ("9", "6"),
    "t": ("7", "+"), "b": ("8",), "l": ("1", "|"), "u": ("v",), "z": ("2",),
}  # fmt: skip
_FIRST: Final = ("a", "i", "e", "o")
_ALIKE: Final = {
    "cyrillic": dict(zip("aceopxyikmtbhAEOCPXKMTHB", "асеорхуікмтьһАЕОСРХКМТНВ", strict=True)),
    "greek": dict(zip("aoinuvktpAEIKMNOTX", "αοιηυνκτρΑΕΙΚΜΝΟΤΧ", strict=True)),
    "accents": dict(zip("aeiounscAEIOU", "áéíóúñšçÀÈÌÒÙ", strict=True)),
}
_MARKS: Final = (".", "-", "_", "·", "*", "|", "\u200b", "~", "'")
_PLAIN: Final = "abcdefghijklmnopqrstuvwxyz"


def _run(first: int) -> dict[str, str]:
    return {letter: chr(first + at) for at, letter in enumerate(_PLAIN)}


_STYLES: Final = (
    _run(0x1D5EE) | {letter.upper(): chr(0x1D5D4 + at) for at, letter in enumerate(_PLAIN)},  # bold
    _run(0xFF41) | {letter.upper(): chr(0xFF21 + at) for at, letter in enumerate(_PLAIN)},  # wide
    _run(0x1D622) | {letter.upper(): chr(0x1D608 + at) for at, letter in enumerate(_PLAIN)},  # slanted
)


def signs_for_letters(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Five to eight letters have a sign of their own through the whole post; now and then one is forgotten."""
    more = dice.sample([letter for letter in _SIGNS if letter not in _FIRST], dice.randint(2, 4))
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in [*dice.sample(_FIRST, dice.randint(3, 4)), *more]}
    if signs.get("l") == signs.get("i"):
        signs.pop("l", None)
    forgotten = dice.uniform(0.05, 0.3)

    def hide(word: str) -> str:
        return "".join(
            signs[letter.lower()] if letter.lower() in signs and dice.random() > forgotten else letter
            for letter in word
        )

    return Written(each_word(claim, hide), claim)


def marks_and_scripts(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Words come apart by a mark, are drawn out, bear letters of another script; a few posts are styled."""
    mark, other = dice.choice(_MARKS), _ALIKE[dice.choice(sorted(_ALIKE))]
    style = dice.choice(_STYLES) if dice.random() < 0.25 else None
    apart, drawn, foreign = dice.uniform(0.15, 0.4), dice.uniform(0.08, 0.2), dice.uniform(0.4, 0.8)

    def hide(word: str) -> str:
        if len(word) > 3 and word.isalpha():
            if dice.random() < drawn:
                word = _drawn_out(word, dice)
            elif dice.random() < apart:
                at = dice.randint(1, len(word) - 2)
                every = len(word) < 8 and dice.random() < 0.35
                word = mark.join(word) if every else word[:at] + mark + word[at:]
        if style is not None:
            return "".join(style.get(letter, letter) for letter in word)
        return "".join(other[letter] if letter in other and dice.random() < foreign else letter for letter in word)

    return Written(each_word(claim, hide), claim)


def _drawn_out(word: str, dice: random.Random) -> str:
    vowels = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"]
    at = vowels[-1] if vowels and dice.random() < 0.7 else len(word) - 1
    return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]
