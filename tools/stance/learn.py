"""Weights of signs: logistic regression, as small as they can be (L2) for what they tell apart.

Rules kept here: both stances count alike on the whole, but a denial that is missed is the worse (`MISSED`): who put a
report right must not be met for it. Signs seen less often than `SEEN` teach nothing, and weights below `LEAST` are left
out.
Left to others: what is learnt from (`sentences`, `posts`), how weights are used (`saksama.textmatch.stance`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tools.stance.sentences import Taught

MISSED: Final = 2.0
SEEN: Final = 2
LEAST: Final = 5
_RIDGE: Final = 1.5
_STEPS: Final = 400
_HUNDREDTHS: Final = 100


def learn(taught: Sequence[Taught]) -> tuple[int, Mapping[str, int]]:
    """The bias and the weights, in hundredths, above 0 for a denial."""
    often = Counter(sign for each in taught for sign in each.signs)
    places = {sign: at for at, sign in enumerate(sorted(sign for sign, seen in often.items() if seen >= SEEN))}
    rows = [sorted(places[sign] for sign in each.signs if sign in places) for each in taught]
    ends = np.cumsum([0, *map(len, rows)])
    table = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(places)))
    denies = np.array([each.denies for each in taught])
    counts = np.array([each.counts for each in taught])
    counts[denies] *= MISSED * counts[~denies].sum() / counts[denies].sum()
    sides = np.where(denies, 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = sides * (table @ weights[:-1] + weights[-1])
        slopes = -sides * counts * np.exp(-np.logaddexp(0, margins))
        ridge = _RIDGE * weights[:-1]
        return (
            float(counts @ np.logaddexp(0, -margins) + ridge @ weights[:-1] / 2),
            np.append(table.T @ slopes + ridge, slopes.sum()),
        )

    found = minimize(loss, np.zeros(len(places) + 1), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    whole = np.rint(_HUNDREDTHS * found).astype(int)
    return int(whole[-1]), {sign: int(whole[at]) for sign, at in places.items() if abs(whole[at]) >= LEAST}
