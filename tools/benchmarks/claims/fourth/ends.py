"""Where a claim may be parted as people part it: where a sentence ends, a clause ends, a phrase begins.

Rules kept here: no part ends on a small word that leans on the next one, and none begins with "and" or "or", which join
names more often than clauses; a better kind of end goes before a worse one.
Left to others: what is done with the parts (`passing`, `said_anew`, `keys`).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans

_JOINING: Final = frozenset(
    re.findall(
        r"\S+",
        """karena karna sebab setelah usai sebelum agar supaya bahwa hingga sampai kalau jika lalu kemudian
        namun tapi tetapi saat ketika akibat demi sedangkan sementara sehingga dengan untuk gara-gara buntut krn""",
    )
)
_PLACING: Final = frozenset(
    re.findall(r"\w+", "di ke dari pada oleh dalam terhadap kepada bagi tentang jadi menjadi adalah ialah")
)
_FIRST, _LAST = 2, 2


def _kind(words: Sequence[str], at: int) -> int | None:
    """How good an end lies before the word `at`: 0 a sentence's, 1 a clause's, 2 and 3 before a small word, or none."""
    last, following = words[at - 1], bare(words[at])
    if _open(words[:at]) or re.search(r"(?:^|\W)\w{1,3}\.$", last):
        return None  # within brackets, or after an abbreviation
    if re.search(r"[.!?…|‼❗❓]+\W*$", last) or words[at] in {"|", "||", "-", "–", "—", "~"}:
        return 0
    if re.search(r"[,;:][\"”’')\]]*$|[”]$", last):
        return 1
    if leans(last):
        return None
    if following in _JOINING:
        return 2
    return 3 if following in _PLACING else None


def _open(words: Sequence[str]) -> bool:
    told = " ".join(words)
    return told.count("(") > told.count(")")


def ends(words: Sequence[str], low: float, high: float) -> Iterator[list[int]]:
    """Places between words, from the share `low` to the share `high` of them; each kind as a list, the best first."""
    first, last = max(_FIRST, round(len(words) * low)), min(len(words) - _LAST, round(len(words) * high))
    kinds = {at: _kind(words, at) for at in range(first, last + 1)}
    for kind in range(4):
        if found := [at for at, each in kinds.items() if each == kind]:
            yield found


def placing(words: Sequence[str]) -> bool:
    """Whether a part begins with a small word that says where, whose or what of."""
    return bare(words[0]) in _PLACING | {"yang", "yg", "dengan", "untuk"}


def parted(text: str) -> tuple[str, str] | None:
    """A claim in two at the best end that lies near the middle; None where there is none."""
    words = words_in(text)
    for found in ends(words, 0.3, 0.72):
        at = min(found, key=lambda place: abs(place - len(words) / 2))
        return trimmed(" ".join(words[:at])), trimmed(" ".join(words[at:]))
    return None


def words_in(text: str) -> list[str]:
    """Words, also where somebody forgot the space after a mark."""
    return re.sub(r"(?<=[^\W\d_])([,!?|‼❗❓…]+\ufe0f?)(?=[^\W\d_])", r"\1 ", text).split()


def trimmed(part: str) -> str:
    """Without the marks that held it to its neighbour, and without half a pair of quotation marks."""
    bared = part.strip(" ,;:|-–—~").strip()
    return re.sub(r"^[“”\"]|[“”\"]$", "", bared) if len(re.findall(r"[“”\"]", bared)) == 1 else bared
