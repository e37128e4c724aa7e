"""A claim as hurried and as angry hands type it.

Rules kept here: numbers, links and accounts stay; a word keeps its first letter, and short ones are abbreviated as
people do; no more than one slip in a word.
Left to others: letters changed on purpose (`veiled`).
"""

import random
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_NEAR: Final[Mapping[str, str]] = {
    "a": "sqz",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "rw",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "mb",
    "o": "ip",
    "p": "o",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "w": "eq",
    "y": "tu",
}
_SHORT: Final[Mapping[str, str]] = {
    "yang": "yg",
    "dengan": "dgn",
    "karena": "krn",
    "untuk": "utk",
    "tidak": "gak",
    "sudah": "udh",
    "orang": "org",
    "dari": "dr",
    "pada": "pd",
    "dalam": "dlm",
    "akan": "akn",
    "juga": "jg",
    "saja": "aja",
    "banyak": "bnyk",
    "bisa": "bs",
    "sama": "sm",
    "tahun": "thn",
    "kepada": "kpd",
    "jangan": "jgn",
    "sampai": "smp",
}
_CRIES: Final = (
    "WOIII ",
    "YA ALLAH!!! ",
    "ASLI NGERI ",
    "😡😡😡 ",
    "KAWAN2 LIHAT INI!! ",
    "🚨🚨 ",
    "GILAAA ",
    "BANGUN RAKYAT!!! ",
    "OMG ",
    "KURANG AJAR!! ",
    "❗❗",
    "TOLONGGG ",
    "CATAT!!! ",
    "",
    "",
    "",
    "",
)
_AFTER: Final = (
    "!!!",
    "!!!!!!",
    " 😡🤬",
    " !!?!",
    " 🔥🔥🔥",
    "‼️",
    " MERINDING!!",
    " GIMANA INI PAK?!",
    " KITA DIBODOHI!!!",
    " SADARLAH!!",
    " 😱😱😱",
    " VIRALKAN!!!",
    "!!! 🙏",
    " HABIS SUDAH!!",
    "...!!!",
)
_VOWELS: Final = "AIUEO"


def typing_faults(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """A slip in every third to eighth word, and the short forms that thumbs use."""
    often, short = dice.uniform(0.12, 0.32), dice.uniform(0.3, 0.9)

    def typed(word: str) -> str:
        plain = word.lower()
        if plain in _SHORT and dice.random() < short:
            return _SHORT[plain]
        return _slip(word, dice) if dice.random() < often else word

    told = each_word(text, typed)
    if dice.random() < 0.45:
        told = told.lower()
    if told.lower() == text.lower():
        longest = sorted(text.split(), key=len)[-2:]
        told = each_word(text, lambda word: _slip(word, dice) if word in longest else word)
    return Written(told, text)


def shouted(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """All capitals, cries before and after, marks many times over, a vowel held long in a word or two."""
    loud = text.upper() if dice.random() < 0.85 else _some_loud(text, dice)
    long = dice.choice((0.0, 0.0, 0.05, 0.12))

    def held(word: str) -> str:
        spots = [at for at, letter in enumerate(word) if letter in _VOWELS]
        if len(word) < 5 or not spots or dice.random() > long:
            return word
        at = spots[-1]
        return word[:at] + word[at] * dice.randint(3, 5) + word[at + 1 :]

    told = each_word(loud, held)
    if dice.random() < 0.5:
        marks = dice.choice(("!!", "!!!", "!?", "!!!!"))
        told = told.replace(". ", f"{marks} ").replace("! ", f"{marks} ")
    return Written(f"{dice.choice(_CRIES)}{told.rstrip('.!')}{dice.choice(_AFTER)}", text)


def _some_loud(text: str, dice: random.Random) -> str:
    return each_word(text, lambda word: word.upper() if dice.random() < 0.6 else word)


def _slip(word: str, dice: random.Random) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    at = dice.randint(1, len(word) - 2)
    faults: tuple[Callable[[], str], ...] = (
        lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        lambda: word[:at] + word[at + 1 :],
        lambda: word[:at] + word[at] + word[at:],
        lambda: word[:at] + dice.choice(_NEAR.get(word[at].lower(), word[at])) + word[at + 1 :],
        lambda: word[:at] + word[at] + dice.choice(_NEAR.get(word[at].lower(), "") or word[at]) + word[at + 1 :],
    )
    made = dice.choice(faults)()
    return made.upper() if word.isupper() else made
