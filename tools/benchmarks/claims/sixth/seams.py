"""Where a claim comes apart: at the ends of its sentences and clauses, and before words that open a new thought.

Rules kept here: words stay as the claim has them; a piece is never one word alone; a cut that no mark helps falls where
no word leans on the next one and no name is torn.
Left to others: what is done with pieces (`half_told`, `in_pieces`).
"""

import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans, says_something

_MARKS: Final = re.compile(
    r"(?<=[.!?…;:|,‼])(?<!\b[A-Z]\.)(?<!\b(?:Jl|Dr|Rp|No|KH|Ir|Hj)\.)(?<!Prof\.)\s+|\n+|\s+(?:[|–~—-]|\|\||=)+\s+"
)
_HINGES: Final = frozenset(
    re.findall(
        r"\S+",
        """karena krn karna gara-gara akibat setelah usai sebelum saat ketika agar supaya hingga sampai padahal
    sedangkan tapi tetapi namun jika kalau bila meski walau sehingga lalu kemudian bahwa maka jelang""",
    )
)
_SOFT: Final = frozenset(re.findall(r"\S+", "yang yg dan untuk dengan serta demi dalam oleh pada di ke dari"))
_WAITING: Final = frozenset(
    re.findall(r"\S+", "menjadi mau ingin beri memberi miliki memiliki antara atas sama resmi siap")
)
_LONG, _LONGER, _LEAST = 8, 12, 3


def seams(text: str, *, soft: bool = True) -> list[str]:
    """Pieces in their order, each of two words and more; `soft`: long ones are parted before small words too."""
    found: list[str] = []
    for marked in (piece.strip() for piece in _MARKS.split(text)):
        if marked:
            found += _hinged(marked.split(), soft=soft)
    return _no_crumbs(found)


def parted(text: str, fewest: int, most: int, *, soft: bool = True) -> list[str]:
    """From `fewest` to `most` pieces: neighbours joined, the shortest first, or the longest cut in two."""
    found = seams(text, soft=soft)
    while len(found) > most:
        at = min(range(len(found) - 1), key=lambda at: len(found[at].split()) + len(found[at + 1].split()))
        found[at : at + 2] = [f"{found[at]} {found[at + 1]}"]
    while len(found) < fewest:
        at = max(range(len(found)), key=lambda at: len(found[at].split()))
        words = found[at].split()
        if len(words) < _LEAST:
            break
        cut = middle(words)
        found[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
    return found


def middle(words: list[str]) -> int:
    """The best place for a cut near the middle."""
    half = len(words) / 2
    within = range(max(1, round(len(words) * 0.3)), max(2, round(len(words) * 0.7) + 1))
    return min(within, key=lambda at: abs(at - half) + _pain(words[at - 1], words[min(at, len(words) - 1)]))


def hangs(word: str) -> bool:
    """Whether a run that ends on it waits for what follows."""
    return (leans(word) and not word.endswith((".", "!", "?", "…"))) or bare(word) in _WAITING


def _pain(before: str, after: str) -> int:
    torn = before[:1].isupper() and after[:1].isupper() and not (before.isupper() and after.isupper())
    hanging = leans(after) and bare(after) not in _SOFT | _HINGES
    return (
        6 * hangs(before) + 6 * (torn or hanging or bare(after).isdecimal()) + 3 * (bare(after) not in _SOFT | _HINGES)
    )


def _hinged(words: list[str], *, soft: bool) -> list[str]:
    """A long run is parted before a word that a new thought begins with."""
    if len(words) < _LONG:
        return [" ".join(words)]
    words_of = _HINGES | _SOFT if soft and len(words) > _LONGER else _HINGES
    fit = [
        at
        for at in range(_LEAST, len(words) - _LEAST + 1)
        if bare(words[at]) in words_of and says_something(words[at - 1])
    ]
    if not fit:
        return [" ".join(words)]
    # A hard hinge is taken before a soft one, then what lies nearest to the middle.
    cut = min(fit, key=lambda at: (bare(words[at]) not in _HINGES, abs(at - len(words) / 2)))
    return [*_hinged(words[:cut], soft=soft), *_hinged(words[cut:], soft=soft)]


def _no_crumbs(pieces: list[str]) -> list[str]:
    found: list[str] = []
    crumb = ""
    for piece in pieces:
        told = f"{crumb} {piece}".strip()
        if len(told.split()) < 2:
            if found and told[-1] in ".!?…" and found[-1][-1] not in ".!?…":
                found[-1], crumb = f"{found[-1]} {told}", ""
            else:
                crumb = told
            continue
        found.append(told)
        crumb = ""
    if crumb and found:
        found[-1] = f"{found[-1]} {crumb}"
    elif crumb:
        found.append(crumb)
    return found
