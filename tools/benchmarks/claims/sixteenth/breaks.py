"""Where a claim comes apart when a person reads it: at the end of a sentence, of a clause, or before a joining word.

Rules kept here: words are left as they stand; a piece is never one small word alone; a claim without any end of a
clause parts after a word of its middle that says something.
Left to others: what is done with pieces (`passed_along`, `fingertips`, `occasions`).
"""

import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, says_something, weight

_JOINING: Final = frozenset(
    re.findall(
        r"\w+",
        """padahal karena karna sehingga agar supaya setelah usai sebelum saat ketika demi hingga sampai jika kalau bila
    tanpa sebab lalu kemudian tapi tetapi namun sambil sejak untuk bagi akan dengan dan yang""",
    )
)
_STRONG: Final = frozenset(
    re.findall(
        r"\w+",
        """padahal karena karna sehingga agar supaya setelah usai sebelum saat ketika demi hingga jika kalau bila tanpa
    sebab lalu kemudian tapi tetapi namun sambil sejak""",
    )
)

type Piece = list[str]


def sentences(text: str) -> list[Piece]:
    """Words of a claim by its own marks: stops, commas, lines, dashes, bars."""
    marked = re.split(r"(?<=[.!?…,;:|])\s+|\s*\n+\s*|\s(?=[|–—~-]\s)", text)
    return _joined([each.split() for each in marked if re.search(r"\w", each)], least=2)


def parts(text: str) -> list[Piece]:
    """Pieces of a claim, two at the least where it has four words: also before words that join clauses."""
    found = [part for piece in sentences(text) for part in _before(piece, _STRONG, least=3)]
    if len(found) < 2:
        found = [part for piece in found for part in _before(piece, _JOINING, least=2)]
    return found if len(found) > 1 else _middle(text.split())


def in_two(text: str) -> tuple[Piece, Piece]:
    """A claim's beginning and its rest, at that end of a piece that lies nearest to the middle of what it says."""
    found = parts(text)
    if len(found) < 2:
        return found[0], []
    whole = weight(text.split())
    at = min(range(1, len(found)), key=lambda at: abs(2 * weight(_flat(found[:at])) - whole))
    first, rest = _flat(found[:at]), _flat(found[at:])
    if min(weight(first), weight(rest)) * 3 < whole:
        first, rest = _middle(text.split())
    return first, rest


def _flat(found: Sequence[Piece]) -> Piece:
    return [word for piece in found for word in piece]


def _joined(found: Sequence[Piece], least: int) -> list[Piece]:
    """Pieces that say too little stand with the one before, the first with the one after."""
    kept: list[Piece] = []
    for piece in found:
        if kept and (weight(piece) < least or weight(kept[-1]) < least):
            kept[-1] = kept[-1] + piece
        else:
            kept.append(list(piece))
    return kept


def _before(piece: Piece, joining: frozenset[str], least: int) -> list[Piece]:
    found: list[Piece] = [[]]
    for at, word in enumerate(piece):
        if at and bare(word) in joining and bare(piece[at - 1]) not in _JOINING:
            found.append([])
        found[-1].append(word)
    return _joined(found, least)


def _middle(words: Piece) -> list[Piece]:
    at = len(words) // 2
    while at < len(words) - 2 and not says_something(words[at - 1]):
        at += 1
    return [words[:at], words[at:]] if 0 < at < len(words) else [words]
