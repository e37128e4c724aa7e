"""The nineteenth writer's eleven kinds of alteration, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them, three are the writer's own (`moods`).
Left to others: how each of them writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.nineteenth.disguises import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.nineteenth.fingers import shouted, typing_faults
from tools.benchmarks.claims.nineteenth.handed_on import cut_short, forwarded
from tools.benchmarks.claims.nineteenth.in_part import dropped_and_turned, half_quoted
from tools.benchmarks.claims.nineteenth.moods import asked_for_the_clip, dotted_by_elders, said_mockingly
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, dotted_by_elders, said_mockingly, asked_for_the_clip,
    )
}  # fmt: skip
