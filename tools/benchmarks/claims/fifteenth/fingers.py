"""What fingers do: thumbs that hit beside the key or twice, and the key for large letters held down.

Rules kept here: numbers, links, accounts and tags stay; about a third of the longer words has a fault; a reader still
reads each word.
Left to others: letters changed on purpose (`veils`).
"""

import random
import re
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.fifteenth.joints import often, parts, pauses
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)}
_SHORTER: Final = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "gk", "sudah": "udh", "akan": "akn", "karena": "krn",
    "dalam": "dlm", "orang": "org", "dari": "dr", "pada": "pd", "juga": "jg",
}  # fmt: skip
_CALLS: Final = (
    "WOIII ",
    "TOLONG BACA!!! ",
    "GILA INI!! ",
    "ASTAGA!!! ",
    "BANGUN SEMUANYA!! ",
    "KURANG AJAR!! ",
    "INI NYATA! ",
    "HEI!!! ",
    "DENGAR BAIK-BAIK!! ",
    "",
    "",
    "",
    "",
    "",
)
_AFTER: Final = (
    "!!!",
    "!!!!!!",
    "!!1!",
    "‼️‼️",
    " 😡😡😡",
    "!!! 😤",
    " 🔥🔥🔥",
    "!! SEBARKAN!!",
    "!!! JANGAN DIAM!!",
    "?!?!",
    " !!!! 🚨",
    "!! MASIH MAU DIAM??",
    "!!! SAYA EMOSI",
    "!",
)
_LONG: Final = 4


def typing_faults(text: str, dice: random.Random, _: Hosts) -> Written:
    """Typed in haste with one thumb."""
    rate, small, short = dice.uniform(0.25, 0.5), often(dice, 0.55), often(dice, 0.4)

    def typed(word: str) -> str:
        if short and word.casefold() in _SHORTER:
            return _SHORTER[word.casefold()]
        word = word.lower() if small else word
        return _slipped(word, dice) if len(word) > _LONG - 1 and often(dice, rate) else word

    faulty = each_word(text, typed)
    if faulty.casefold() == text.casefold():
        faulty = each_word(text, lambda word: _slipped(word, dice) if len(word) > _LONG else word)
    return Written(faulty, text)


def _slipped(word: str, dice: random.Random) -> str:
    """One slip, past the first letter."""
    places = [at for at in range(1, len(word)) if word[at].isalpha()]
    if not places:
        return word
    at = dice.choice(places)
    match dice.randrange(5):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2 if at + 1 < len(word) and word[at + 1].isalpha():
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 3:
            return word[:at] + _neighbour(word[at], dice) + word[at:]
        case _:
            return word[:at] + _neighbour(word[at], dice) + word[at + 1 :]


def _neighbour(letter: str, dice: random.Random) -> str:
    near = _BESIDE.get(letter.lower())
    found = dice.choice(near) if near else letter
    return found.upper() if letter.isupper() else found


def shouted(text: str, dice: random.Random, _: Hosts) -> Written:
    """In large letters with marks of anger, between its parts too, some words said with more force."""
    between = dice.choice((" ", "!! ", "!!!\n", " ‼️ ", "!\n\n", "!!! "))
    told = parts(text)
    joined = told[0]
    for left, right in pairwise(told):
        halt = bool(between.strip()) and pauses(left, right)
        ended = re.sub(r"[.,;!?…\s]+$", "", joined)
        joined = f"{ended}{between}{right}" if halt else f"{joined} {right}"
    loud = " ".join(word if re.search(r"https?:|www\.", word) else word.upper() for word in joined.split(" "))
    if often(dice, 0.25):
        words = loud.split(" ")
        at = dice.randrange(len(words))
        if len(words[at]) > _LONG and not fixed(words[at]):
            words[at] = f"*{words[at]}*"
        loud = " ".join(words)
    return Written(f"{dice.choice(_CALLS)}{loud}{dice.choice(_AFTER)}", text)
