"""The table that a screen is asked for: which column is what, as the caller names it, or as a sheet of Indonesia does.

Rules kept here:
  * `--map registered=..,given=..` names columns of the file; each role stands once and is one that a screen knows.
  * A column that was named must be there. Stations without a code of thirteen digits are called by their row.
  * What is not named is that of the sheet; the leader is the contestant with the most votes; where a leader is all that
    is named, the others together are the other contestant.
Left to others: reading (`table_file`), what is looked at (`saksama.tally.forensics`).
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from saksama.cli.tally.sheet_shape import sheet_named, stations_of
from saksama.cli.tally.table_file import read_table
from saksama.cli.tally.table_shape import COLUMN, TableWrong
from saksama.tally.columns import ColumnAbsent, Columns
from saksama.tally.forensics.neighbour import Areas, areas_named, areas_of
from saksama.tally.forensics.population import KIND, Names, sums_of
from saksama.tally.forensics.turnout import TurnoutNames
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


def add_options(parser: argparse.ArgumentParser) -> None:
    """The file, the map and the sheet."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, Parquet, atau JSON Lines dari Sirekap")
    parser.add_argument(
        "--map",
        type=map_of,
        default={},
        metavar="registered=KOLOM,given=KOLOM,received=KOLOM,leader=KOLOM",
        help="nama kolom di berkas lain (the columns of any election's table)",
    )
    parser.add_argument("--sheet", default="ppwp-2024", metavar="ID", help="lembar hasil (sheet, or a TOML file)")


def map_of(text: str) -> dict[str, str]:
    """`role=column,...` as argparse takes it."""
    found: dict[str, str] = {}
    for piece in text.split(","):
        role, equals, column = piece.partition("=")
        if not equals or role not in ROLES or not column or role in found:
            raise argparse.ArgumentTypeError(f"{piece!r}: {'|'.join(ROLES)}=KOLOM, masing-masing sekali (each once)")
        found[role] = column
    return found


def asked_table(options: argparse.Namespace, needed: Iterable[str]) -> Asked:
    """Read what the roles name. `needed`: roles without which the screen is of no use.

    Raises `TableWrong`, `SheetUnknown`, `SheetMalformed`.
    """
    sheet, mapped = sheet_named(options.sheet), options.map
    named = {column for role, text in mapped.items() if role not in AREAS for column in text.split(JOINED)}
    standard = stations_of(sheet)
    shape = replace(
        standard,
        figures={**standard.figures, **{name: name for name in sorted(named)}},
        tags={**standard.tags, KIND: KIND, **{mapped[role]: mapped[role] for role in AREAS if role in mapped}},
        needed=frozenset(named | {STANDARD[role] for role in needed if role not in mapped}),
    )
    try:
        return Asked(_with_rest(read_table(options.file, shape), mapped), mapped, sheet)
    except TableWrong as error:
        if not mapped or not any(fault.words is COLUMN and fault.column == shape.ident for fault in error.faults):
            raise
    return Asked(_with_rest(read_table(options.file, replace(shape, ident=None)), mapped), mapped, sheet)


def _with_rest(columns: Columns, mapped: Mapping[str, str]) -> Columns:
    pair = {**STANDARD, **mapped}
    if "leader" not in mapped or not columns.has((pair["received"], pair["leader"])):
        return columns
    rest = columns.figure(pair["received"]) - columns.figure(pair["leader"])
    return replace(columns, figures={**columns.figures, REST: rest})
