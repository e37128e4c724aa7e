"""The eleven kinds of alteration of the fourth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own: a claim spoken into a
telephone (`dictated`), told in words of the street (`said_anew`), one item of a day's rundown (`rundown`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.fourth.dictated import dictated
from tools.benchmarks.claims.fourth.filters import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.fourth.keys import shouted, typing_faults
from tools.benchmarks.claims.fourth.passing import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.fourth.rundown import in_a_rundown
from tools.benchmarks.claims.fourth.said_anew import dropped_and_turned, street_talk
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, dictated, street_talk, in_a_rundown,
    )
}  # fmt: skip
