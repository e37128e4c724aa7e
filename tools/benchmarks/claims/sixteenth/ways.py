"""The eleven kinds of the sixteenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`occasions`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.sixteenth.fingertips import dropped_and_turned, shouted, typing_faults
from tools.benchmarks.claims.sixteenth.occasions import guessing_game, minutes_of_a_meeting, updated_in_place
from tools.benchmarks.claims.sixteenth.passed_along import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.sixteenth.past_the_filter import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, updated_in_place, minutes_of_a_meeting, guessing_game,
    )
}  # fmt: skip
