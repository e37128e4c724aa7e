"""A station to look at, as a screen names it: what was reported, and what was expected there.

Rules kept here: words and numbers alone, so that whoever keeps or shows a flag loads nothing that computes one.
Left to others: finding it (neighbour).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """A station to look at: `share` has `reported` of `whole`, where `low` to `high` were expected (99 of 100)."""

    station: str
    share: str
    reported: int
    whole: int
    expected: float
    low: int
    high: int
    p: float
    q: float
