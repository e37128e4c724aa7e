"""Letters changed on purpose, so that no filter reads them: digits and signs for letters, marks within, other scripts.

Rules kept here: a reader still reads each word at a glance; numbers, accounts and links stay as they are; a post keeps
to one or two tricks, as somebody who has a habit.
Left to others: slips that nobody meant (`hurried`).
"""

import random
import re
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word

_SIGNS: Final = {
    "a": "4@", "i": "1!", "e": "3", "o": "0", "s": "5$", "g": "96", "b": "8", "t": "7+", "l": "1|", "u": "v", "z": "2",
}  # fmt: skip
_CYRILLIC: Final = str.maketrans("aeocpxyiABCEHKMOPTX", "аеосрхуіАВСЕНКМОРТХ")
_GREEK: Final = str.maketrans("ovtpukinABEHIKMNOPTXYZ", "ονтρυκιηΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_ACCENTED: Final = str.maketrans("aeiounAEIOUN", "áèíöûñÀÊÎÓÚÑ")
_STRUCK: Final = ("\u0336", "\u0332", "\u0335", "\u0323")
_BETWEEN: Final = (".", "-", "*", "_", "·", "~", "/", "\u200b", "\u200d", "'", "|", "•")
_SANS, _FULL, _SMALL_A, _LARGE_A = (0x1D5EE, 0x1D5D4), (0xFF41, 0xFF21), ord("a"), ord("A")
_LETTERS: Final = 26
_LEAST: Final = 4
_NOT_DRAWN: Final = 0.4


def signs_for_letters(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Five to eight letters replaced all through, each by the sign that this writer has the habit of."""
    del hosts
    chosen = {"a", *dice.sample(sorted(_SIGNS), dice.randint(5, 8))}
    habit = {letter: dice.choice(_SIGNS[letter]) for letter in sorted(chosen)}
    often = dice.uniform(0.75, 1.0)
    case = dice.choice((str, str, str.upper, str.lower))

    def veiled(word: str) -> str:
        put = [
            habit[low] if (low := letter.lower()) in habit and dice.random() < often else letter
            for letter in case(word)
        ]
        return "".join(put)

    return Written(each_word(text, veiled), text)


def marks_and_scripts(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Marks within words, letters drawn out, letters of other scripts: one or two of these in most of the words."""
    del hosts
    tricks = dice.sample((_parted, _drawn_out, _of_another_script, _of_a_font, _struck), dice.choice((1, 2, 2)))
    made = [trick(dice) for trick in tricks]
    often = dice.uniform(0.55, 0.95)

    def veiled(word: str) -> str:
        if len(bare(word)) < _LEAST or dice.random() > often:
            return word
        return dice.choice(made)(word)

    return Written(each_word(text, veiled), text)


def _parted(dice: random.Random) -> Callable[[str], str]:
    mark, all_through = dice.choice(_BETWEEN), dice.random() < 0.4

    def parted(word: str) -> str:
        if all_through:
            return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda _: mark, word)
        at = dice.randint(1, len(word) - 2)
        return word[:at] + mark + word[at:]

    return parted


def _drawn_out(dice: random.Random) -> Callable[[str], str]:
    def drawn(word: str) -> str:
        if dice.random() < _NOT_DRAWN:
            return word
        vowels = [found.start() for found in re.finditer("[aiueoAIUEO]", word)]
        if not vowels:
            return word
        at = vowels[-1] if dice.random() < 0.6 else dice.choice(vowels)
        return word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]

    return drawn


def _of_another_script(dice: random.Random) -> Callable[[str], str]:
    table = dice.choice((_CYRILLIC, _CYRILLIC, _GREEK, _ACCENTED))
    return lambda word: word.translate(table)


def _of_a_font(dice: random.Random) -> Callable[[str], str]:
    small, large = dice.choice((_SANS, _FULL))
    table = {
        **{_SMALL_A + at: small + at for at in range(_LETTERS)},
        **{_LARGE_A + at: large + at for at in range(_LETTERS)},
    }
    return lambda word: word.translate(table)


def _struck(dice: random.Random) -> Callable[[str], str]:
    mark = dice.choice(_STRUCK)
    return lambda word: "".join(letter + mark if letter.isalpha() else letter for letter in word)
