"""A claim told without care: small words dropped and clauses turned; or pasted twice, once of them perhaps in part.

Rules kept here: words that say no (`tidak`, `bukan`) are never dropped; a claim that is pasted twice is whole once, or
two parts that overlap make it whole.
Left to others: where clauses end (`seams`).
"""

import random
from typing import Final

from tools.benchmarks.claims.twelfth.seams import pieces_of
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, clauses, leans

_NEVER: Final = frozenset(
    {
        "tidak",
        "bukan",
        "belum",
        "jangan",
        "tanpa",
        "tak",
        "tdk",
        "bukanlah",
        "hanya",
        "not",
        "no",
        "salah",
        "benar",
        "lebih",
        "kembali",
        "semua",
        "baru",
        "ingin",
        "harus",
    }
)
_LEADS: Final = frozenset(
    {"di", "ke", "dari", "untuk", "oleh", "pada", "dengan", "karena", "dan", "atas", "yang", "saat"}
)
_JOINED: Final = (", ", " ... ", " — ", ". ", ", itu tuh ", ", ya itu ", " / ", ", katanya ", "\n")
_SORRY: Final = (
    "maaf dobel", "eh kekirim dua kali", "sori ke-paste 2x", "(hp lemot, dobel)", "ups dobel maaf bu", "sinyal jelek",
    "abaikan yg atas, sama aja", "kok jadi dua ya", "maap kepencet", "yg bawah yg lengkap",
)  # fmt: skip
_BETWEEN: Final = ("", " ", "\n", "\n\n", "\n---\n", " ... ")


def dropped_and_turned(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The later clauses first, most of the small words gone."""
    del hosts
    parts = pieces_of(text)
    if len(parts) < 2:
        parts = _at_a_small_word(text) or clauses(text)
    at = max(1, min(len(parts) - 1, round(len(parts) * dice.uniform(0.3, 0.7))))
    rate, inner, turn = dice.uniform(0.5, 1.0), dice.choice((", ", " ", ". ", " ... ")), dice.choice(_JOINED)
    left = [[word for word in part.split() if not _dropped(word, rate, dice)] or part.split() for part in parts]
    later, sooner = (
        inner.join(" ".join(each).strip(" .,;:|–-") for each in side).strip() for side in (left[at:], left[:at])
    )
    told = f"{later}{turn}{sooner}"
    return Written(
        told.lower() if dice.random() < 0.3 and "http" not in told else told,
        " ".join(word for each in (*left[at:], *left[:at]) for word in each),
    )


def _at_a_small_word(text: str) -> list[str]:
    """In two, before the small word that is nearest to the middle."""
    words = text.split()
    places = [at for at, word in enumerate(words) if bare(word) in _LEADS and 2 <= at <= len(words) - 2]
    if not places:
        return []
    at = min(places, key=lambda place: abs(2 * place - len(words)))
    return [" ".join(words[:at]), " ".join(words[at:])]


def _dropped(word: str, rate: float, dice: random.Random) -> bool:
    return leans(word) and bare(word) not in _NEVER and any(map(str.isalpha, word)) and dice.random() < rate


def pasted_twice(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Whole and whole again, a beginning and then the whole, the whole and its end again, two parts that overlap."""
    del hosts
    words, parts, between = text.split(), pieces_of(text), dice.choice(_BETWEEN)
    many = len(words)
    cut = dice.randint(max(1, many // 3), max(1, many - 1))
    match dice.randrange(6):
        case 0:
            told = text + between + text
        case 1:
            first = " ".join(words[:cut])
            # A finger lifts where it lifts, in the middle of a word too.
            told = (first[: -dice.randint(1, 3)] if dice.random() < 0.5 and first[-3:].isalpha() else first) + (
                between or " "
            )
            told += text
        case 2:
            told = text + (between or " ") + " ".join(words[cut:] or words[-1:])
        case 3:
            until, again = round(many * dice.uniform(0.55, 0.75)), round(many * dice.uniform(0.25, 0.45))
            told = " ".join(words[:until]) + (between or "\n") + " ".join(words[again:])
        case 4:
            told = "\n".join(f"{part}\n{part}" if dice.random() < 0.7 else part for part in parts)
        case _:
            title = parts[0] if len(parts) > 1 else " ".join(words[:cut])
            told = f"{title.upper() if dice.random() < 0.5 else title}\n\n{text}"
            told += f"\n\n{title}" if dice.random() < 0.3 else ""
    if dice.random() < 0.4 or told == text:
        told += dice.choice(("\n", " ")) + dice.choice(_SORRY)
    return Written(told, text)
