"""Where a claim comes apart when somebody tells it: at its own marks, else before a word that joins.

Rules kept here: no part ends on a word that leans on the next; a part of a single word goes with its neighbour; parts
that are joined by spaces have all words of the claim, in its order.
Left to others: what is done with the parts (`sent_on`, `told_otherwise`).
"""

import random
import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import says_something, weight

_ENDS: Final = re.compile(r"(?<=[.!?…;,|‼\uFE0F])\s+|\n+|\s+(?=[|–~•])|(?<=[!?‼\uFE0F])(?=[^\W\d_])")
_JOINING: Final = frozenset(
    re.findall(
        r"\w+",
        """yang karena untuk agar supaya hingga sampai setelah usai saat ketika dengan dalam pada oleh dan di ke dari
        bahwa jika kalau akan sebagai lalu kemudian tapi padahal namun sebelum sejak demi tanpa lewat melalui soal
        yg utk krn after for with who that because""",
    )
)
_MOSTLY: Final = 0.6
_SIDE: Final = 2


def parts(text: str) -> list[str]:
    """A claim in two parts or more; one part where it is too short to be parted."""
    found: list[str] = []
    for part in (each.strip() for each in _ENDS.split(text)):
        if not part:
            continue
        if found and (weight(part.split()) < _SIDE or weight(found[-1].split()) < _SIDE):
            found[-1] += " " + part
        else:
            found.append(part)
    return found if len(found) > 1 else _at_joint(text.split())


def _at_joint(words: Sequence[str]) -> list[str]:
    """In two, before the joining word that stands nearest the middle; else after a word that says something."""
    fit = [at for at in range(2, len(words) - 1) if min(weight(words[:at]), weight(words[at:])) >= _SIDE]
    joints = [at for at in fit if words[at].casefold() in _JOINING and words[at - 1].casefold() not in _JOINING]
    told = [at for at in fit if says_something(words[at - 1])]
    best = min(joints or told, key=lambda at: abs(2 * at - len(words)), default=0)
    return [" ".join(words[:best]), " ".join(words[best:])] if best else [" ".join(words)]


def joins(part: str) -> bool:
    """Whether a part begins with a word that joins, so that it leans on what came before."""
    return bool(words := part.split()) and words[0].casefold() in _JOINING


def pauses(left: str, right: str) -> bool:
    """Whether who tells may halt between two parts."""
    return not left[-1:].isalnum() or joins(right)


def sober(text: str) -> str:
    """In small letters where it was shouted; else as it is."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(map(str.isupper, letters)) < _MOSTLY * len(letters):
        return text
    plain = " ".join(word if re.search(r"https?:|www\.", word) else word.lower() for word in text.split())
    return plain[:1].upper() + plain[1:]


def unended(part: str) -> str:
    """A part without the marks at its end, nor quotes around it."""
    return part.strip(' \t\n,;:|–~•.!…"“”')


def often(dice: random.Random, share: float) -> bool:
    """True so often."""
    return dice.random() < share
