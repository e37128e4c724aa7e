"""Words as numbers that only this node can make: under them things are found, and who lacks the key learns no word.

Rules kept here:
  * HMAC-SHA-256 under `keys/search`, cut to 63 bits: both databases keep them as a whole number.
  * Each use has numbers of its own: a word of one index is not known by that of another.
  * Words are folded: without case and accents; none of what is too short or stands everywhere.
Left to others: of which texts (the rooms), the key file (`settings.keyfiles`).
"""

import hmac
import re
from functools import cache
from typing import Final
from unicodedata import category, normalize

from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import SEARCH, read_line

LEAST: Final = 3
"""Letters of a word that is kept."""
_BYTES: Final = 8
_WORD: Final = re.compile(r"[a-z0-9]+")
_COMMON: Final = frozenset({"atau", "bagi", "dan", "dari", "dengan", "oleh", "pada", "saat", "telah", "untuk", "yang"})
"""Words that stand in nearly every report and tell none apart."""


def number(use: str, text: str) -> int:
    """The number of a text in this use, at least 0."""
    made = hmac.digest(_key(), f"{use}\x00{text}".encode(), "sha256")
    return int.from_bytes(made[:_BYTES]) >> 1


def numbers(use: str, text: str) -> frozenset[int]:
    """The words of a text as numbers."""
    letters = (each for each in normalize("NFKD", text.casefold()) if not category(each).startswith("M"))
    found = (each for each in _WORD.findall("".join(letters)) if len(each) >= LEAST and each not in _COMMON)
    return frozenset(number(use, each) for each in found)


@cache
def _key() -> bytes:
    return bytes.fromhex(read_line(SETTINGS.data, SEARCH))
