"""What fingers do: faults of typing, and capitals.

Rules kept here: numbers, links and accounts stay as they are; a fault is one that hands make on a telephone; a word has
one fault, seldom two.
Left to others: letters that are changed on purpose (`evading`), spelling by ear (`by_ear`).
"""

import random
import re
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, fixed

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORT: Final = {
    "yang": "yg", "dengan": "dgn", "tidak": "tdk", "sudah": "sdh", "untuk": "utk", "karena": "krn", "dalam": "dlm",
    "kepada": "kpd", "orang": "org", "saja": "aja", "dari": "dr", "juga": "jg", "akan": "akn", "pada": "pd",
    "sampai": "smpe", "bisa": "bs", "jangan": "jgn", "banyak": "bnyk", "sekarang": "skrg", "seperti": "sprti",
    "bukan": "bkn", "belum": "blm", "tahun": "thn", "telah": "tlh", "kami": "kmi", "adalah": "adl",
}  # fmt: skip
_EMOJI: Final = ("😡", "😱", "🔥", "🤬", "‼️", "❗", "🚨", "😭", "👊", "")
_CRIES: Final = (
    "WOIII ", "TOLONG BACA!! ", "PARAH!!! ", "GAK NYANGKA ", "KETERLALUAN ", "", "", "", "", "SADARLAH ",
    "BUKA MATA KALIAN!! ",
    "INI FAKTA!!! ", "WARGA NTB WAJIB TAU ", "ASTAGHFIRULLAH ", "",
)  # fmt: skip
_LAST_CRIES: Final = (
    "", "", "", " VIRALKAN", " JANGAN DIAM", " TERLALU", " MAU JADI APA NEGERI INI", " BAGIKAN SEKARANG", " HANCUR",
    " LAWAN", " GILAAA", "",
)  # fmt: skip


def typing_faults(text: str, dice: random.Random, _: Hosts) -> Written:
    """Keys beside the right one, letters lost, turned or doubled, spaces lost or put in; small words shortened."""
    often = dice.choice((0.2, 0.3, 0.4, 0.5))
    short = dice.choice((0.0, 0.5, 0.9))
    words = text.split(" ")
    told = [_faulty(word, often, short, dice) for word in words]
    if told == words:
        at = max(range(len(words)), key=lambda one: 0 if fixed(words[one]) else len(words[one]))
        told[at] = _fault(words[at], dice)
    gaps = [
        "" if not fixed(one) and not fixed(two) and dice.random() < often / 8 else " " for one, two in pairwise(words)
    ]
    post = told[0] + "".join(gap + word for gap, word in zip(gaps, told[1:], strict=True))
    post = re.sub(r"(?<=[a-z]),\s", lambda _found: dice.choice((", ", " ,", ",", " , ")), post)
    if dice.random() < 0.35:
        post = " ".join(word if fixed(word) else word.lower() for word in post.split(" "))
    return Written(post, text)


def shouted(text: str, dice: random.Random, _: Hosts) -> Written:
    """All in capitals, or most of it, with many marks."""
    sparing = dice.random() < 0.25
    words = text.split(" ")
    told = []
    for word in words:
        loud = word if re.search(r"https?:|www\.|@", word) or (sparing and dice.random() < 0.25) else word.upper()
        if re.search(r"[^\W\d_][.,;:!?]+$", loud) and not fixed(loud):
            loud = re.sub(r"[.,;:!?]+$", "", loud) + dice.choice(("!", "!!", "!!!", "..", "!!1!", "?!", " ‼️"))
        elif dice.random() < 0.05 and len(loud) > 4 and not fixed(loud):
            loud += dice.choice(("!", " 😡", "!!", "..."))
        told.append(loud)
    emoji = dice.choice(_EMOJI) * dice.randint(1, 4)
    end = "!" * dice.randint(2, 6)
    post = f"{dice.choice(_CRIES)}{' '.join(told)}{dice.choice(_LAST_CRIES)}{end}{emoji}"
    return Written(post, text)


def _faulty(word: str, often: float, short: float, dice: random.Random) -> str:
    if fixed(word):
        return word
    plain = bare(word)
    if plain in _SHORT and dice.random() < short:
        return word.casefold().replace(plain, _SHORT[plain])
    if len(plain) > 3 and plain.endswith("nya") and dice.random() < short / 3:
        return re.sub("nya", dice.choice(("x", "ny", " nya")), word, flags=re.IGNORECASE)
    if len(plain) < 4 or dice.random() > often:
        return word
    told = _fault(word, dice)
    return _fault(told, dice) if len(plain) > 8 and dice.random() < 0.2 else told


def _fault(word: str, dice: random.Random) -> str:
    """One fault past the first letter."""
    places = [at for at in range(1, len(word) - 1) if word[at].isalpha() and word[at + 1].isalpha()]
    if not places:
        return f"{word}{word[-1]}"
    at = dice.choice(places)
    match dice.randrange(7):
        case 0 | 1:
            return word[:at] + _beside(word[at], dice) + word[at + 1 :]
        case 2 | 3:
            return word[:at] + word[at + 1 :]
        case 4:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 5:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + word[at] + _beside(word[at], dice) + word[at + 1 :]


def _beside(letter: str, dice: random.Random) -> str:
    row = next((row for row in _ROWS if letter.lower() in row), letter)
    at = row.find(letter.lower())
    near = [row[one] for one in (at - 1, at + 1) if 0 <= one < len(row)]
    found = dice.choice(near) if near else letter
    return found.upper() if letter.isupper() else found
