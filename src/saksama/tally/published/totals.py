"""Sums of figures by area, with how many know them: a sum without its coverage says less than it seems to.

Rules kept here: what is unknown adds nothing and is not counted; nothing is filled in.
Left to others: how many stations an area has (the node's list of stations).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from saksama.tally.columns import Columns


def totals(table: Columns, names: Sequence[str], digits: int) -> Mapping[str, Mapping[str, tuple[int, int]]]:
    """By area (the first `digits` of a code; 0: all in one), by figure: its sum over who knows it, and how many do."""
    codes, place = np.unique(table.ids.astype(f"<U{max(digits, 1)}"), return_inverse=True)
    if not digits:
        codes, place = np.array([""]), np.zeros(len(table), dtype=np.intp)
    found: dict[str, dict[str, tuple[int, int]]] = {str(code): {} for code in codes.tolist()}
    for name in names:
        column = table.figure(name)
        known = ~np.isnan(column)
        sums = np.bincount(place, weights=np.nan_to_num(column), minlength=codes.size)
        counts = np.bincount(place, weights=known, minlength=codes.size)
        for code, total, count in zip(found, sums.tolist(), counts.tolist(), strict=True):
            found[code][name] = (int(total), int(count))
    return found
