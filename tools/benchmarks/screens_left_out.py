"""Digit tests on the same elections, to show why no digit test is among the screens.

Rules kept here: the usual chi-square tests, of the leader's votes: second digits against Benford's law (from ten votes
on), last digits against even ones (from a hundred on).
Left to others: what is said of it (docs/reference/screens-left-out.md).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chisquare

from tests.testonly.elections import ELECTIONS, NTB_NAMES, election, ntb
from tools.benchmarks.scale import Scale

type Told = dict[str, object]

SECOND: Final = np.array([sum(np.log10(1 + 1 / (10 * first + digit)) for first in range(1, 10)) for digit in range(10)])


def measure(scale: Scale) -> dict[str, Told]:
    """By election."""
    told = {}
    for name in scale.of(list(ELECTIONS), ["Canada 2011"]):
        asked = ELECTIONS[name]
        told[name] = {"suspect": asked.suspect, **digits(election(name).figure(asked.names.leader))}
    told["NTB 2024"] = {"suspect": False, **digits(ntb().figure(NTB_NAMES.leader))}
    return told


def digits(votes: NDArray[np.float64]) -> Told:
    """Chi-square and p of both tests."""
    whole = votes[~np.isnan(votes)].astype(np.int64)
    second = np.array([int(str(each)[1]) for each in whole[whole >= 10].tolist()])
    last = whole[whole >= 100] % 10
    return {
        "second_digit_chi_square": _chi(second, SECOND)[0],
        "second_digit_p": _chi(second, SECOND)[1],
        "last_digit_chi_square": _chi(last, np.full(10, 0.1))[0],
        "last_digit_p": _chi(last, np.full(10, 0.1))[1],
    }


def _chi(found: NDArray[np.int64], shares: NDArray[np.float64]) -> tuple[float, float]:
    told = chisquare(np.bincount(found, minlength=10), shares / shares.sum() * found.size)
    return float(told.statistic), float(told.pvalue)
