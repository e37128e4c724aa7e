"""The eleven kinds of alteration of the sixth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own: a keyboard that puts
other words, points one under the other, and a thread.
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.sixth.groups import forwarded, shouted
from tools.benchmarks.claims.sixth.half_told import cut_short, half_quoted
from tools.benchmarks.claims.sixth.in_pieces import dropped_and_turned, numbered_points, thread
from tools.benchmarks.claims.sixth.past_filters import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.sixth.two_thumbs import autocorrected, typing_faults
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, autocorrected, numbered_points, thread,
    )
}  # fmt: skip
