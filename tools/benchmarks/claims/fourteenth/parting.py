"""Where a claim may be parted: at the ends of its sentences and clauses, not where a table says that words are rare.

Rules kept here: a part begins after a mark or before a word that opens a clause; one that is too short to say
something goes with its neighbour; the parts in their order are the claim.
Left to others: which parts stay (`shortened`), what is put around them (`told_whole`).
"""

import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans, weight

OPENS: Final = frozenset(
    re.findall(
        r"\w+",
        """karena karna krn sebab soalnya sehingga padahal tetapi tapi namun lalu kemudian setelah sesudah sebelum saat
    ketika waktu hingga sampai agar supaya yang yg dan serta untuk utk jika kalau kalo bila meski walau sedangkan
    ternyata akibat usai demi lantas""",
    )
)
"""Words that open a clause."""
_ENDS: Final = re.compile(r"[.!?…,;:|\"”)]$|^[-–—|~]+$")
_SAYS: Final = 3


def parts(text: str) -> list[str]:
    """Sentences and clauses of a claim, each with at least some words that say something; one where none can be cut."""
    found: list[list[str]] = [[]]
    for word in text.split():
        last = found[-1]
        ended = bool(last) and bool(_ENDS.search(last[-1])) and not _ENDS.fullmatch(word)
        if last and (ended or (bare(word) in OPENS and not leans_on(last))):
            found.append([])
        found[-1].append(word)
    return [" ".join(words) for words in _joined(found)]


def leans_on(words: Sequence[str]) -> bool:
    """Whether the last word wants another one after it."""
    return leans(words[-1]) and not _ENDS.search(words[-1])


def runs(found: Sequence[str], least: float, most: float) -> list[str]:
    """All runs of neighbouring parts that say between `least` and `most` of the whole, as shares of its words."""
    whole = weight(" ".join(found).split())
    made = [" ".join(found[first:last]) for first in range(len(found)) for last in range(first + 1, len(found) + 1)]
    return [run for run in made if least * whole <= weight(run.split()) <= most * whole]


def trimmed(piece: str) -> str:
    """A piece without the marks at its two ends."""
    return piece.strip(" ,;:|-–—~\"“”'.!?…")


def _joined(found: Sequence[list[str]]) -> list[list[str]]:
    made: list[list[str]] = []
    for words in found:
        if made and (weight(words) < _SAYS or weight(made[-1]) < _SAYS):
            made[-1].extend(words)
        else:
            made.append(list(words))
    return made
