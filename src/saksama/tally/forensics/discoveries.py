"""False discoveries kept to a share of what is shown.

Rules kept here: Benjamini and Hochberg, JRSS B 57 (1995), on whole arrays. A q of 0.05 is a rate among what is shown;
it is no probability that anything is wrong at one station.
Left to others: a handful of values in plain Python (`saksama.fairness.exact`).
"""

import numpy as np
from numpy.typing import NDArray


def adjusted(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """The q of each p."""
    order = np.argsort(p, kind="stable")
    ratio = p[order] * p.size / np.arange(1, p.size + 1)
    found = np.empty(p.size)
    found[order] = np.minimum(np.minimum.accumulate(ratio[::-1])[::-1], 1.0)
    return found
