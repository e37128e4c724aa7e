"""A table of polling stations in columns: what every sum, screen and audit of the tally reads.

Rules kept here:
  * All columns are as long as the list of stations, and every station stands there once.
  * A figure that the source does not give is NaN. It is unknown, never zero.
  * The table keeps the digest of the bytes it came from, so that every result can say what it was computed from.
Left to others: reading files (`saksama.cli.tally.table_file`), what a column means (`saksama.tally.sheet`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from saksama.errors import CallerError

type Figure = NDArray[np.float64]
"""Whole numbers of one field, one a station; NaN where unknown."""
type Numbers = NDArray[np.int64]
type Texts = NDArray[np.str_]
type Mask = NDArray[np.bool_]


class ColumnsUneven(CallerError):
    """A column is not as long as the list of stations, or a station stands there twice."""

    code = "tally.columns-uneven"
    advice = "Give every station once, and one value of each column for each station (NaN where unknown)."

    column: str
    length: int
    stations: int


class ColumnAbsent(CallerError):
    """A column that was asked for is not in the table."""

    code = "tally.column-absent"
    advice = "Use one of the columns that the table has, or map its own names to the ones that are needed."

    column: str
    present: tuple[str, ...]


class CodesShort(CallerError):
    """Some code has fewer digits than the area that was asked for."""

    code = "tally.codes-short"
    advice = "Ask for areas of a level that every code in the table reaches."

    digits: int


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Stations with their figures and tags.

    `ids`: codes of the stations (13 digits in Indonesia); `figures`: by column, float64, NaN for unknown; `tags`: by
    column, texts (names of areas, kinds), "" for unknown; `digest`: SHA-256 in hex of the bytes that were read.
    Raises `ColumnsUneven`.
    """

    ids: Texts
    figures: Mapping[str, Figure]
    tags: Mapping[str, Texts]
    digest: str

    def __post_init__(self) -> None:
        """Refuse what is uneven."""
        for name, column in (*self.figures.items(), *self.tags.items()):
            if column.shape != self.ids.shape:
                raise ColumnsUneven(name, column.size, self.ids.size)
        # A set, not a sorting: five times as fast on a country's stations.
        if (once := len(set(self.ids.tolist()))) != self.ids.size:
            raise ColumnsUneven("ids", once, self.ids.size)

    def __len__(self) -> int:
        return int(self.ids.size)

    def has(self, names: Iterable[str]) -> bool:
        """Whether the source has all these figures as columns."""
        return all(name in self.figures for name in names)

    def figure(self, name: str) -> Figure:
        """One column of figures. Raises `ColumnAbsent`."""
        if name not in self.figures:
            raise ColumnAbsent(name, tuple(self.figures))
        return self.figures[name]

    def known(self, names: Iterable[str]) -> Mask:
        """The stations at which each of these figures is known; none where the source has no such column."""
        whole = np.ones(len(self), dtype=np.bool_)
        for name in names:
            if name not in self.figures:
                return np.zeros(len(self), dtype=np.bool_)
            whole &= ~np.isnan(self.figures[name])
        return whole

    def area(self, digits: int) -> Texts:
        """The code of each station's area: the first `digits` of its own (2 province, 4 kab/kota, 6, 10 desa)."""
        return self.ids.astype(f"<U{digits}")

    def reach(self, digits: int) -> bool:
        """Whether every code is at least so long: a table of areas has shorter ones."""
        return bool((np.char.str_len(self.ids) >= digits).all())

    def area_numbers(self, digits: int) -> Numbers:
        """The same as numbers, which are sorted and grouped ten times as fast. Raises `CodesShort`."""
        count = len(self)
        signs = np.ascontiguousarray(self.ids, dtype=f"<U{max(digits, 1)}").view("<u4").reshape(count, -1)
        if count and not signs[:, digits - 1].all():
            raise CodesShort(digits)
        found = np.zeros(count, dtype=np.int64)
        for place in range(digits):
            found = found * 10 + (signs[:, place].astype(np.int64) - ord("0"))
        return found

    def only(self, kept: Mask) -> Self:
        """The table of the stations that `kept` marks; the digest stays that of the whole."""
        return type(self)(
            self.ids[kept],
            {name: column[kept] for name, column in self.figures.items()},
            {name: column[kept] for name, column in self.tags.items()},
            self.digest,
        )
