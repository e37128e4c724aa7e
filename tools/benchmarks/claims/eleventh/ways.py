"""The eleven kinds of alteration of the eleventh writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`screens` has two of
them, `said_otherwise` the third).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.eleventh.finger_work import shouted, typing_faults
from tools.benchmarks.claims.eleventh.passed_along import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.eleventh.said_otherwise import dropped_and_turned, names_nicknamed
from tools.benchmarks.claims.eleventh.screens import copied_with_the_buttons, sent_in_bursts
from tools.benchmarks.claims.eleventh.veils import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, names_nicknamed, sent_in_bursts, copied_with_the_buttons,
    )
}  # fmt: skip
