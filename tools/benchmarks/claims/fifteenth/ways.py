"""The eleven kinds of alteration of the fifteenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own: mail passed on with its
marks, what is put before God, and what a file is called.
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.fifteenth.fingers import shouted, typing_faults
from tools.benchmarks.claims.fifteenth.sent_on import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.fifteenth.told_otherwise import (
    dropped_and_turned,
    mailed_on,
    named_as_a_file,
    prayed_over,
)
from tools.benchmarks.claims.fifteenth.veils import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, mailed_on, prayed_over, named_as_a_file,
    )
}  # fmt: skip
