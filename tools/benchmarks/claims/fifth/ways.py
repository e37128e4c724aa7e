"""The eleven kinds of alteration of the fifth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own (`hotline`, `old_phone`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.fifth.disguised import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.fifth.hotline import asked_whether, filled_in_form
from tools.benchmarks.claims.fifth.old_phone import sms_shorthand
from tools.benchmarks.claims.fifth.sending import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.fifth.thumbs import dropped_and_turned, shouted, typing_faults
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, asked_whether, filled_in_form, sms_shorthand,
    )
}  # fmt: skip
