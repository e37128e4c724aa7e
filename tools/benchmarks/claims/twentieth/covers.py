"""Letters in disguise: digits and signs in their place, marks within words, vowels drawn out, other scripts.

Rules kept here: numbers, links and tags stay; a reader still reads each word: no two letters of a post get one sign.
Left to others: slips that nobody meant (`keys`).
"""

import random
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SIGNS: Final = {
    "a": "4@4", "i": "1!1", "e": "3", "o": "0", "s": "5$", "g": "96", "t": "7+", "b": "8", "l": "|",
    "u": "vµ",
}  # fmt: skip
_OFTEN: Final = "aieo"
_SELDOM: Final = "sgtblu"
_LIKE: Final = str.maketrans("aeopcxyikmtABEKMHOPCTX", "аеорсхуіkмтАВЕКМНОРСТХ")
_GREEK: Final = str.maketrans("aoinvtkpuAEIKMNOPTXYZ", "αοιηνтκρυΑΕΙΚΜΝΟΡΤΧΥΖ")
_ACCENTS: Final = str.maketrans("aeiouncsAEIOU", "áèíöüñçšÀÉÎÓÚ")
_PARTING: Final = (".", "-", "_", "*", "·", "'", "\u200b", "|", "~", "•")
_VOWELS: Final = frozenset("aiueoAIUEO")


def signs_for_letters(text: str, dice: random.Random, _: Hosts) -> Written:
    """Three or four vowels and some consonants by digits and signs, nearly everywhere."""
    chosen = dice.sample(_OFTEN, dice.choice((3, 4, 4))) + [letter for letter in _SELDOM if dice.random() < 0.45]
    table = {letter: dice.choice(_SIGNS[letter]) for letter in chosen}
    share = dice.uniform(0.65, 0.97)

    def covered(word: str) -> str:
        return "".join(
            table[letter.lower()] if letter.lower() in table and dice.random() < share else letter for letter in word
        )

    return Written(each_word(text, covered), text)


def _bold(letter: str, start: int) -> str:
    if letter.isascii() and letter.isalpha():
        return chr(start + ord(letter.upper()) - 65 + (26 if letter.islower() else 0))
    return letter


def _wide(word: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in word)


def _parting(dice: random.Random) -> Callable[[str], str]:
    mark, everywhere = dice.choice(_PARTING), dice.random() < 0.4

    def parted(word: str) -> str:
        if len(word) < 4 or not word.isalpha():
            return word
        if everywhere:
            return mark.join(word)
        at = sorted(dice.sample(range(1, len(word)), dice.choice((1, 1, 2))), reverse=True)
        for here in at:
            word = word[:here] + mark + word[here:]
        return word

    return parted


def _drawing(dice: random.Random) -> Callable[[str], str]:
    def drawn(word: str) -> str:
        at = [here for here, letter in enumerate(word) if letter in _VOWELS]
        if not at or len(word) < (5 if word.isupper() else 3):
            return word
        here = at[-1] if dice.random() < 0.7 else dice.choice(at)
        return word[:here] + word[here] * dice.randint(2, 5) + word[here + 1 :]

    return drawn


def _other_script(dice: random.Random) -> Callable[[str], str]:
    match dice.randrange(6):
        case 0:
            return lambda word: word.translate(_GREEK)
        case 1:
            start = dice.choice((0x1D400, 0x1D5D4, 0x1D63C))
            return lambda word: "".join(_bold(letter, start) for letter in word)
        case 2:
            return _wide
        case 3:
            return lambda word: word.translate(_ACCENTS)
        case _:
            return lambda word: word.translate(_LIKE)


def marks_and_scripts(text: str, dice: random.Random, _: Hosts) -> Written:
    """Two or three of these habits in one post, by words, some of which are left alone."""
    habits = [make(dice) for make in dice.sample((_parting, _drawing, _other_script), dice.choice((2, 2, 3)))]
    share = dice.uniform(0.5, 0.85)
    return Written(each_word(text, lambda word: dice.choice(habits)(word) if dice.random() < share else word), text)
