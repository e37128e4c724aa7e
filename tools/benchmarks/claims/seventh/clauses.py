"""Where a claim may be parted without leaving half a thought: its clauses, and the half of them that says something.

Rules kept here: a clause ends at a mark, at a line's end or before a word that opens another; a piece of a word or two
goes with its neighbour; the half is the run of clauses with the names, numbers and words that say something in it,
never one drawn blindly; words stay as the claim has them.
Left to others: what a half is quoted into (`passing_along`), how clauses are turned (`turned`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans, says_something, weight

_OPENERS: Final = frozenset(
    [
        "karena",
        "karna",
        "krn",
        "gara-gara",
        "gegara",
        "sebab",
        "akibat",
        "hingga",
        "sehingga",
        "sampai",
        "agar",
        "supaya",
        "biar",
        "setelah",
        "usai",
        "sebelum",
        "saat",
        "ketika",
        "demi",
        "lalu",
        "terus",
        "kemudian",
        "tapi",
        "tetapi",
        "padahal",
        "namun",
        "jika",
        "kalau",
        "bila",
        "meski",
        "walau",
        "sedangkan",
        "sementara",
        "bahwa",
        "ternyata",
        "lantaran",
        "buntut",
        "sembari",
        "sambil",
    ]
)
_LESSER: Final = frozenset(
    ["yang", "dan", "atau", "untuk", "dengan", "oleh", "dari", "di", "ke", "pada", "dalam", "akan", "telah"]
)
_ABBREVIATED: Final = frozenset(
    ["pj", "jl", "bpk", "no", "dr", "prof", "h", "hj", "kh", "rp", "bp", "sdr", "ir", "drs", "st"]
)
_GLUED: Final = re.compile(r"(?<=[^\W\d_])(,|\.{2,}|~|!+|…)(?=[^\W\d_]{3})")
"""A mark between two words with no gap: people end a clause there all the same."""
_GOES_ON: Final = frozenset(
    [
        "mau",
        "ingin",
        "bisa",
        "akan",
        "sudah",
        "telah",
        "jadi",
        "baru",
        "belum",
        "resmi",
        "ikut",
        "pak",
        "bapak",
        "bu",
        "ibu",
        "bank",
        "kota",
        "desa",
    ]
)
"""A clause does not end on these, whoever is named or whatever is done comes next."""
_WHEN: Final = re.compile(
    r"(?:(?:19|20)\d\d|jan\w*|feb\w*|maret|april|mei|jun[ie]|jul[iy]|agu\w*|sept\w*|okt\w*|nov\w*|des\w*|\d+)$"
)
_DOING: Final = re.compile(r"(?:me[mnlryw]|di[^\Waiueo]|ber|ter)\w{3,}$|\w{3,}kan$")
_FEWEST: Final = 3
_MOST: Final = ((14, 0.78), (24, 0.7), (10**9, 0.62))
"""Up to which share of a claim of fewer words than so many counts as its half."""
_LOUD: Final = frozenset(
    [
        "berita",
        "panas",
        "heboh",
        "gempar",
        "terkuak",
        "terbongkar",
        "akhirnya",
        "trending",
        "bencana",
        "alam",
        "terjawab",
        "sahkan",
        "bergemuruh",
        "kabar",
        "gembira",
        "menggemparkan",
        "detik-detik",
        "semoga",
        "bismillah",
        "alhamdulillah",
        "terjemahan",
        "diterjemahkan",
        "assalamualaikum",
        "share",
        "viralkan",
        "sebarkan",
        "masya",
        "allah",
        "alhamdulilah",
        "subhanallah",
        "innalillahi",
        "hasil",
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "waspada",
        "politik",
        "info",
        "terkini",
        "kondisi",
    ]
)


def clauses_of(text: str, *, finer: bool = False) -> list[str]:
    """The clauses in their order; `finer` parts before small words too, where the rest gives one piece only."""
    found: list[list[str]] = [[]]
    before = ""
    for word in re.sub(r"\s*\n\s*", " | ", _GLUED.sub(r"\1 ", text)).split():
        if not bare(word):
            # A bar or a dash between two words ends a clause and is none of its words.
            if found[-1]:
                found.append([])
        else:
            if found[-1] and (_ends(before) or _opens(word, found[-1], finer=finer)):
                found.append([])
            found[-1].append(word)
        before = word
    return [" ".join(clause) for clause in _joined([clause for clause in found if clause])]


def _ends(word: str) -> bool:
    return bool(re.search(r"[.,!?;:…~][\"'”’)]*$", word)) and bare(word) not in _ABBREVIATED


def _opens(word: str, so_far: list[str], *, finer: bool) -> bool:
    return len(so_far) >= _FEWEST and (bare(word) in _OPENERS or (finer and bare(word) in _LESSER))


def _joined(found: list[list[str]]) -> list[list[str]]:
    """Pieces that say too little go with the clause before them, the first with the next."""
    kept: list[list[str]] = []
    for clause in found:
        if kept and (min(len(clause), len(kept[-1])) < _FEWEST or weight(clause) == 0 or weight(kept[-1]) == 0):
            kept[-1] += clause
        else:
            kept.append(list(clause))
    return kept


def parted(text: str) -> list[str]:
    """Two clauses at least, where the words are enough: finer ones where the plain ones are one."""
    for finer in (False, True):
        if len(found := clauses_of(text, finer=finer)) > 1:
            return found
    words = [word for word in text.split() if bare(word)]
    cut = next(
        (
            at
            for at in range(len(words) // 2, len(words) - 1)
            if not leans(words[at - 1]) and bare(words[at - 1]) not in _GOES_ON
        ),
        len(words) // 2,
    )
    return [" ".join(words[:cut]), " ".join(words[cut:])] if cut > 0 else [" ".join(words)]


def telling_half(text: str, dice: random.Random) -> str:
    """Whole clauses of about half the claim, among those that say most; of a short claim up to three quarters."""
    many = len(text.split())
    most = next(share for words, share in _MOST if many < words)
    ways = (clauses_of(text), clauses_of(text, finer=True), parted(text))
    # A run that hangs on what is gone is quoted only where no other says half of it.
    for hanging, clauses in ((hanging, clauses) for hanging in (False, True) for clauses in ways):
        found = {
            run: _says(run)
            for first in range(len(clauses))
            for last in range(first + 1, len(clauses) + 1)
            for run in (" ".join(clauses[first:last]),)
            if 0.34 * many <= len(run.split()) <= most * many and (hanging or not _hangs(run))
        }
        if found and (best := max(found.values())) >= 0.38 * _says(text):
            return dice.choice([run for run, says in found.items() if says >= 0.93 * best])
    return max(parted(text), key=_says)


def _hangs(run: str) -> bool:
    return bare(run.split(maxsplit=1)[0]) in _LESSER | _OPENERS


def _says(run: str) -> int:
    """Words that say something and do not only call for eyes; names and what is done count more."""
    words = run.split()
    large = sum(word[:1].isupper() for word in words)
    telling = {
        bare(word) for word in words if says_something(word) and not _WHEN.match(bare(word)) and bare(word) not in _LOUD
    }
    names = set()
    if large <= 0.6 * len(words):
        names = {bare(word) for word in words if bare(word) in telling and word[:1].isupper()}
    done = any(_DOING.match(each) for each in telling)
    return 2 * len(telling) + len(names) + (3 if done else 0)
