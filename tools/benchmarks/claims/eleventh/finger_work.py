"""What fingers do: faults of typing, and everything in capitals.

Rules kept here: numbers, accounts and links stay as they are; a fault is one that a thumb on glass makes.
Left to others: what is done on purpose so that a filter does not see it (`veils`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.eleventh.parting import phrases
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed
from tools.benchmarks.claims.writer import lines

_BESIDE: Final = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "ol", "a": "sqz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli",
    "l": "kop", "z": "xa", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nk",
}  # fmt: skip
_SHORT: Final = {
    "yang": ("yg",), "dengan": ("dgn", "dg"), "tidak": ("tdk", "gak", "ga"), "sudah": ("sdh", "udh"), "untuk": ("utk",),
    "karena": ("krn", "karna"), "orang": ("org",), "dari": ("dr",), "akan": ("akn",), "dalam": ("dlm",),
    "banyak": ("byk",), "saya": ("sy",), "juga": ("jg",), "sama": ("sm",), "kalau": ("klo", "kl"), "hari": ("hr",),
    "tahun": ("thn",), "bisa": ("bs",), "semua": ("smua",), "pada": ("pd",), "jangan": ("jgn",), "belum": ("blm",),
}  # fmt: skip
_SHOUTS: Final = lines("""
    AWAAAS
    TOLONG DIBACA
    YA ALLAH YA RABBI
    INI SERIUS BUKAN MAIN-MAIN
    WOI WARGA
    ASTAGHFIRULLAH
    PENTING PENTING PENTING
    BANGUN SEMUA BANGUN
    INNALILLAH
    KAGET SAYA
    DENGAR INI
    LIHAT SENDIRI
    GILAAA
    SUDAH SAYA BILANG KAN
    PERHATIAN
    HEBOH
    BAPAK IBU
    """)
_MARKS: Final = ("!!!", "!!", "‼️", "!!!!!", " ❗❗", "!?!", " 🚨", " 🔥🔥", "!!1!", " 😱😱😱", "...!!!")


def typing_faults(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """A thumb's faults in a third to half of the longer words, and the short forms that go with haste."""
    often = dice.uniform(0.28, 0.5)
    hasty = dice.random() < 0.6

    def typed(word: str) -> str:
        plain = word.casefold()
        if hasty and plain in _SHORT:
            return dice.choice(_SHORT[plain])
        return _faulty(word, dice) if len(re.sub(r"\W", "", word)) > 3 and dice.random() < often else word

    found = each_word(text.lower() if dice.random() < 0.6 else text, typed)
    if dice.random() < 0.4:
        found = re.sub(r"(?<=[a-z])[,.]\s", dice.choice((" ", ",", " . ")), found)
    return Written(found, text)


def _faulty(word: str, dice: random.Random) -> str:
    at = dice.choice([at for at, letter in enumerate(word) if letter.isalnum()])
    letter = word[at]
    match dice.randrange(10):
        case 0 | 1 | 2:
            near = dice.choice(_BESIDE.get(letter.lower(), letter))
            return word[:at] + (near.upper() if letter.isupper() else near) + word[at + 1 :]
        case 3 | 4:
            return word[:at] + word[at + 1 :] if at else word[0] + word[2:]
        case 5 | 6 | 7 if at + 1 < len(word) and word[at + 1].isalnum():
            return word[:at] + word[at + 1] + letter + word[at + 2 :]
        case 8:
            return word[: at + 1] + letter + word[at + 1 :]
        case _:
            return word[: at + 1] + dice.choice(_BESIDE.get(letter.lower(), letter)) + word[at + 1 :]


def shouted(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """In capitals, marks after clauses, mostly a cry before it or after."""
    loud = [" ".join(word if _keeps(word) else word.upper() for word in run) for run in phrases(text)]
    often = dice.uniform(0.3, 0.9)
    told = " ".join(run.rstrip(".,") + dice.choice(_MARKS) if dice.random() < often else run for run in loud)
    cry = dice.choice(_SHOUTS)
    match dice.randrange(5):
        case 0 | 1:
            told = f"{cry}{dice.choice(_MARKS)} {told}"
        case 2:
            told = f"{told} {cry}{dice.choice(_MARKS)}"
        case 3:
            told = f"{cry} {told}{dice.choice(_MARKS)}"
        case _:
            told += dice.choice(_MARKS) + dice.choice(_MARKS)
    return Written(told, text)


def _keeps(word: str) -> bool:
    return fixed(word) and not word.isalnum()
