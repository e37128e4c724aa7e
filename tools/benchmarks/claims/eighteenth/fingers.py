"""The eighteenth writer's hurried fingers, and those that lean on the key of capitals.

Rules kept here: a slip is a letter beside it, one left out, one twice, two turned, or two words run together; numbers
and links stay; a reader reads on without halting.
Left to others: what is done on purpose (`covered`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed

_BESIDE: Final = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "w",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
    "z": "x",
}
_SHOUTS: Final = ("!!!", "!!", " ‼️", " 😡😡", "!!!!!", " 🔥🔥", "")
_CALLS: Final = (
    "WOI BACA INI!! ",
    "ASTAGHFIRULLAH!! ",
    "PENTING!!! ",
    "YA ALLAH… ",
    "WARGA NTB WAJIB TAU!! ",
    "GILA!!! ",
    "",
    "",
    "",
    "TERNYATA OH TERNYATA!! ",
    "PARAH!! ",
)
_ENDS: Final = (
    " SHARE!!!",
    " MASIH MAU DIAM??",
    " 😤😤😤",
    " TOLONG VIRALKAN!!",
    "",
    "",
    " KETERLALUAN!!",
    " !!1!",
    " AYO BANGUN!!",
)


def typing_faults(text: str, dice: random.Random, _: Hosts) -> Written:
    """A slip in about every third longer word."""
    often = dice.uniform(0.25, 0.42)

    def slip(word: str) -> str:
        places = [at for at, letter in enumerate(word) if letter.casefold() in _BESIDE]
        if len(places) < 4 or dice.random() > often:
            return word
        at = dice.choice(places[1:])
        letter = word[at]
        match dice.choice(("beside", "beside", "out", "out", "twice", "turned", "pushed")):
            case "beside":
                return word[:at] + dice.choice(_BESIDE[letter.casefold()]) + word[at + 1 :]
            case "out":
                return word[:at] + word[at + 1 :]
            case "twice":
                return word[:at] + letter + word[at:]
            case "turned":
                return word[: at - 1] + letter + word[at - 1] + word[at + 1 :]
            case _:
                return word[:at] + letter + dice.choice(_BESIDE[letter.casefold()]) + word[at + 1 :]

    told = each_word(text, slip)
    if dice.random() < 0.5:
        told = each_word(told, str.lower)
    if dice.random() < 0.4:
        told = _run_together(told, dice)
    if told == text:
        told = each_word(text, str.swapcase)
    return Written(told, text)


def _run_together(told: str, dice: random.Random) -> str:
    """One space that the thumb missed, between words of letters."""
    parts = re.split(r"(\s+)", told)
    gaps = [
        at
        for at in range(1, len(parts) - 1, 2)
        if parts[at] == " " and parts[at - 1].isalpha() and parts[at + 1][:1].isalpha() and not fixed(parts[at + 1])
    ]
    if gaps:
        parts[dice.choice(gaps)] = ""
    return "".join(parts)


def shouted(text: str, dice: random.Random, _: Hosts) -> Written:
    """In capitals, with marks by the handful; some shout only each other sentence."""
    parts = re.split(r"(?<=[.!?])(\s+)", text)
    spare = len(parts) > 3 and dice.random() < 0.25
    loud: list[str] = []
    for at, part in enumerate(parts):
        if not part.strip() or (spare and at % 4 == 2):
            loud.append(part)
        else:
            loud.append(_louder(each_word(part, str.upper), dice))
    return Written(f"{dice.choice(_CALLS)}{''.join(loud)}{dice.choice(_ENDS)}", text)


def _louder(part: str, dice: random.Random) -> str:
    last = part.rstrip().split(" ")[-1] if part.strip() else ""
    if fixed(last):
        return part
    return part.rstrip(".!?") + dice.choice(_SHOUTS)
