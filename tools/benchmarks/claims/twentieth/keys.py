"""Fingers on a telephone: keys that are hit beside the right one, and everything in capitals.

Rules kept here: numbers, links and tags stay; a word has one slip, a long one two at the most, and its first letter
mostly stands.
Left to others: letters that are changed on purpose (`covers`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.twentieth.joints import CLAUSE, joints
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {
    letter: "".join(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) for row in _ROWS for at, letter in enumerate(row)
}
_SHORT: Final = {
    "yang": "yg", "dengan": "dgn", "tidak": "tdk", "sudah": "sdh", "untuk": "utk", "karena": "krn", "juga": "jg",
    "dari": "dr", "pada": "pd", "orang": "org", "bisa": "bs", "akan": "akn", "dalam": "dlm", "banyak": "byk",
}  # fmt: skip
_SLIP_LEAST, _LONG = 4, 9
_CRIES: Final = (
    "WOYYY ", "GILAAA!! ", "ASTAGHFIRULLAH ", "TOLOOONG BACA!!! ", "DENGARKAN BAIK-BAIK!! ",
    "YA ALLAHHH ", "🔥🔥 ",
    "😱😱😱 ", "KALIAN HARUS TAU!!! ", "PARAHHH ", "HEH SEMUANYA!! ", "", "", "", "WADUUUH!! ", "📢📢 ",
    "SERIUS INI!!! ",
)  # fmt: skip
_ENDS: Final = (
    "!!!", "!!!!!!", "!!1!", " 😡😡😡", " GAK HABIS PIKIR!!!", " BANGUN WOY!!", " 🔥🔥🔥", "!! MANTAPPP",
    " SADARLAH!!!", " ‼️‼️",
    "!!! SEBARKAN!!", " PARAH BANGET!!", " KACAUUU!!!", "???!!!", " 😭😭", " EDAN!!!",
)  # fmt: skip
_LOUD: Final = ("!!! ", "!! ", " ‼️ ", "!!!! ", "... ", "!!!\n")


def shortened(word: str, share: float, dice: random.Random) -> str:
    """A small word as it is typed in haste, with what stands around it."""
    core = word.strip(",.!?\"'")
    if core.casefold() in _SHORT and dice.random() < share:
        return word.replace(core, _SHORT[core.casefold()])
    return word


def _slip(word: str, dice: random.Random) -> str:
    at = [here for here, letter in enumerate(word) if letter.isascii() and letter.isalpha()]
    if len(at) < _SLIP_LEAST:
        return word
    here = dice.choice(at[1:-1])
    letter = word[here]
    match dice.randrange(6):
        case 0 if word[here + 1].isalpha():
            return word[:here] + word[here + 1] + letter + word[here + 2 :]
        case 1:
            return word[:here] + word[here + 1 :]
        case 2:
            return word[:here] + letter + word[here:]
        case 3:
            near = dice.choice(_BESIDE[letter.lower()])
            return word[: here + 1] + (near.upper() if letter.isupper() else near) + word[here + 1 :]
        case _:
            near = dice.choice(_BESIDE[letter.lower()])
            return word[:here] + (near.upper() if letter.isupper() else near) + word[here + 1 :]


def typing_faults(text: str, dice: random.Random, _: Hosts) -> Written:
    """A quarter to half of the words with a slip, small ones shortened; sometimes all in small letters."""
    share, short = dice.uniform(0.24, 0.5), dice.choice((0.0, 0.4, 0.9))

    def typed(word: str) -> str:
        word = shortened(word, short, dice)
        if dice.random() < share:
            word = _slip(word, dice)
            if len(word) > _LONG and dice.random() < share / 2:
                word = _slip(word, dice)
        return word

    told = text.lower() if dice.random() < 0.3 and not re.search(r"https?:", text) else text
    return Written(each_word(told, typed), text)


def shouted(text: str, dice: random.Random, _: Hosts) -> Written:
    """All in capitals, clauses end in cries, and somebody shouts before and after."""
    words, out = text.split(), ""
    at_joint = joints(words)
    loud = dice.choice(_LOUD)
    for at, word in enumerate(words):
        big = word if re.search(r"https?:|www\.|@", word) else word.upper()
        ends = at_joint.get(at + 1, 0) >= CLAUSE and not fixed(word) and dice.random() < 0.7
        out += re.sub(r"[.,;:!|]+$", "", big) + loud if ends else big + " "
    out = dice.choice(_CRIES) + re.sub(r"[.\s]+$", "", out) + dice.choice(_ENDS)
    return Written(out, text)
