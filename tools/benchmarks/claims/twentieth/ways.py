"""The eleven kinds of alteration of the twentieth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`companions`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.twentieth.companions import friends_called, quoted_and_agreed, vouched_for
from tools.benchmarks.claims.twentieth.covers import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.twentieth.keys import shouted, typing_faults
from tools.benchmarks.claims.twentieth.sent_on import cut_short, forwarded
from tools.benchmarks.claims.twentieth.thinned import dropped_and_turned, half_quoted
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, friends_called, quoted_and_agreed, vouched_for,
    )
}  # fmt: skip
