"""Words as numbers that only this node can make: under them things are found, and who lacks the key learns no word.

Rules kept here:
  * HMAC-SHA-256 under `keys/search`, cut to 63 bits: both databases keep them as a whole number.
  * Each use has numbers of its own: a word of one index is not known by that of another.
Left to others: which words, folded how (the rooms), the key file (`settings.keyfiles`).
"""

import hmac
from functools import cache
from typing import Final

from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import SEARCH, read_line

_BYTES: Final = 8


def number(use: str, text: str) -> int:
    """The number of a text in this use, at least 0."""
    made = hmac.digest(_key(), f"{use}\x00{text}".encode(), "sha256")
    return int.from_bytes(made[:_BYTES]) >> 1


@cache
def _key() -> bytes:
    return bytes.fromhex(read_line(SETTINGS.data, SEARCH))
