"""E1: one figure, written several times on one form (strokes, digits, bubbles, words).

Rules kept here: where most ways agree, the odd ones out are named, each with its difference from the others; where none
is in the majority, all are named and nobody is called odd.
Left to others: which columns hold which way (the sheet).
"""

import numpy as np

from saksama.tally.checks.outcome import Outcome
from saksama.tally.columns import Columns, Figure, Mask


def encodings_compared(table: Columns, columns: tuple[str, ...]) -> list[Outcome]:
    """Two or more columns of one figure, station by station."""
    values = np.stack([table.figure(name) for name in columns])
    agreeing = np.stack([np.sum(values == each, axis=0) for each in values])
    known = np.sum(~np.isnan(values), axis=0)
    most = agreeing.max(axis=0)
    differing = (known >= 2) & (most < known)
    # A value that `most` ways have is counted `most` times: more often, and a second value is as frequent.
    single = np.sum(agreeing == most, axis=0) == most
    agreed = values[agreeing.argmax(axis=0), np.arange(len(table))]
    tested = int(np.count_nonzero(known >= 2))
    found = [_odd(table, columns, at, values[at], agreed, differing & single, tested) for at in range(len(columns))]
    return [*found, _undecided(table, columns, values, differing & ~single, tested)]


def _odd(
    table: Columns, columns: tuple[str, ...], which: int, value: Figure, agreed: Figure, asked: Mask, tested: int
) -> Outcome:
    at = np.flatnonzero(asked & (np.abs(value - agreed) > 0))
    others = (*columns[:which], *columns[which + 1 :])
    residual = value[at] - agreed[at]
    return Outcome((columns[which],), others, tested, table.ids[at], at, residual, value[at], agreed[at])


def _undecided(table: Columns, columns: tuple[str, ...], values: Figure, asked: Mask, tested: int) -> Outcome:
    at = np.flatnonzero(asked)
    if not at.size:
        empty = np.zeros(0)
        return Outcome(columns, (), tested, table.ids[at], at, empty, empty, empty)
    high, low = np.nanmax(values[:, at], axis=0), np.nanmin(values[:, at], axis=0)
    return Outcome(columns, (), tested, table.ids[at], at, high - low, high, low)
