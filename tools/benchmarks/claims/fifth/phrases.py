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
    """Runs of whole clauses, between two and seven tenths of the claim, that say most; the best of them first."""
    parts, total = clauses_of(text), len(text.split())
    runs = [
        [word for part in parts[start:end] for word in part]
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
    ]
    fit = [run for run in runs if 0.4 * total <= len(run) <= 0.7 * total and tells_enough(run, text)]
    if fit:
        best = max(map(_told, fit))
        return sorted((run for run in fit if _told(run) >= 0.85 * best), key=_told, reverse=True)
    words = text.split()
    cuts = [at for at in range(1, total) if _breathes(words, at)]
    ends = [run for at in cuts for run in (words[:at], words[at:]) if 0.45 * total <= len(run) <= 0.72 * total]
    return [max((run for run in ends if tells_enough(run, text)), key=_told, default=_longer_side(words, text))]


def tells_enough(words: Sequence[str], text: str) -> bool:
    """About half of what the claim says, and four words that say something (or nearly all that it has)."""
    whole = weight(text.split())
    return weight(words) >= max(0.48 * whole, min(4, 0.8 * whole))


def _told(words: Sequence[str]) -> float:
    """Names and numbers say who and how many: they count more than what any claim may have."""
    large = sum(word[:1].isupper() and not word.isupper() for word in words[1:] if says_something(word))
    return weight(words) + 0.5 * large + sum(any(map(str.isdigit, word)) for word in words)


def _longer_side(words: list[str], text: str) -> list[str]:
    """From the front, until it says enough."""
    at = _middle(words)
    while at < 0.75 * len(words) and not tells_enough(words[:at], text):
        at += 1
    return words[:at]


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
