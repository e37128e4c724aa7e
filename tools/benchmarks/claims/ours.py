"""The one line by which the bench reaches our own matcher; written from how `tools.benchmarks.content` calls it.

Rules kept here: nothing of how it works is known; as many claims are asked for as peers give.
Left to others: everything else.
"""

from collections.abc import Mapping

from saksama.textmatch.claim import THRESHOLD, Claims
from tools.benchmarks.claims.scoring import Matcher, Ranked

_FIRST, _LOWEST = 20, 0.05
LEAST = THRESHOLD


def matcher(known: Mapping[str, str]) -> Matcher:
    """Ours, over claims by id."""
    claims = Claims(known.items())

    def ranked(text: str) -> Ranked:
        return [(match.claim, match.score) for match in claims.matches(text, top=_FIRST, threshold=_LOWEST)]

    return ranked
