"""A claim in its clauses, as the eighteenth writer parts it, and runs of them that say enough.

Rules kept here: a clause ends at a mark, at the end of a line, or before a word that begins another; what is left
of a line after one goes with it; a run is whole clauses side by side.
Left to others: what is done with a run (`passing`, `turning`).
"""

import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import says_something, weight

_MARK: Final = re.compile(r"[.!?…,;:|”\"]+$")
_BEGINS: Final = frozenset(
    re.findall(
        r"\w+",
        """karena karna sebab agar supaya padahal sehingga setelah sebelum ketika saat bahwa namun tetapi tapi sedangkan
    sementara jika kalau bila dan lalu kemudian untuk yang akibat demi hingga dengan di pada oleh""",
    )
)
_LATE: Final = frozenset(("yang", "untuk", "dengan", "di", "pada", "oleh"))
_FEWEST: Final = 3
_FEWEST_LATE: Final = 5


def parted(text: str) -> list[list[str]]:
    """The clauses, each as its words; together they are all words in their order."""
    found: list[list[str]] = []
    for line in text.splitlines():
        now: list[str] = []
        for word in line.split():
            small = word.casefold()
            if small in _BEGINS and len(now) >= (_FEWEST_LATE if small in _LATE else _FEWEST):
                found.append(now)
                now = []
            now.append(word)
            if _MARK.search(word) and len(now) >= _FEWEST:
                found.append(now)
                now = []
        if now and found and len(now) < _FEWEST:
            found[-1].extend(now)
        elif now:
            found.append(now)
    return found


def tells(words: Sequence[str]) -> int:
    """How much a reader learns: words that say something, a name or a number twice."""
    named = {word for word in words if says_something(word) and (word[:1].isupper() or any(map(str.isdigit, word)))}
    return weight(words) + weight(sorted(named))


def runs(found: Sequence[Sequence[str]], least: float, most: float) -> list[list[str]]:
    """Runs of clauses within these shares of all words, in their order."""
    total = sum(map(len, found))
    given: list[list[str]] = []
    for first in range(len(found)):
        for last in range(first + 1, len(found) + 1):
            words = [word for clause in found[first:last] for word in clause]
            if least * total <= len(words) <= most * total:
                given.append(words)
    return given
