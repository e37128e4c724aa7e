"""Where a claim comes apart: ends of sentences, of clauses, and words that open a new clause.

Rules kept here: a piece ends where something has been said to its end, never after a word that leans on the next; a
claim that has no such place is one piece.
Left to others: which pieces are kept (`sharing`, `rearranged`).
"""

import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans, says_something, weight

_OPENERS: Final = frozenset(
    re.findall(
        r"\w+",
        """agar akibat apabila bahkan bahwa dan demi dengan hingga jika kalau karena karna ketika lalu lantas maka namun
    oleh padahal sampai sebab sedangkan sehingga sejak sementara serta setelah supaya tapi tetapi usai untuk walau
    when after because while""",
    )
)
PLACING: Final = frozenset(
    re.findall(r"\w+", "akan bagi dalam dari di ke kepada khusus pada saat sama terhadap yang yg jadi")
)
"""Words before which a clause that has no other seam is parted: they tell where, when, whose or which."""
_AFTER_MARK: Final = re.compile(r"(?<=[.!?…;:,|”])\s+|\s+[|–—~•-]\s+|\n+")
_FEWEST: Final = 3
_NEARLY: Final = 0.85
_LEANING: Final = 0.75
_LATER: Final = 0.9
_SAME: Final = 12
_LONG: Final = 10


def pieces(text: str) -> list[str]:
    """Clauses of a text in their order; together they are the text, but for marks between them."""
    found: list[str] = []
    for told in _AFTER_MARK.split(text):
        words = told.split()
        at = 0
        for here in range(1, len(words)):
            room = here - at >= _FEWEST and len(words) - here >= _FEWEST
            if room and bare(words[here]) in _OPENERS and not leans(words[here - 1]):
                found.append(" ".join(words[at:here]))
                at = here
        found.append(" ".join(words[at:]))
    return _none_too_short([each for each in found if re.search(r"\w", each)])


def about_half(text: str) -> list[str]:
    """Runs of pieces that tell about half of a text and up to three quarters, those first that say the most.

    Where no run is of that size, it is parted before a word that tells where, whose or which; where there is none, the
    front part stands alone.
    """
    found, whole = pieces(text), weight(text.split())
    # Of a short claim a bare half says too little.
    least, most = (0.45, 0.75) if whole >= _LONG else (0.65, 0.9)
    runs = [(at, to) for at in range(len(found)) for to in range(at + 1, len(found) + 1)]
    fit = [
        " ".join(found[at:to])
        for at, to in runs
        if least * whole <= weight(" ".join(found[at:to]).split()) <= most * whole
    ]
    if fit:
        told = {each: telling(each) * (1.0 if text.startswith(each[:_SAME]) else _LATER) for each in fit}
        best = max(told.values())
        return sorted((each for each in told if told[each] >= _NEARLY * best), key=told.__getitem__, reverse=True)
    words = text.split()
    places = [at for at in range(2, len(words) - 1) if bare(words[at]) in PLACING and not leans(words[at - 1])]
    # Who did it stands in front, as a rule: what is behind is quoted where the front is too little or too much.
    for sides in ([words[:at] for at in places], [words[at:] for at in places]):
        if halves := [" ".join(side) for side in sides if least * whole <= weight(side) <= 0.9 * whole]:
            return [max(halves, key=telling)]
    return [" ".join(words[: front(words, 0.75)])]


def telling(piece: str) -> float:
    """How much a reader learns: words that say something, more for a number or a name, less where it leans on more."""
    words = piece.split()
    named = {bare(word) for word in words if re.match(r"\W*(?:\d|[A-Z][a-z]{2})", word) and says_something(word)}
    told = weight(words) + 0.5 * len(named)
    return told * (_LEANING if bare(words[0]) in _OPENERS else 1.0)


def front(words: Sequence[str], share: float) -> int:
    """How many words from the start tell such a share of all, not ending on a word that leans on the next."""
    least = share * weight(words)
    many = next(at for at in range(1, len(words) + 1) if weight(words[:at]) >= least)
    while many < len(words) and leans(words[many - 1]):
        many += 1
    return many


def _none_too_short(found: Sequence[str]) -> list[str]:
    """A piece of one or two words belongs to the one before it."""
    joined: list[str] = []
    for each in found:
        if joined and min(len(each.split()), len(joined[-1].split())) < _FEWEST:
            joined[-1] += f" {each}"
        else:
            joined.append(each)
    return joined
