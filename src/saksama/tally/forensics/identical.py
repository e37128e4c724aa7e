"""Identical vectors: two stations of one desa with the same votes for every candidate.

Rules kept here:
  * Compared are pairs of one desa with the same sum; only they could be identical. The chance of each is that of its
    neighbours' shares (Dirichlet-multinomial), so that small stations and one-sided places explain themselves.
  * The chance of a pair is estimated from each of the two vectors and averaged: the mean of P(v) over v drawn from P is
    exactly the chance that two agree.
  * Votes alone: a sheet copied in part, or changed by one vote, is not seen here.
Left to others: the same photo at two stations (by its hash), what a person makes of a pair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from saksama.tally.columns import Columns
from saksama.tally.forensics.excess import Excess, Standing, excess_over
from saksama.tally.forensics.neighbour import Areas, Groups, look
from saksama.tally.forensics.population import LARGEST, LEAST, Provenance, Reason, ordinary
from saksama.tally.forensics.recipes import FEWEST_VOTES, IDENTICAL, IDENTICAL_LEVEL

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two stations of one desa with the same votes; `chance`: how often two such stations would agree."""

    stations: tuple[str, str]
    votes: tuple[int, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class IdenticalScreen:
    """`pairs`: identical ones against as many as chance gives, `n` pairs with the same sum; `twins`, rarest first."""

    pairs: Excess
    twins: tuple[Twins, ...]
    phi: Mapping[str, float]
    provenance: Provenance

    @property
    def standing(self) -> Standing:
        """By the stations used, and `IDENTICAL_LEVEL`."""
        if self.provenance.used < LEAST:
            return Standing.TOO_FEW
        return Standing.NOTICEABLE if self.pairs.p <= IDENTICAL_LEVEL else Standing.AS_CHANCE


def screen_identical(columns: Columns, parts: Sequence[str], areas: Areas) -> IdenticalScreen:
    """Screen the votes of `parts`, at least two. Raises `ColumnAbsent`."""
    figures = [columns.figure(part) for part in parts]
    total = np.sum(figures, axis=0)
    sieve = ordinary(columns).drop_unless_whole(*figures)
    sieve.drop(Reason.FEW_VOTES, total < FEWEST_VOTES).drop(Reason.TOO_LARGE, total > LARGEST)
    kept = sieve.kept
    votes, here = np.stack([figure[kept] for figure in figures]), areas.only(kept)
    shares = [look(name, row, total[kept], here) for name, row in zip(parts, votes, strict=True)]
    # One precision for the vector: that of the least precise share, so that chance is never overstated.
    phi = min((share.phi for share in shares), default=1.0)
    mu = np.stack([share.mu for share in shares])
    first, second = same_sum_pairs(here.desa, total[kept])
    chance = pair_chances(votes, mu / mu.sum(axis=0), phi, first, second)
    same = np.asarray((votes[:, first] == votes[:, second]).all(axis=0), dtype=np.bool_)
    parameters: dict[str, float | str] = {
        "votes": " ".join(parts),
        **IDENTICAL.constants,
        "phi": phi,
    }
    return IdenticalScreen(
        pairs=excess_over(same, chance),
        twins=_twins(columns.ids[kept], votes, (first[same], second[same]), chance[same]),
        phi={share.name: share.phi for share in shares},
        provenance=sieve.provenance(IDENTICAL, parameters, columns.digest),
    )


def same_sum_pairs(desa: Groups, total: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All pairs of stations with one desa and one sum, by their places."""
    order = np.lexsort((total, desa))
    ends = np.flatnonzero((np.diff(desa[order]) != 0) | (np.diff(total[order]) != 0)) + 1
    groups = [group for group in np.split(order, ends) if group.size > 1]
    pairs = [pair for group in groups for pair in combinations(group.tolist(), 2)]
    found = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def pair_chances(votes: Array, mu: Array, phi: float, first: NDArray[np.intp], second: NDArray[np.intp]) -> Array:
    """How likely each pair is to agree: votes and shares are (candidates, stations)."""
    one = np.exp(_log_dirichlet(votes[:, first], mu[:, second] * phi, phi))
    two = np.exp(_log_dirichlet(votes[:, second], mu[:, first] * phi, phi))
    return np.asarray((one + two) / 2, dtype=np.float64)


def _log_dirichlet(votes: Array, alpha: Array, phi: float) -> Array:
    """Log of the Dirichlet-multinomial probability of each vector."""
    total = votes.sum(axis=0)
    each = gammaln(votes + alpha) - gammaln(alpha) - gammaln(votes + 1)
    return np.asarray(each.sum(axis=0) + gammaln(total + 1) + gammaln(phi) - gammaln(total + phi), dtype=np.float64)


def _twins(
    ids: NDArray[np.str_], votes: Array, pairs: tuple[NDArray[np.intp], NDArray[np.intp]], chance: Array
) -> tuple[Twins, ...]:
    found = [
        Twins((str(ids[one]), str(ids[two])), tuple(int(each) for each in votes[:, one]), float(each_chance))
        for one, two, each_chance in zip(*pairs, chance, strict=True)
    ]
    return tuple(sorted(found, key=lambda twins: (twins.chance, twins.stations)))
