"""Numbers that a browser sends for what was ticked or chosen.

Rules kept here: what is no number of ours is none: signs of other scripts, or so many digits that none of our rows can
be meant (a number of thousands of digits costs time, and Python refuses it).
Left to others: whether what it names is there (flows), numbers that a person types (forms).
"""

from collections.abc import Iterable
from typing import Final

_DIGITS: Final = 18


def ticked(values: Iterable[str]) -> set[int]:
    """The numbers among these values."""
    return {int(each) for each in values if each.isascii() and each.isdigit() and len(each) <= _DIGITS}
