"""A claim as fingers write it: wrong keys, all large, small words gone and clauses in another order.

Rules kept here: numbers, links and accounts stay; most words of a post can still be read at once.
Left to others: what is done on purpose to hide a word (`veils`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.thirteenth.breaths import breaths, sentences
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed

_BESIDE: Final = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o", "r": "et", "s": "ad", "t": "ry", "u": "yi",
    "v": "cb", "w": "qe", "y": "tu", "z": "xa",
}  # fmt: skip
_SHORT: Final = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "tdk", "sudah": "sdh", "karena": "krn", "dalam": "dlm",
    "dari": "dr", "pada": "pd", "saya": "sy", "orang": "org", "juga": "jg", "akan": "akn", "bisa": "bs",
}  # fmt: skip
_FEWEST: Final = 3
_SMALL: Final = frozenset(
    re.findall(
        r"\w+",
        """yang yg di ke dari dr dan serta dengan dgn untuk utk pada pd para oleh ini itu adalah ialah akan telah sudah
    sdh agar supaya saat ketika sebagai dalam dlm atas bagi kepada bahwa karena krn juga jg pun lah sih nya tersebut tsb
    seorang sebuah sangat sekali hanya saja lagi saya kita kami mereka ia secara tentang soal ada adanya jadi the of to
    is on and""",
    )
)
"""What is left out in haste; never a word that says no."""
_BARKS: Final = (
    "WOI", "WOY BANGUN", "TOLONG DIBACA", "GAWAT", "NGERI", "KETERLALUAN", "SADAR WOI", "LIHAT INI", "BARU TAU SAYA",
    "PARAH",
    "YA ALLAH", "ASTAGA", "HEBOH", "CATAT", "JANGAN DIAM", "EDAN", "ADUH",
)  # fmt: skip
_AFTER: Final = ("!!!", "!!", "!", "!!!!!", "‼️", " 🔥🔥", "?!", "!!1!", " 😡😡😡", "!! 😱", " 🚨🚨")


def typing_faults(claim: str, dice: random.Random, _: Hosts) -> Written:
    """Thumbs on a small telephone: two or three in ten words have one fault, long ones at times two."""
    share = dice.uniform(0.22, 0.4)
    short = dice.random() < 0.5

    def change(word: str) -> str:
        if short and word.lower() in _SHORT and dice.random() < 0.7:
            return _SHORT[word.lower()]
        if len(bare(word)) < 4 or dice.random() > share:
            return word
        once = _fault(word, dice)
        return _fault(once, dice) if len(word) > 8 and dice.random() < 0.3 else once

    text = each_word(claim, change)
    for _again in range(_FEWEST):
        if sum(one != other for one, other in zip(claim.split(), text.split(), strict=False)) >= _FEWEST:
            break
        text = each_word(text, lambda word: _fault(word, dice) if len(bare(word)) > 4 and dice.random() < 0.4 else word)
    return Written(text.lower() if dice.random() < 0.35 and "http" not in text else text, claim)


def shouted(claim: str, dice: random.Random, _: Hosts) -> Written:
    """All large, with a bark before and marks after; who shouts already shouts in more lines."""
    runs = [" ".join(run) for run in sentences(claim)]
    gap = dice.choice((" ", " ", "\n", "\n\n"))
    told = gap.join(
        each_word(run, str.upper).rstrip(".!?,;:") + (dice.choice(_AFTER) if dice.random() < 0.75 else ",")
        for run in runs
    )
    before = f"{dice.choice(_BARKS)}{dice.choice(_AFTER)}{gap}" if dice.random() < 0.6 else ""
    after = f"{gap}{dice.choice(_BARKS)}{dice.choice(_AFTER)}" if dice.random() < 0.3 else ""
    return Written(before + told.rstrip(",") + (dice.choice(_AFTER) if told.endswith(",") else "") + after, claim)


def dropped_and_turned(claim: str, dice: random.Random, _: Hosts) -> Written:
    """Most small words gone, and what came last said first."""
    often = dice.uniform(0.55, 1.0)
    parts = [
        [word for word in part if fixed(word) or bare(word) not in _SMALL or dice.random() > often]
        for part in breaths(claim)
    ]
    parts = [part for part in parts if part]
    if len(parts) == 2:
        parts.reverse()
    elif len(parts) > 2:
        match dice.randrange(3):
            case 0:
                parts = [parts[-1], *parts[:-1]]
            case 1:
                at = dice.randint(1, len(parts) - 1)
                parts = parts[at:] + parts[:at]
            case _:
                parts = [*parts[1:], parts[0]]
    join = dice.choice((", ", ", ", ". ", " - ", "\n", " … ", " "))
    last = dice.choice(("", "", ".", "!", " 😌", " ya"))
    told = join.join(" ".join(part).rstrip(".,;:!?|~- ") for part in parts) + last
    return Written(told.lower() if dice.random() < 0.25 and "http" not in told else told, _words_of(parts))


def _words_of(parts: list[list[str]]) -> str:
    return " ".join(word for part in parts for word in part)


def _fault(word: str, dice: random.Random) -> str:
    """One fault past the first letter, where the word has letters enough; the first letter seldom."""
    places = [at for at, letter in enumerate(word) if letter.isalpha() and (at or dice.random() < 0.15)]
    if len(places) < 3:
        return word
    at = dice.choice(places)
    letter = word[at]
    match dice.randrange(9):
        case 0 | 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + letter + word[at:]
        case 3 | 4 if at + 1 < len(word) and word[at + 1].isalpha():
            return word[:at] + word[at + 1] + letter + word[at + 2 :]
        case _:
            other = dice.choice(_BESIDE.get(letter.lower(), "h"))
            return word[:at] + (other.upper() if letter.isupper() else other) + word[at + 1 :]
