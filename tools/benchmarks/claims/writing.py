"""How a text is taken apart to be altered: words, what stands between them, and what must stay as it is.

Rules kept here: a piece with a digit, an address, a name of an account or a hashtag is never altered inside; nor is the
word that tells what a number counts, nor a month; what is put together again has the same spaces and lines.
Left to others: what is done to a word (`alterations`, `alterations_opened`).
"""

import random
import re
from collections.abc import Callable

_PIECES = re.compile(r"\s+|\S+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(r"https?:|www\.|[@#]\w|\w\.(?:com|id|me|net|org|ly|co)\b|:\w+:", re.IGNORECASE)
_MONTHS = """januari februari maret april mei juni juli agustus september oktober november desember
jan feb mar apr jun jul agu agt sep okt nov des"""
_UNITS = """tps rp rt rw no nomor pukul jam wib wita wit juta jt ribu rb miliar milyar triliun persen ton kg meter km
tahun thn tgl tanggal suara orang hari menit kilo rupiah dolar magnitudo"""
_COUNTING = frozenset(f"{_MONTHS} {_UNITS}".split())


def pieces(text: str) -> list[str]:
    """Words with their signs, and the spaces between them, in turn; joined they are the text again."""
    return _PIECES.findall(text)


def is_kept(piece: str) -> bool:
    """Whether it is a number, an address, an account or a hashtag."""
    return any(letter.isdigit() for letter in piece) or _ADDRESS.search(piece) is not None


def counts(word: str) -> bool:
    """Whether it tells what a number counts, or is a month."""
    return word.casefold() in _COUNTING


def each_word(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` made to each run of letters that may be altered."""
    return "".join(
        piece if is_kept(piece) else _LETTERS.sub(lambda found: change(found.group()), piece) for piece in pieces(text)
    )


def cased(word: str, like: str) -> str:
    """`word` in capitals where `like` is, or with a capital first."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def sentences(text: str) -> list[str]:
    """Sentences or, where a text has but one, its clauses; with their signs, without the spaces around."""
    found = [each.strip() for each in re.split(r"(?<=[.!?…])\s+|\n+", text) if each.strip()]
    if len(found) < 2:
        found = [each.strip() for each in re.split(r"(?<=[,;:])\s+|\s+[-–|~]+\s+", text) if each.strip()]
    return found


def often(dice: random.Random, share: float) -> bool:
    """Whether it happens this time."""
    return dice.random() < share
