"""How one figure may have been read as another.

Rules kept here: figures are compared digit by digit, from the right, with leading zeros; a digit that is easily taken
for another is one of 1/7, 0/6, 3/8, 4/9 (results-verification, 1). A cause is a guess about reading and accuses nobody.
Left to others: which figures to compare (`candidates`).
"""

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Mask

type Numbers = NDArray[np.int64]

_PLACES: Final = 9
_ALIKE: Final = np.zeros((10, 10), dtype=np.bool_)
for _one, _other in ((1, 7), (0, 6), (3, 8), (4, 9)):
    _ALIKE[_one, _other] = _ALIKE[_other, _one] = True


class Cause(StrEnum):
    """What would explain it: digits that look alike; one other digit; a column shifted; several digits."""

    ALIKE = "alike"
    DIGIT = "digit"
    SHIFT = "shift"
    SEVERAL = "several"


def changed_digits(read: Numbers, right: Numbers) -> Numbers:
    """In how many places each pair of figures differs."""
    return np.sum(_digits(read) != _digits(right), axis=0)


def look_alike(read: Numbers, right: Numbers) -> Mask:
    """Where every digit that differs is easily taken for the other."""
    ours, theirs = _digits(read), _digits(right)
    alike: Mask = np.all((ours == theirs) | _ALIKE[ours, theirs], axis=0)
    alike &= read != right
    return alike


def shifted(read: Numbers, right: Numbers) -> Mask:
    """Where one figure is ten times the other."""
    tenfold: Mask = (read == 10 * right) | (right == 10 * read)
    tenfold &= read != right
    return tenfold


def _digits(figures: Numbers) -> Numbers:
    powers = 10 ** np.arange(_PLACES, dtype=np.int64)
    return (figures[np.newaxis, :] // powers[:, np.newaxis]) % 10
