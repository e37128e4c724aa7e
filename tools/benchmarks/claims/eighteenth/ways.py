"""The eleven kinds of alteration of the eighteenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`turning`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.eighteenth.covered import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.eighteenth.fingers import shouted, typing_faults
from tools.benchmarks.claims.eighteenth.passing import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.eighteenth.turning import (
    after_a_pantun,
    asked_of_a_bot,
    dropped_and_turned,
    framed_in_lines,
)
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, asked_of_a_bot, after_a_pantun, framed_in_lines,
    )
}  # fmt: skip
