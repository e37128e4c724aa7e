"""The eleven kinds of alteration of the third writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`retold`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.third.hands import shouted, typing_faults
from tools.benchmarks.claims.third.masks import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.third.passing_on import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.third.retold import dropped_and_turned, read_off_a_picture, tagged_caption, talked_between
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, read_off_a_picture, talked_between, tagged_caption,
    )
}  # fmt: skip
