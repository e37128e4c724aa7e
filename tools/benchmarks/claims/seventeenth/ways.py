"""The eleven kinds of alteration of the seventeenth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own: `given_as_a_reason`,
`posted_again` and `words_repeated`.
Left to others: how each writes (`sending`, `hands`, `masks`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.seventeenth.hands import dropped_and_turned, shouted, typing_faults, words_repeated
from tools.benchmarks.claims.seventeenth.masks import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.seventeenth.sending import (
    cut_short,
    forwarded,
    given_as_a_reason,
    half_quoted,
    posted_again,
)
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, given_as_a_reason, posted_again, words_repeated,
    )
}  # fmt: skip
