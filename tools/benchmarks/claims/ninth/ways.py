"""The eleven kinds of alteration of the ninth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`spaces_astray`,
`searched_for`, `bait_for_wares`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.ninth.filters import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.ninth.hands import shouted, spaces_astray, typing_faults
from tools.benchmarks.claims.ninth.passing import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.ninth.turned import bait_for_wares, dropped_and_turned, searched_for
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, spaces_astray, searched_for, bait_for_wares,
    )
}  # fmt: skip
