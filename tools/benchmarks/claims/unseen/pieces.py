"""What every way of writing shares: what it gives back, which words say something, how a claim is parted.

Rules kept here: a way says which of the claim's own words are left in the post; numbers and links stay as they are;
nothing is drawn but from the dice that are given.
Left to others: the ways (`forwarding`, `typing_faults`, `disguise`, `reordering`, `told_on`), posts (`posing`).
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        """ada adalah agar akan aku anda apa atas atau awas bagi bagaimana bahwa baru beberapa begini begitu belum benar
    biar bila bisa breaking buat bukan cara dalam dan dapat dari demi dengan detik di dia dan geger gempar hanya hari
    harus hingga ia ingin ini itu jadi jangan jika juga justru kami kalau kami kalian karena karna katanya ke kembali
    kepada kini kita lagi lah langsung lebih lewat live malam masih melalui mengejutkan mereka merupakan namun news
    nih nya oleh pada padahal para pagi pun saat saja salah sampai sangat saya sebagai sebuah secara sedang sehingga
    sekarang seluruh semua sumber arsip seorang setelah siang soal sore sudah tak tapi telah tentang terbaru terhadap
    terjadi ternyata terkini tersebut tetap tidak untuk video viral yaitu yang kejadian dll dgn utk yg tdk sdh krn
    seperti the and for that with this from are was""",
    )
)
type Hosts = Sequence[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A post, and the claim's own words that are in it (as the claim has them)."""

    text: str
    kept: str


type Way = Callable[[str, random.Random, Hosts], Written]


def bare(word: str) -> str:
    """A word in small letters without what stands around it."""
    return re.sub(r"^\W+|\W+$", "", word.casefold())


def says_something(word: str) -> bool:
    """A number, or a word that is neither short nor one that stands in every text; no link, account or tag."""
    plain = bare(word)
    return (
        bool(plain)
        and not re.search(r"https?:|www\.|[#@]", word)
        and (any(map(str.isdigit, plain)) or (len(plain) > 3 and plain not in _EMPTY))
    )


def leans(word: str) -> bool:
    """A small word, that is left out before others are."""
    plain = bare(word)
    return plain in _EMPTY or (len(plain) < 3 and not plain.isdecimal())


def weight(words: Sequence[str]) -> int:
    """How many different words say something."""
    return len({bare(word) for word in words if says_something(word)})


def fixed(word: str) -> bool:
    """A link, an account or a number: nobody disguises those, they would lead nowhere."""
    return bool(re.search(r"https?:|www\.|\.com|\.id\b|[@#]", word)) or any(map(str.isdigit, word))


def each_word(text: str, change: Callable[[str], str]) -> str:
    """Changes words, not what stands between them, and none that is `fixed`."""
    return "".join(part if part.isspace() or fixed(part) else change(part) for part in re.split(r"(\s+)", text) if part)


def windows(words: Sequence[str], many: int) -> list[list[str]]:
    """All runs of so many words, the ones first that say most; ties as they stand."""
    runs = [list(words[at : at + many]) for at in range(len(words) - many + 1)]
    return sorted(runs, key=weight, reverse=True)


def clauses(text: str) -> list[str]:
    """A claim in two to four runs of words: at its own marks where it has them, else at about the middle."""
    marked = [part.strip(" ,;–-|") for part in re.split(r"(?<=[.!?…,;:|])\s+|\n+|\s[|–~-]\s", text)]
    found = [part for part in marked if part]
    if 2 <= len(found) <= 4 and min(len(part.split()) for part in found) > 1:
        return found
    words = text.split()
    # A run may not end on a word that leans on the next one.
    middle = len(words) // 2
    while middle < len(words) - 2 and not says_something(words[middle - 1]):
        middle += 1
    return [" ".join(words[:middle]), " ".join(words[middle:])]
