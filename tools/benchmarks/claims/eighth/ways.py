"""The eleven kinds of alteration of the eighth writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three are of the writer's own: spelled as it is heard
(`by_ear`), pasted out of a printed column (`from_paper`), reported to an office in stiff words (`office`).
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.eighth.by_ear import written_as_heard
from tools.benchmarks.claims.eighth.evading import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.eighth.fingers import shouted, typing_faults
from tools.benchmarks.claims.eighth.from_paper import pasted_from_paper
from tools.benchmarks.claims.eighth.office import reported_to_office
from tools.benchmarks.claims.eighth.parts import cut_short, dropped_and_turned, half_quoted
from tools.benchmarks.claims.eighth.relayed import forwarded
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, written_as_heard, pasted_from_paper, reported_to_office,
    )
}  # fmt: skip
