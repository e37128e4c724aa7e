"""What the posts of the bench's writers say beside the claims that they tell.

Rules kept here: of claims of the open part, by every writer whose posts tune the matcher, so many of each way (`EACH`);
posts that say the same beside their claims teach once, and count less than a sentence (`COUNTS`). All claims that are
compared are asked for, and the first of the right ones by its id: the weights that are there choose nothing.
Left to others: posing (`tools.benchmarks.claims`), signs (`saksama.textmatch.stance`), weights (`learn`).
"""

from collections.abc import Iterator
from typing import Final

from saksama.textmatch.candidate import MOST
from saksama.textmatch.claim import Claims
from tools.benchmarks.claims.posed import Posed
from tools.benchmarks.claims.real import claims
from tools.benchmarks.claims.split import split
from tools.benchmarks.claims.writers import OPEN
from tools.stance.sentences import Taught

EACH: Final = 250
COUNTS: Final = 0.6
_DENIES: Final = "denial"


def taught() -> Iterator[Taught]:
    """What all of them teach."""
    part = split(claims()).open
    for pose in OPEN.values():
        yield from dict.fromkeys(_of(pose(part).fewer(EACH)))


def _of(posed: Posed) -> Iterator[Taught]:
    known = Claims(posed.known.items())
    asked = [(each.text, each.right, False) for each in posed.repetitions]
    asked += [(each.text, each.named, True) for each in posed.negatives if each.kind.startswith(_DENIES)]
    for text, right, denies in asked:
        told = dict(known.signs(text, top=MOST))
        if found := right & told.keys():
            yield Taught(frozenset(told[min(found)]), denies, COUNTS)
