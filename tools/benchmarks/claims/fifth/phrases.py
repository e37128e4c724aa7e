"""Where a claim may be parted: at the end of a sentence or a clause, and where it has none, before a small word.

Rules kept here: no word is lost or changed; a part has three words and more where the claim allows it; nothing is
chosen by how rare a word is.
Left to others: what is done with the parts (`sending`, `thumbs`, `hotline`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans, says_something, weight

_MARK: Final = re.compile(r"[!?…;:|,–—~‼️][\"”’*)_]*$|^[-–—|=]+$|[^\W\d_]{4,}\.[\"”’*)_]*$|\d{3,}\.$|\.{2,}$")
_BEGINS: Final = frozenset(
    re.findall(
        r"\w+",
        """padahal karena karna krn hingga sehingga setelah sesudah sebelum usai agar supaya ketika saat sementara namun
    tetapi tapi sedangkan lalu kemudian sebab akibat demi bahwa kalau jika bila apabila meskipun walau ternyata sampai
    katanya bahkan bukan""",
    )
)
_COMMONPLACE: Final = frozenset(
    re.findall(
        r"\w+",
        """bencana alam berduka menjerit gempa guncang mengguncang diguncang magnitude magnitudo hantam menghantam sapu
    bersih wilayah pesisir gelombang tinggi warga rumah histeris berhamburan hancur lebur kota kabupaten provinsi
    sekampung keras mengamuk mencekam heboh menggemparkan panik total terbongkar resmi akhirnya bukti fakta rakyat
    indonesia presiden pilpres pemilu kasus orang uang juta info informasi hubungi admin nomor bank rekening hadiah
    transfer pinjaman butuh silahkan silakan bapak ibu anda kalian kamu assalamualaikum innalillahi alhamdulillah
    diterjemahkan bahasa terjemahan foto gambar unggahan beredar kabar berita besar terkait ngeri mengerikan gila
    malam siang pagi detik2 terima kasih mohon maaf tolong""",
    )
)
"""What such claims are made of: it does not say which of them one is."""
_SHORTEST: Final = 3


def clauses_of(text: str) -> list[list[str]]:
    """The words of each clause; one where the claim has no end within."""
    found: list[list[str]] = [[]]
    for word in text.split():
        here = found[-1]
        if len(here) >= _SHORTEST and (_MARK.search(here[-1]) or bare(word) in _BEGINS):
            found.append([])
        found[-1].append(word)
    if len(found) > 1 and len(found[-1]) < _SHORTEST:
        last = found.pop()
        found[-1] += last
    return [each for each in found if each]


def full_clauses(text: str) -> list[list[str]]:
    """Clauses that say something each: one that only cries out goes with the next, or with the one before it."""
    found: list[list[str]] = []
    open_one: list[str] = []
    for clause in clauses_of(text):
        open_one = open_one + clause
        if len(_which(open_one)) > 1:
            found.append(open_one)
            open_one = []
    if not found:
        return [text.split()]
    found[-1] += open_one
    return found


def in_parts(text: str) -> list[list[str]]:
    """Two parts at the least (of a claim of two words and more)."""
    found = clauses_of(text)
    if len(found) == 1 and len(found[0]) > 1:
        at = _middle(found[0])
        return [found[0][:at], found[0][at:]]
    return found


def grouped(parts: Sequence[list[str]], most: int) -> list[list[str]]:
    """At most so many, neighbours put together, of about the same number of parts."""
    many = min(most, len(parts))
    cuts = [round(at * len(parts) / many) for at in range(many + 1)]
    return [[word for part in parts[start:end] for word in part] for start, end in pairwise(cuts)]


def telling_halves(text: str) -> list[list[str]]:
    """Runs of whole clauses, about half of the claim, that say which claim it is; the best of them first."""
    parts, words = clauses_of(text), text.split()
    runs = [
        [word for part in parts[start:end] for word in part]
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
        # What begins with "when" or "so that" hangs in the air.
        if not start or bare(parts[start][0]) not in _BEGINS
    ]
    fit = [run for run in runs if 0.42 * len(words) <= len(run) <= 0.72 * len(words) and _tells_which(run, words)]
    if fit:
        best = max(map(_told, fit))
        return sorted((run for run in fit if _told(run) >= 0.9 * best), key=_told, reverse=True)
    # Who does what stands in front: that much is quoted.
    cuts = [at for at in range(1, len(words)) if 0.5 * len(words) <= at <= 0.78 * len(words) and _breathes(words, at)]
    good = [at for at in cuts if _tells_which(words[:at], words)]
    before_small = [at for at in good if leans(words[at])]
    if before_small or good:
        return [words[: max(before_small or good)]]
    return [words[: max(cuts, default=_middle(words))]]


def tells_enough(words: Sequence[str], text: str) -> bool:
    """About half of what the claim says, and four words that say something (or nearly all that it has)."""
    whole = weight(text.split())
    return weight(words) >= max(0.48 * whole, min(4, 0.8 * whole))


def _told(words: Sequence[str]) -> float:
    """Names and numbers say who and how many: they count more than what any claim may have."""
    large = {bare(word) for word in words[1:] if word[:1].isupper() and not word.isupper() and _telling(word)}
    return len(_which(words)) + 0.5 * len(large) + 0.2 * weight(words)


def _which(words: Sequence[str]) -> set[str]:
    return {bare(word) for word in words if _telling(word)}


def _telling(word: str) -> bool:
    """A word or an abbreviation that is neither small nor one of those that every such claim is made of."""
    plain = bare(word)
    return not leans(word) and plain not in _COMMONPLACE and not re.search(r"https?:|www\.|[#@]", word)


def _tells_which(run: Sequence[str], words: Sequence[str]) -> bool:
    many = len(_which(words))
    return len(_which(run)) >= max(0.5 * many, min(3, 0.8 * many))


def _breathes(words: Sequence[str], at: int) -> bool:
    """Whether one may stop there: not behind a word that leans on the next, nor within a name of two words."""
    before, after = words[at - 1], words[at]
    within_name = before[:1].isupper() and after[:1].isupper() and " ".join(words).upper() != " ".join(words)
    return says_something(before) and (leans(after) or not within_name)


def _middle(words: Sequence[str]) -> int:
    """About the middle, before a small word and behind one that says something, where there is such a place."""
    many = len(words)
    places = sorted(range(max(1, int(0.4 * many)), max(2, int(0.7 * many) + 1)), key=lambda at: abs(at - 0.52 * many))
    places = [at for at in places if 0 < at < many]
    for at in places:
        if leans(words[at]) and says_something(words[at - 1]):
            return at
    return next((at for at in places if says_something(words[at - 1])), max(1, many // 2))
