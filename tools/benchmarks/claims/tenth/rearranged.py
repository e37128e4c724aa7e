"""Told in another order, the small words gone, as people do who repeat from memory in a hurry.

Rules kept here: only words of the claim; what says something stays, so does a denying word, but for a describing word
here and there in a long claim; clauses are turned as wholes.
Left to others: where clauses end (`joints`).
"""

import random
from typing import Final

from tools.benchmarks.claims.tenth.joints import PLACING, pieces
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans, says_something

_JOINED: Final = (", ", ". ", " - ", "\n", "; ", " … ", " ", " | ")
_LONG: Final = 14
_NEGATING: Final = frozenset(("tidak", "tak", "tdk", "bukan", "jangan", "belum", "tanpa", "gak", "no", "not"))
_SHORT: Final = frozenset(("di", "ke", "yg", "ya", "dg", "dr", "tp", "jd", "si", "of", "to", "is", "in", "&"))
_NAME: Final = 3


def dropped_and_turned(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Clauses in another order, most small words left out."""
    del hosts
    words = text.split()
    long = len(words) > _LONG
    often, seldom = dice.uniform(0.5, 1.0) if long else dice.uniform(0.4, 0.8), dice.uniform(0.0, 0.07) if long else 0.0
    told = [_thinned(each, often, seldom, dice) for each in _turned(pieces(text), dice)]
    kept = [each for each in told if each]
    return Written(dice.choice(_JOINED).join(each.strip(" ,;:.") for each in kept), " ".join(kept))


def _turned(found: list[str], dice: random.Random) -> list[str]:
    if len(found) == 1:
        words = found[0].split()
        if len(words) < 6 or dice.random() < 0.2:
            return found
        # One clause: what comes last, a place or a time, is said first.
        places = [at for at in range(2, len(words) - 1) if bare(words[at]) in PLACING]
        return [" ".join(words[places[-1] :]), " ".join(words[: places[-1]])] if places else found
    match dice.randrange(3):
        case 0:
            return [*found[1:], found[0]]
        case 1:
            return [found[-1], *found[:-1]]
        case _:
            return found[::-1] if len(found) < 4 else [*found[len(found) // 2 :], *found[: len(found) // 2]]


def _small(word: str) -> bool:
    """Leans, and is neither what turns a saying into its contrary nor a short name or a measure."""
    plain = bare(word)
    return leans(word) and plain not in _NEGATING and (len(plain) >= _NAME or not plain or plain in _SHORT)


def _thinned(told: str, often: float, seldom: float, dice: random.Random) -> str:
    def stays(word: str) -> bool:
        if _small(word):
            return dice.random() > often
        return not (says_something(word) and word.islower() and dice.random() < seldom)

    return " ".join(word for word in told.split() if stays(word))
