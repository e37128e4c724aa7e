"""What fingers do to a claim: slips on a small keyboard, and capitals with marks when somebody is upset.

Rules kept here: numbers, links and accounts stay; a short word is left alone by slips; at the least one slip is made.
Left to others: letters changed on purpose (`disguises`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed

_BESIDE: Final = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "rw", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "eq", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_TRIED: Final = 8
_CRIES: Final = (
    "AWAS", "YA ALLAH", "GILA INI", "BACA WOI", "KETERLALUAN", "DENGAR SEMUA", "PARAH", "TOLONG", "ASTAGFIRULLAH",
    "WOOOI", "LIHAT INI", "GAK NYANGKA", "KACAU", "MERINDING", "SUDAH GILA", "BANGUN SEMUA", "NAH KAN", "EDAN",
)  # fmt: skip
_LAST: Final = (
    "SEBARKAN", "MAU JADI APA KITA", "RAKYAT HARUS TAHU", "JANGAN DIAM", "LAWAN", "SIAPA YG TANGGUNG JAWAB", "VIRALKAN",
    "KASIHAN RAKYAT", "BUKA MATA KALIAN", "CUKUP SUDAH", "MANA PEMERINTAH", "HATI2", "INI SERIUS", "SUMPAH KESAL SAYA",
)  # fmt: skip
_MARKS: Final = ("!!!", "!!", "!!!!!", "‼️", "!?!?", "!!!1", "❗❗", " 😡😡", "!!! 🔥", "!")


def typing_faults(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Slips in about every third longer word: a neighbour, one left out, two turned, one doubled, a space missed."""
    rate = dice.uniform(0.2, 0.45)
    for _ in range(_TRIED):
        text = each_word(claim, lambda word: _slip(word, dice) if dice.random() < rate else word)
        words = text.split(" ")
        if len(words) > 8 and dice.random() < 0.4:
            at = dice.randrange(len(words) - 1)
            if not fixed(words[at]) and not fixed(words[at + 1]):
                words[at : at + 2] = [words[at] + words[at + 1]]
        if (text := " ".join(words)) != claim:
            break
    else:
        text = claim + dice.choice(("..", " !", ",", "  ."))
    return Written(text.lower() if dice.random() < 0.35 else text, claim)


def _slip(word: str, dice: random.Random) -> str:
    spots = [at for at, letter in enumerate(word) if letter.isascii() and letter.isalpha()]
    if len(spots) < 4:
        return word
    at = dice.choice(spots[1:-1])
    match dice.randrange(6):
        case 0 | 1:
            beside = dice.choice(_BESIDE[word[at].lower()])
            return word[:at] + (beside.upper() if word[at].isupper() else beside) + word[at + 1 :]
        case 2:
            return word[:at] + word[at + 1 :]
        case 3:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 4:
            return word[:at] + word[at] * 2 + word[at + 1 :]
        case _:
            # The last letter that was not struck hard enough.
            return word[: spots[-1]] + word[spots[-1] + 1 :]


def shouted(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """In capitals throughout or by the word, with cries before or after and marks in plenty; some vowels drawn out."""
    some = dice.random() < 0.25
    told = each_word(claim, lambda word: word.upper() if not some or dice.random() < 0.6 else word)
    told = each_word(told, lambda word: _drawn(word, dice) if dice.random() < 0.08 else word)
    marks = dice.choice(_MARKS)
    told = re.sub(r"[.!?]+(?=\s|$)", lambda _: dice.choice(_MARKS), told)
    if not told.endswith(tuple(_MARKS)):
        told += (" " if fixed(told.split()[-1]) else "") + marks
    if dice.random() < 0.6:
        told = dice.choice(_CRIES) + dice.choice(_MARKS) + dice.choice((" ", "\n")) + told
    if dice.random() < 0.5:
        told += dice.choice((" ", "\n")) + dice.choice(_LAST) + dice.choice(_MARKS)
    return Written(told, claim)


def _drawn(word: str, dice: random.Random) -> str:
    """Its last vowel as long as the breath lasts."""
    vowels = [at for at, letter in enumerate(word) if letter in "AIUEO"]
    if len(word) < 4 or not vowels:
        return word
    at = vowels[-1]
    return word[:at] + word[at] * dice.randint(2, 5) + word[at + 1 :]
