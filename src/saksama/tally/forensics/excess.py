"""How many stations show something, against how many would by chance.

Rules kept here: one-sided, with continuity correction; exact where events are few (`poisson_binomial`).
Left to others: the chance of each station (each screen's own).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Mask
from saksama.tally.forensics.poisson_binomial import at_least


class Standing(StrEnum):
    """What may be said of an election."""

    TOO_FEW = "too-few"
    AS_CHANCE = "as-chance"
    NOTICEABLE = "noticeable"


@dataclass(frozen=True, slots=True)
class Excess:
    """Stations that show it; `z` is None where nothing could vary, `p` is one-sided."""

    n: int
    observed: int
    expected: float
    z: float | None
    p: float

    @property
    def excess(self) -> float:
        """Observed less expected."""
        return self.observed - self.expected


def excess_over(seen: Mask, chance: NDArray[np.float64]) -> Excess:
    """`seen`: which stations show it; `chance`: with what probability each would."""
    observed, expected = int(seen.sum()), float(chance.sum())
    spread = sqrt(float((chance * (1 - chance)).sum()))
    z = (observed - expected) / spread if spread > 0 else None
    return Excess(seen.size, observed, expected, z, at_least(observed, chance))
