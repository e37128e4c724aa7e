"""Put a new `keys/cases` in the place of one that may be stolen: every case's key is wrapped anew, and nothing else.

Rules kept here:
  * What was cut off is finished first: no further file is made while a key is under an earlier one.
  * A part at a time: nobody waits for longer than one takes.
"""

from saksama_node.casekeys.rewrapping import Rewrapped, make_root, rewrap_some, under_earlier
from saksama_node.ledger.turn import writing


def rewrap_cases() -> Rewrapped:
    """Make the new file, unless one was made and is not done with; how many keys were wrapped, and do not open."""
    if not under_earlier():
        make_root()
    done = broken = 0
    last: int | None = 0
    while last is not None:
        some = _some(last)
        done, broken, last = done + some.done, broken + some.broken, some.last
    return Rewrapped(done, broken, None)


def _some(after: int) -> Rewrapped:
    with writing():
        return rewrap_some(after)
