"""A claim put otherwise: its clauses in another order, typed into a search box, or as the bait of somebody's advert.

Rules kept here: what is asked for or sold beside a claim says nothing of it; a search has the words that tell, in the
order of the claim; numbers stay, and so does a word that says no.
Left to others: where a text may be parted (`ends`), what is sold (`wares`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.ninth.ends import parted
from tools.benchmarks.claims.ninth.wares import OFFERS, TURNS
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans

_TURNING: Final = frozenset(("tidak", "tak", "tdk", "gak", "bukan", "jangan", "belum", "tanpa", "hanya"))
_TYPED: Final = (24, 32)
_ASKED_BEFORE: Final = (
    "benarkah", "apakah benar", "cek fakta", "hoax atau fakta", "kabar", "video", "betul gak sih", "berita", "info",
    "fakta tentang", "apa betul", "turnbackhoax", "google tolong cari", "asli atau palsu", "viral", "kronologi", "",
)  # fmt: skip
_ASKED_AFTER: Final = (
    "benar atau tidak", "hoax", "cek fakta", "terbaru", "hari ini", "video asli", "apakah benar", "klarifikasi", "2024",
    "sumber berita", "penjelasan", "itu beneran", "kebenarannya", "berita lengkap", "", "", "?",
)  # fmt: skip


def dropped_and_turned(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Small words left out, and what came last told first."""
    share = dice.uniform(0.5, 1)
    parts = []
    for part in parted(text, dice):
        words = [word for word in part.split() if not (_drops(word) and dice.random() < share)] or part.split()
        parts.append(" ".join(words))
    turned = parts[1:] + parts[:1] if len(parts) < 3 or dice.random() < 0.5 else parts[::-1]
    kept = " ".join(turned)
    shown = [re.sub(r"^[,;:|–—~-]+\s*|\s*[,;:|–—~-]+$", "", part) for part in turned]
    told = dice.choice((", ", " - ", " .. ", "\n", "... ", ". ", " , ", " | ")).join(each for each in shown if each)
    told = dice.choice((told, told, told.lower(), told[:1].upper() + told[1:]))
    return Written(told + dice.choice(("", "", ".", "..", " !", " 😳", " 🙄", "?!")), kept)


def searched_for(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """As one types into a search box: small letters, no marks, few small words, and what one wants to know of it."""
    share = dice.uniform(0.6, 1)
    told = [word for word in text.split() if "http" not in word]
    words = [word for word in told if bare(word) and not (_drops(word) and dice.random() < share)]
    words = words[: dice.randint(*_TYPED)] or text.split()
    typed = " ".join(map(bare, words))
    before, after = dice.choice(_ASKED_BEFORE), dice.choice(_ASKED_AFTER)
    match dice.randrange(4):
        case 0:
            asked = f"{before} {typed}"
        case 1 | 2:
            asked = f"{typed} {after}"
        case _:
            asked = f"{before} {typed} {after}"
    return Written(" ".join(asked.split()), " ".join(words))


def bait_for_wares(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """A claim to make people stop and read, and what is sold to them then."""
    offer, turn = dice.choice(OFFERS), dice.choice(TURNS)
    number = f"08{dice.choice((19, 52, 77, 23))}{dice.randint(10_000_000, 99_999_999)}"
    sold = offer.format(wa=number, r=dice.randint(3, 38) * 5)
    match dice.randrange(4):
        case 0:
            told = f"{sold}\n\n{text}"
        case 1:
            first, _, rest = sold.partition(". ")
            told = f"{first}.\n{text}\n{rest}" if rest else f"{text}\n{sold}"
        case _:
            told = f"{text}{dice.choice((' ', chr(10), chr(10) * 2))}{turn} {sold}"
    return Written(told, text)


def _drops(word: str) -> bool:
    """A small word, but none that turns what is said into its opposite."""
    return leans(word) and bare(word) not in _TURNING
