"""T1 within one table: one picture at two stations; the same votes at two stations of one village.

Rules kept here: nothing is said of stations where the votes are unknown or nobody voted; how many others are alike is
the residual. Small villages have such pairs by chance: it is a notice, never more.
Left to others: how many pairs chance makes (`saksama.tally.forensics`).
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from saksama.tally.checks.outcome import Outcome
from saksama.tally.columns import Columns

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def same_votes(table: Columns, votes: tuple[str, ...], digits: int) -> Outcome:
    """Stations of one area (its code has so many digits) that have the same votes of every contestant."""
    known = np.flatnonzero(table.known(votes))
    rows = np.stack([table.figure(name)[known].astype(np.int64) for name in votes])
    voted = rows.sum(axis=0) > 0
    asked, rows = known[voted], rows[:, voted]
    areas = table.ids[asked].astype(f"<U{digits}").astype(np.int64)
    marks = _marks(np.vstack([areas, rows]))
    _, place, often = np.unique(marks, return_inverse=True, return_counts=True)
    # A mark can be shared by chance: the few that are shared are compared figure by figure.
    shared = np.flatnonzero(often[place] > 1)
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for each in shared.tolist():
        groups[int(areas[each]), *rows[:, each].tolist()].append(each)
    others = {each: len(group) - 1 for group in groups.values() if len(group) > 1 for each in group}
    where = np.array(sorted(others), dtype=np.intp)
    count = np.array([float(others[each]) for each in where.tolist()])
    at = asked[where]
    total = rows[:, where].sum(axis=0).astype(np.float64)
    return Outcome(votes, (), int(asked.size), table.ids[at], at, count, total, total)


def same_photos(table: Columns, columns: tuple[str, ...]) -> Outcome:
    """Stations at which a picture stands (its SHA-256 in one of the columns) that stands at another too."""
    stations: dict[str, set[int]] = defaultdict(set)
    with_photo: set[int] = set()
    for name in columns:
        for station, digest in enumerate(table.tags[name].tolist()):
            if digest:
                stations[digest.lower()].add(station)
                with_photo.add(station)
    others: dict[int, set[int]] = defaultdict(set)
    for group in stations.values():
        for station in group if len(group) > 1 else ():
            others[station] |= group - {station}
    at = np.array(sorted(others), dtype=np.intp)
    count = np.array([float(len(others[each])) for each in at.tolist()])
    return Outcome(columns, (), len(with_photo), table.ids[at], at, count, count, np.zeros(at.size))


def _marks(rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """One number for each column of `rows`; equal columns have equal numbers."""
    mark = np.zeros(rows.shape[1], dtype=np.uint64)
    for row in rows:
        mark = (mark ^ row.astype(np.uint64)) * _PRIME
        mark ^= mark >> _SHIFT
    return mark
