"""The eleven kinds of alteration of the thirteenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`company`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.thirteenth.company import gossip_at_the_stall, jotted_with_arrows, youth_spelling
from tools.benchmarks.claims.thirteenth.fingers import dropped_and_turned, shouted, typing_faults
from tools.benchmarks.claims.thirteenth.sending import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.thirteenth.veils import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, gossip_at_the_stall, jotted_with_arrows, youth_spelling,
    )
}  # fmt: skip
