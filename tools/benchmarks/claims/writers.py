"""Whoever wrote posts, by the name that figures carry; each makes what is asked of a part.

Rules kept here: the first is who made the bench; the others had read neither the matcher nor each other's posts. The
last (`LAST`) is whose posts score the sealed part; by those of the others the matcher is tuned.
Left to others: contents (a package each), how posts are posed (`posed`, `unseen.posing`).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from tools.benchmarks.claims import posed
from tools.benchmarks.claims.alterations import ALTERATIONS
from tools.benchmarks.claims.alterations_opened import OPENED
from tools.benchmarks.claims.eighteenth.contents import EIGHTEENTH
from tools.benchmarks.claims.eighth.contents import EIGHTH
from tools.benchmarks.claims.eleventh.contents import ELEVENTH
from tools.benchmarks.claims.fifteenth.contents import FIFTEENTH
from tools.benchmarks.claims.fifth.contents import FIFTH
from tools.benchmarks.claims.fourteenth.contents import FOURTEENTH
from tools.benchmarks.claims.fourth.contents import FOURTH
from tools.benchmarks.claims.nineteenth.contents import NINETEENTH
from tools.benchmarks.claims.ninth.contents import NINTH
from tools.benchmarks.claims.seventeenth.contents import SEVENTEENTH
from tools.benchmarks.claims.seventh.contents import SEVENTH
from tools.benchmarks.claims.sixteenth.contents import SIXTEENTH
from tools.benchmarks.claims.sixth.contents import SIXTH
from tools.benchmarks.claims.split import Part
from tools.benchmarks.claims.tenth.contents import TENTH
from tools.benchmarks.claims.third.contents import THIRD
from tools.benchmarks.claims.thirteenth.contents import THIRTEENTH
from tools.benchmarks.claims.twelfth.contents import TWELFTH
from tools.benchmarks.claims.twentieth.contents import TWENTIETH
from tools.benchmarks.claims.unseen import posing
from tools.benchmarks.claims.unseen.contents import SECOND
from tools.benchmarks.claims.writer import Writer

type Pose = Callable[[Part], posed.Posed]

STRANGERS: Final[Mapping[str, Writer]] = {
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "tenth": TENTH,
    "eleventh": ELEVENTH,
    "twelfth": TWELFTH,
    "thirteenth": THIRTEENTH,
    "fourteenth": FOURTEENTH,
    "fifteenth": FIFTEENTH,
    "sixteenth": SIXTEENTH,
    "seventeenth": SEVENTEENTH,
    "eighteenth": EIGHTEENTH,
    "nineteenth": NINETEENTH,
    "twentieth": TWENTIETH,
}
LAST: Final = "twentieth"
"""Whose posts are made of the sealed part."""
WRITERS: Final[Mapping[str, Pose]] = {
    "first": partial(posed.pose, ways={**ALTERATIONS, **OPENED}),
    **{name: partial(posing.pose, writer=each) for name, each in STRANGERS.items()},
}
OPEN: Final[Mapping[str, Pose]] = {name: each for name, each in WRITERS.items() if name != LAST}
"""By whose posts the matcher is tuned, and its bench is run."""
