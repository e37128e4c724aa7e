"""How surely a rule or a decree is known.

Rules kept here: three codes, weakest last; a rule bears that of the weakest part its due date rests on.
Left to others: what the law says (rules/*.toml).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from saksama.clocks.words import Said


class Certainty(StrEnum):
    """What was seen of it."""

    TEXT = "text seen"
    PRACTICE = "practice seen"
    MEMORY = "memory"


SAID: Final[Mapping[Certainty, Said]] = {
    Certainty.TEXT: Said("naskah terlihat", "text seen"),
    Certainty.PRACTICE: Said("praktik terlihat", "practice seen"),
    Certainty.MEMORY: Said("dari ingatan", "from memory"),
}
