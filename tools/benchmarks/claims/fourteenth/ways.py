"""The eleven kinds of alteration of the fourteenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`told_whole`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.fourteenth.by_hand import shouted, typing_faults
from tools.benchmarks.claims.fourteenth.sent_on import forwarded
from tools.benchmarks.claims.fourteenth.shortened import cut_short, dropped_and_turned, half_quoted
from tools.benchmarks.claims.fourteenth.told_whole import announced_to_the_village, said_by_the_way, stood_by
from tools.benchmarks.claims.fourteenth.veiled import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, stood_by, said_by_the_way, announced_to_the_village,
    )
}  # fmt: skip
