"""The rules that statistics alone name, as the desk and the queue know them.

Rules kept here: names alone, so that a page which speaks of screens loads nothing that computes one.
Left to others: asking a screen (asking), its words (web.desk.words.screens).
"""

from collections.abc import Mapping
from typing import Final

from saksama.tally.forensics.population import INVALID, TURNOUT

ALL: Final = "all"
"""The part that is all shares together."""
SHARES: Final = "A1"
"""A station's shares of the votes are unlike those around it."""
RULES: Final[Mapping[str, str]] = {TURNOUT: "A2", INVALID: "A3"}
"""The rule of a share that is no contestant's."""
ANOMALIES: Final = (SHARES, *RULES.values())
"""Rules of what only statistics name. They are the desk's alone."""
