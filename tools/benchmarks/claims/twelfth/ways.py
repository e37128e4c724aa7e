"""The eleven kinds of alteration of the twelfth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`other_names`,
`through_a_machine`, and what is pasted twice).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.twelfth.at_the_keys import shouted, typing_faults
from tools.benchmarks.claims.twelfth.hidden import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.twelfth.loosely import dropped_and_turned, pasted_twice
from tools.benchmarks.claims.twelfth.other_names import bynames
from tools.benchmarks.claims.twelfth.sent_on import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.twelfth.through_a_machine import translated_back
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, bynames, translated_back, pasted_twice,
    )
}  # fmt: skip
