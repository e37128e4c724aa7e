"""R: stations against the recap of their area; one ballot's sheet against another's of the same station.

Rules kept here:
  * An area is compared in a figure only if every station of it in the table knows that figure: a part is no sum.
  * A recap of one level is compared with the recap of the level below where the file has it, else with the stations.
Left to others: at which level a difference arose, and who gained by it in all (`saksama.tally.tiers`).
"""

import numpy as np

from saksama.tally.checks.outcome import Outcome
from saksama.tally.columns import Columns, Figure, Texts

_NOWHERE = np.zeros(0, dtype=np.intp)


def levels(recap: Columns) -> tuple[int, ...]:
    """The levels that a recap has, as lengths of its codes, the lowest area (the longest code) first."""
    return tuple(sorted({len(code) for code in recap.ids.tolist()}, reverse=True))


def rolled_up(stations: Columns, recap: Columns, name: str, digits: int, other: str) -> Outcome:
    """One figure: the stations (or the areas below) summed, against the recap of areas with `digits` digits."""
    below = [level for level in levels(recap) if level > digits]
    lengths = np.array([len(code) for code in recap.ids.tolist()])
    children = recap.only(lengths == below[-1]) if below else stations
    codes, sums = _sums(children, name, digits)
    stated = dict(zip(recap.ids.tolist(), recap.figure(name).tolist(), strict=True))
    right = np.array([stated.get(code, np.nan) for code in codes.tolist()])
    difference = sums - right
    at = np.flatnonzero(np.abs(difference) > 0)
    tested = int(np.count_nonzero(~np.isnan(difference)))
    return Outcome((name,), (name,), tested, codes[at], _NOWHERE, difference[at], sums[at], right[at], other)


def shared(ours: Columns, theirs: Columns, name: str, other: str) -> Outcome:
    """One figure that two ballots' sheets of a station have in common."""
    where = dict(zip(theirs.ids.tolist(), theirs.figure(name).tolist(), strict=True))
    right = np.array([where.get(code, np.nan) for code in ours.ids.tolist()])
    left = ours.figure(name)
    difference = left - right
    at = np.flatnonzero(np.abs(difference) > 0)
    tested = int(np.count_nonzero(~np.isnan(difference)))
    return Outcome((name,), (name,), tested, ours.ids[at], at, difference[at], left[at], right[at], other)


def _sums(children: Columns, name: str, digits: int) -> tuple[Texts, Figure]:
    """The areas of the children, and what they sum to; unknown where one of them is unknown."""
    codes, place = np.unique(children.area(digits), return_inverse=True)
    return codes, np.bincount(place, weights=children.figure(name), minlength=codes.size)
