"""How many ballots a station can have had at most, from figures that are not its votes.

Rules kept here:
  * The ballots delivered (form II.1) bound a station; else the voters on its list and the reserve, rounded up (UU
    7/2017 art. 344: 2 %); else the largest list the election allows and its reserve: 306 in Pemilu 2024.
  * A list of 0, or longer than the election allows, is a misreading; it bounds nothing. So is a figure below the
    ballots that the same sheet says were cast, or below its votes.
  * Votes never bound themselves: what is being questioned is no evidence of its own size.
  * Which bound a station got is kept, so that every result can say how many had which.
Left to others: what is done with the bound (`saksama.tally.bound.held`, `saksama.tally.audit`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from saksama.tally.assertions import Whole
from saksama.tally.columns import Columns, Figure, Mask
from saksama.tally.sheet.definition import Role, Sheet

_COUNTED_WRONG: Final = 2
"""Ballots delivered may be so many above what was due: more is a misreading."""


class Source(IntEnum):
    """What bounds a station's ballots."""

    DELIVERED = 0
    LIST = 1
    LARGEST = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What the election allows. `largest`: voters on a list; `reserve_permille`: ballots added to 1,000; columns."""

    largest: int = 300
    reserve_permille: int = 20
    delivered: tuple[str, ...] = ("surat_suara_diterima",)
    voters: tuple[str, ...] = ("dpt_j",)
    cast: tuple[str, ...] = ("suara_sah", "suara_total", "pengguna_total_j")

    @classmethod
    def of(cls, sheet: Sheet) -> Self:
        """Those of a sheet: its numbers, and the columns that have the roles."""
        return cls(
            sheet.limits.registered,
            sheet.limits.reserve_permille,
            sheet.by_role(Role.DELIVERED),
            sheet.by_role(Role.REGISTERED),
            tuple(name for role in (Role.VALID, Role.CAST, Role.USERS) for name in sheet.by_role(role)),
        )

    def with_reserve(self, voters: Figure) -> Figure:
        """Voters and the reserve, rounded up: 300 gives 306, 151 gives 155."""
        # Whole numbers under the division: 1.02 x 150 in floating point is above 153.
        return np.asarray(np.ceil(voters * (1000 + self.reserve_permille) / 1000))

    @property
    def most(self) -> int:
        """The largest list and its reserve."""
        return -(-self.largest * (1000 + self.reserve_permille) // 1000)


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """`most`: int64, an upper bound of each station's ballots; `source`: int8, a `Source` of each."""

    most: Whole
    source: NDArray[np.int8]

    def counted(self, among: Mask | NDArray[np.intp]) -> dict[str, int]:
        """How many of these stations (a mask, or their places) used which bound, by its name in small letters."""
        return {each.name.lower(): int((self.source[among] == each).sum()) for each in Source}


def ballots(table: Columns, limits: Limits, votes: Whole) -> Ballots:
    """The bound of every station of the table. `votes`: all that were counted there, 0 where it is held."""
    # What the sheet itself speaks of: a bound below it is a misreading of one or the other.
    cast = np.max([votes.astype(np.float64), *(np.nan_to_num(_column(table, (name,))) for name in limits.cast)], axis=0)
    most = np.full(len(table), limits.most, dtype=np.int64)
    source = np.full(len(table), Source.LARGEST, dtype=np.int8)
    listed = _column(table, limits.voters)
    # From the weaker to the stronger, so that the stronger is what remains.
    for kind, known, bound in (
        (Source.LIST, (listed > 0) & (listed <= limits.largest), limits.with_reserve(listed)),
        (Source.DELIVERED, ~np.isnan(delivered := _column(table, limits.delivered)), delivered),
    ):
        used = known & (bound >= cast) & (bound <= limits.most + _COUNTED_WRONG)
        most[used] = bound[used].astype(np.int64)
        source[used] = kind
    return Ballots(most, source)


def _column(table: Columns, names: Sequence[str]) -> Figure:
    """The first of these columns that the table has; unknown everywhere where it has none."""
    found = [table.figures[name] for name in names if name in table.figures]
    return found[0] if found else np.full(len(table), np.nan)
