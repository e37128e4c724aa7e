"""The kinds of alteration that the sealed part is scored by, each under the name that figures carry.

Rules kept here: a kind's name is no name of an open one that is written otherwise, but for those that mean the same.
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.unseen.disguise import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.unseen.forwarding import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.unseen.pieces import Way
from tools.benchmarks.claims.unseen.reordering import thinned_and_turned
from tools.benchmarks.claims.unseen.told_on import asked_as_poll, chat_log, mixed_tongues
from tools.benchmarks.claims.unseen.typing_faults import shouted, typing_faults

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        thinned_and_turned, chat_log, mixed_tongues, asked_as_poll,
    )
}  # fmt: skip
