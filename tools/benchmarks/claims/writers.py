"""Whoever wrote posts, by the name that figures carry; each makes what is asked of a part.

Rules kept here: the first is who made the bench; the others had read neither the matcher nor each other's posts.
Left to others: contents (a package each), how posts are posed (`posed`, `unseen.posing`).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from tools.benchmarks.claims import posed
from tools.benchmarks.claims.alterations import ALTERATIONS
from tools.benchmarks.claims.alterations_opened import OPENED
from tools.benchmarks.claims.fourth.contents import FOURTH
from tools.benchmarks.claims.split import Part
from tools.benchmarks.claims.third.contents import THIRD
from tools.benchmarks.claims.unseen import posing
from tools.benchmarks.claims.unseen.contents import SECOND

WRITERS: Final[Mapping[str, Callable[[Part], posed.Posed]]] = {
    "first": partial(posed.pose, ways={**ALTERATIONS, **OPENED}),
    "second": partial(posing.pose, writer=SECOND),
    "third": partial(posing.pose, writer=THIRD),
    "fourth": partial(posing.pose, writer=FOURTH),
}
