"""Disguised from filters, not from readers: digits and signs for letters, marks inside words, other scripts' letters.

Rules kept here: a person reads the post as the claim; numbers, links and accounts stay as they are; the signs are drawn
for each post, so that no two posts have one alphabet.
Left to others: slips (`typing_faults`).
"""

import random
from collections.abc import Mapping, Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final[Mapping[str, Sequence[str]]] = {
    "a": "4@", "i": "1!|", "e": "3€", "o": ("0", "0", "()", "°"), "s": "5$", "g": "96", "t": "7+", "b": "86",
    "l": "1|£", "z": "2", "c": "(<", "u": ("v", "µ", "|_|"), "r": "®", "h": "#", "y": "¥", "j": ";",
}  # fmt: skip
_CORE: Final = "aieos"
_EXTRA: Final = "gtbl"
_RARELY: Final = "zcuryjh"


def signs_for_letters(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Five to ten letters replaced throughout; in some posts one letter has two signs, or a few stay as they were."""
    del hosts
    letters = set(_CORE[: dice.randint(4, 5)]) | set(dice.sample(_EXTRA, dice.randint(1, 4)))
    letters |= set(dice.sample(_RARELY, dice.choice((0, 0, 1, 2))))
    wavering, sure = dice.random() < 0.35, dice.uniform(0.85, 1.0)
    ours = {letter: dice.choice(_SIGNS[letter]) for letter in sorted(letters)}

    def change(word: str) -> str:
        return "".join(
            (dice.choice(_SIGNS[small]) if wavering else ours[small])
            if (small := letter.lower()) in ours and dice.random() < sure
            else letter
            for letter in word
        )

    return Written(each_word(text, change), text)


_LIKE: Final = {
    # Cyrillic, Greek, small capitals and letters with a mark; by number, for here they could not be told apart.
    "a": "\u0430\u03b1\u00e4\u1d00\u0105", "e": "\u0435\u03b5\u00eb\u1d07\u0119",
    "o": "\u043e\u03bf\u00f6\u1d0f\u00f8", "i": "\u0456\u03b9\u00ef\u026a\u0131", "c": "\u0441\u03f2\u00e7\u1d04",
    "p": "\u0440\u03c1\u1d18", "x": "\u0445\u03c7", "y": "\u0443\u03b3\u00ff\u028f", "k": "\u043a\u03ba\u1d0b",
    "n": "\u03b7\u00f1\u0274", "t": "\u0442\u03c4\u1d1b", "m": "\u043c\u1d0d", "u": "\u03c5\u00fc\u1d1c",
    "r": "\u0433\u0280", "s": "\u0455\u0161\ua731", "h": "\u04bb\u029c", "b": "\u0432\u0299", "l": "\u04cf\u029f",
    "d": "\u0501\u1d05", "g": "\u0261\u011f\u0262", "j": "\u0458\u03f3", "w": "\u0461\u03c9\u1d21",
}  # fmt: skip
_SEPARATORS: Final = (
    ".", "-", "_", "*", " ", "/", "~", "·", "'", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "|", ":", "°",
    "\u2009",
)  # fmt: skip
_WIDE: Final = 0xFEE0
_BOLD: Final = 0x1D5D4
_STRUCK: Final = ("\u0336", "\u0332", "\u0307", "\u0323")


def marks_and_scripts(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Of the words that say something half to all: with separators, or with letters that only look alike."""
    del hosts
    often, manner, separator = dice.uniform(0.5, 1.0), dice.randrange(6), dice.choice(_SEPARATORS)
    one_place = dice.random() < 0.5

    def change(word: str) -> str:
        if not says_something(word) or dice.random() > often:
            return word
        match manner:
            case 0 | 1:
                return _once(word, separator, dice) if one_place and separator != " " else _spread(word, separator)
            case 2 | 3:
                return "".join(
                    dice.choice(_LIKE.get(each.lower(), each)) if dice.random() < 0.7 else each for each in word
                )
            case 4:
                return "".join(_shifted(each, wide=one_place) for each in word)
            case _:
                return "".join(each + dice.choice(_STRUCK) if each.isalpha() else each for each in word)

    return Written(each_word(text, change), text)


def _once(word: str, separator: str, dice: random.Random) -> str:
    at = dice.randint(1, max(1, len(word) - 2))
    return word[:at] + separator + word[at:]


def _spread(word: str, separator: str) -> str:
    letters = [at for at, letter in enumerate(word) if letter.isalnum()]
    first, last = letters[0], letters[-1] + 1
    return word[:first] + separator.join(word[first:last]) + word[last:]


def _shifted(letter: str, *, wide: bool) -> str:
    """Full width, or the bold ones of mathematics."""
    if not ("a" <= letter.lower() <= "z"):
        return letter
    if wide:
        return chr(ord(letter) + _WIDE)
    return chr(_BOLD + ord(letter) - ord("A") if letter.isupper() else _BOLD + 26 + ord(letter) - ord("a"))
