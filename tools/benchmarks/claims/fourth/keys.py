"""What fingers do to a claim: slips of the thumb on a small keyboard, and the key for capitals held down.

Rules kept here: a slip leaves a word that is still read as what it was, its first letter mostly in place; numbers and
links stay.
Left to others: letters that are changed on purpose (`filters`).
"""

import random
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.fourth.ends import parted
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEXT: Final = {
    letter: "".join(row[at] for at in (here - 1, here + 1) if 0 <= at < len(row))
    + "".join(other[here : here + 1] for other in _ROWS if abs(_ROWS.index(other) - _ROWS.index(row)) == 1)
    for row in _ROWS
    for here, letter in enumerate(row)
}
_THUMBED: Final = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "tdk", "sudah": "sdh", "karena": "krn", "dari": "dr",
    "pada": "pd", "dalam": "dlm", "akan": "akn", "bisa": "bs", "orang": "org", "kepada": "kpd", "oleh": "olh",
    "juga": "jg", "saja": "sj", "saya": "sy", "kita": "kt", "mereka": "mrk", "sampai": "smp", "belum": "blm",
    "banyak": "bnyk", "semua": "smua", "telah": "tlh", "bukan": "bkn", "jangan": "jgn", "tahun": "thn", "terus": "trs",
}  # fmt: skip
_SIRENS: Final = (
    "",
    "",
    "🚨🚨🚨 ",
    "‼️‼️ ",
    "WOOOYYY ",
    "DENGAR INI!!! ",
    "❗❗❗",
    "🔥🔥 ",
    "TOLONG BACAAA!! ",
    "HEBOH SEKALI ",
)
_BLASTS: Final = ("!!!", "!!!!!!", "!!1!!", "‼️", " ❗❗❗", "!!! 😡😡", "!!!🔥🔥🔥", "")
_CRIES: Final = (
    "", "", " VIRALKAN!!!", " JANGAN DIAM SAJA RAKYAT!!", "\nSEBAR SEBAR SEBAR", " ASTAGFIRULLAH!!!", " GILAAAA",
    " 😱😱😱", " BANGUN WOI!!!", "\nMASIH MAU DIAM???",
)  # fmt: skip


def typing_faults(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Typed in haste on a telephone."""
    often = dice.uniform(0.25, 0.5)

    def change(word: str) -> str:
        if (short := _THUMBED.get(bare(word))) and dice.random() < 0.6:
            return re.sub(r"\w+", short.upper() if word.isupper() else short, word, count=1)
        if len(bare(word)) < 4 or dice.random() > often:
            return word
        slipped = _slip(word, dice)
        return _slip(slipped, dice) if len(bare(word)) > 10 and dice.random() < 0.35 else slipped

    words = each_word(text, change).split(" ")
    told = words[0]
    for before, word in pairwise(words):
        # The space bar is missed now and then, but no number and no link runs into a word.
        joined = dice.random() < 0.03 and not fixed(word) and not fixed(before)
        told += word if joined else f" {word}"
    return Written(told.lower() if dice.random() < 0.35 else told, text)


def shouted(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """All capitals, marks in heaps, a cry before and behind."""
    loud = _upper(text)
    blast = dice.choice(_BLASTS)
    marks = r"(?<=[^\W\d_]{3})\s?[.!?…,]+(?=\s|$)" if dice.random() < 0.4 else r"(?<=[^\W\d_]{3})\s?[.!?…]+(?=\s|$)"
    loud = re.sub(marks, blast or "!", loud, count=dice.randint(1, 5))
    if (parts := parted(text)) and dice.random() < 0.25:
        loud = f"{_upper(parts[0])}!!! {loud}"
    return Written(f"{dice.choice(_SIRENS)}{loud.rstrip('.!? ')}{dice.choice(_BLASTS[:-1])}{dice.choice(_CRIES)}", text)


def _upper(text: str) -> str:
    return "".join(
        part if re.search(r"https?:|www\.|^@", part) else part.upper() for part in re.split(r"(\s+)", text) if part
    )


def _slip(word: str, dice: random.Random) -> str:
    """One slip at a letter that is not the first."""
    places = [at for at, letter in enumerate(word) if at and letter.isalpha() and word[at - 1].isalpha()]
    if not places:
        return word
    at = dice.choice(places)
    return dice.choice(_SLIPS)(word, at, dice)


def _beside(word: str, at: int, dice: random.Random) -> str:
    near = dice.choice(_NEXT.get(word[at].lower(), word[at]))
    return word[:at] + (near.upper() if word[at].isupper() else near) + word[at + 1 :]


def _lost(word: str, at: int, _dice: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _twice(word: str, at: int, _dice: random.Random) -> str:
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, at: int, _dice: random.Random) -> str:
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else _lost(word, at, _dice)


def _and_beside(word: str, at: int, dice: random.Random) -> str:
    near = dice.choice(_NEXT.get(word[at].lower(), word[at]))
    return word[: at + 1] + near + word[at + 1 :]


_SLIPS: Final[tuple[Callable[[str, int, random.Random], str], ...]] = (
    _beside, _beside, _lost, _lost, _swapped, _swapped, _twice, _and_beside,
)  # fmt: skip
