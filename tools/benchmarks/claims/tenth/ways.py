"""The eleven kinds of alteration of the tenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`leftovers`, `hurried`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.tenth.hurried import shouted, starred_corrections, typing_faults
from tools.benchmarks.claims.tenth.leftovers import markup_left_in, named_in_a_link
from tools.benchmarks.claims.tenth.rearranged import dropped_and_turned
from tools.benchmarks.claims.tenth.sharing import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.tenth.veiled import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, starred_corrections, named_in_a_link, markup_left_in,
    )
}  # fmt: skip
