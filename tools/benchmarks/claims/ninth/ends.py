"""Where a reader stops for breath: after a mark, before a word that joins, and, more weakly, before a small word.

Rules kept here: nothing is known of which words are rare; a place to part is told by marks and by joining words alone.
Left to others: what is done with the parts (`passing`, `turned`).
"""

import random
import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, says_something, weight

_JOINING: Final = frozenset(
    re.findall(
        r"\w+",
        """padahal karena karna krn sehingga tapi tetapi namun supaya agar setelah usai saat ketika sebab akibat hingga
        sampai kalau jika bila demi lalu kemudian sementara sebelum sejak walau meski seperti bahwa""",
    )
)
_LEANING: Final = frozenset(
    re.findall(r"\w+", "di ke dari pada untuk dengan oleh yang dan dalam sebagai kepada bagi yg utk dgn pd dr")
)
_STOP: Final = re.compile(r"[.!?…,;:|”\"）)]+$")
_ALONE: Final = frozenset(["|", "||", "-", "–", "—", "~", "•", "/", "//", "+"])
_SHORT, _LONG, _SAYS = 0.4, 0.75, 0.5
_BEST: Final = {False: 3, True: 1}
"""How many of the runs are drawn from; a phrase is a poor place to end at, so there the fullest is taken."""


def ends(words: Sequence[str], *, weak: bool = False) -> list[int]:
    """Places between words where a clause ends; with `weak` also where a phrase does."""
    return [at for at in range(1, len(words)) if _stops(words, at) or (weak and bare(words[at]) in _LEANING)]


def halves(text: str) -> list[tuple[int, int]]:
    """Runs of words, of about half the length, that begin and end where a reader stops and carry half of what is said.

    A text that has no such run is parted where it may be: its first part, up to a word that says something.
    """
    words = text.split()
    whole = weight(words)
    for weak in (False, True):
        places = [0, *ends(words, weak=weak), len(words)]
        runs = [
            (begin, end)
            for begin in places
            for end in places
            if _SHORT * len(words) <= end - begin <= _LONG * len(words) and weight(words[begin:end]) >= _SAYS * whole
        ]
        if runs:
            return sorted(runs, key=lambda run: weight(words[run[0] : run[1]]), reverse=True)[: _BEST[weak]]
    end = max(1, round(len(words) * 0.6))
    while end < len(words) - 1 and not says_something(words[end - 1]):
        end += 1
    return [(0, end)]


def parted(text: str, dice: random.Random) -> list[str]:
    """A text in two or three parts, at the stops that divide it most evenly."""
    words = text.split()
    for weak in (False, True):
        fit = [at for at in ends(words, weak=weak) if 2 <= at <= len(words) - 2]
        if fit:
            first = min(fit, key=lambda at: abs(at - len(words) / dice.choice((2, 2, 3, 1.5))))
            rest = [at for at in fit if at - first >= 3]
            if len(rest) > 1 and dice.random() < 0.4:
                second = dice.choice(rest)
                return [" ".join(words[:first]), " ".join(words[first:second]), " ".join(words[second:])]
            return [" ".join(words[:first]), " ".join(words[first:])]
    middle = max(1, len(words) // 2)
    return [part for part in (" ".join(words[:middle]), " ".join(words[middle:])) if part]


def _stops(words: Sequence[str], at: int) -> bool:
    before, after = words[at - 1], words[at]
    if after in _ALONE or before in _ALONE or bare(after) in _JOINING:
        return True
    return bool(_STOP.search(before)) and len(bare(before)) > 2
