"""The table that a screen is asked for: which column is what, as the caller maps it, or as a sheet of Indonesia does.

Rules kept here:
  * What is not mapped is that of the sheet; the leader is the contestant with the most votes; where a leader is all
    that is mapped, the others together are the other contestant.
  * A level that is not mapped is the largest one that is.
Left to others: reading the table (`saksama.tally.tables`), what is looked at (the screens).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from saksama.tally.columns import ColumnAbsent, Columns
from saksama.tally.forensics.neighbour import Areas, TurnoutNames, areas_named, areas_of
from saksama.tally.forensics.population import Names, sums_of
from saksama.tally.sheet.definition import Part, Sheet

ROLES: Final = ("registered", "given", "received", "leader", "invalid", "cast", "votes", "kabkota", "kecamatan", "desa")
AREAS: Final = ("kabkota", "kecamatan", "desa")
REST: Final = "received-leader"
"""What all others have, where a table names its leader alone."""
JOINED: Final = "+"
"""Between the columns of `votes`."""
STANDARD: Final[Mapping[str, str]] = {
    "registered": "dpt_j",
    "given": "pengguna_dpt_j",
    "received": "suara_sah",
    "invalid": "suara_tidak_sah",
    "cast": "suara_total",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A table, and what its columns are: those that were mapped, the others by the sheet."""

    columns: Columns
    mapped: Mapping[str, str]
    sheet: Sheet

    @property
    def sums(self) -> tuple[Part, ...]:
        """What must add up at a station, as far as the table has the fields."""
        return sums_of(self.sheet, self.columns)

    @property
    def votes(self) -> tuple[str, ...]:
        """The contestants' columns. Raises `ColumnAbsent` where there are under two."""
        found = self.mapped["votes"].split(JOINED) if "votes" in self.mapped else self._contestants()
        if len(found) < 2 and REST in self.columns.figures:
            return self.mapped["leader"], REST
        if len(found) < 2:
            raise ColumnAbsent("votes=A+B", tuple(self.columns.figures))
        return tuple(found)

    @property
    def names(self) -> Names:
        """Registered, given, received, and who has the most votes in all. Raises `ColumnAbsent`."""
        return Names(
            self.column("registered"),
            self.column("given"),
            self.column("received"),
            self.mapped.get("leader") or max(self.votes, key=self._sum),
        )

    @property
    def turnout_names(self) -> TurnoutNames:
        """Turnout and invalid votes."""
        return TurnoutNames(*(self.column(role) for role in ("registered", "given", "invalid", "cast")))

    @property
    def areas(self) -> Areas:
        """The areas that the map names, or those of the stations' codes. Raises `AreasUnknown`."""
        named = [self.mapped[role] for role in AREAS if role in self.mapped]
        # A level that is not named is the largest one that is: two levels are enough.
        return (
            areas_named(self.columns, *(self.mapped.get(role, named[0]) for role in AREAS))
            if named
            else areas_of(self.columns)
        )

    def column(self, role: str) -> str:
        """The column of a role."""
        return {**STANDARD, **self.mapped}[role]

    def _contestants(self) -> list[str]:
        return [name for name in self.sheet.contestants if name in self.columns.figures]

    def _sum(self, name: str) -> float:
        return float(np.nansum(self.columns.figure(name)))
