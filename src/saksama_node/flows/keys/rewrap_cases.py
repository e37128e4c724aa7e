"""Put a new `keys/cases` in the place of one that may be stolen: every case's key is wrapped anew, and nothing else.

Rules kept here:
  * What was cut off is finished first: no further file is made while a key is under an earlier one.
  * A part at a time: nobody waits for longer than one takes.
"""

from saksama_node.casekeys.rewrapping import make_root, rewrap_some, under_earlier
from saksama_node.ledger.turn import writing


def rewrap_cases() -> int:
    """Make the new file, unless one was made and is not done with; how many keys were wrapped. Raises `SealBroken`."""
    if not under_earlier():
        make_root()
    done = 0
    while some := _some():
        done += some
    return done


def _some() -> int:
    with writing():
        return rewrap_some()
