"""The table that a screen is asked for: which column is what, as the caller names it, or as Indonesia's sheets do.

Rules kept here:
  * `--map registered=..,given=..` names columns of the file; each name stands once and is one that the screen knows.
  * A column that was named must be there. Stations without a code of thirteen digits are called by their row.
  * Without a map the columns are those of KPU's sheets, and the leader is the pair with the most votes.
Left to others: reading (`table_file`), what is looked at (`saksama.tally.forensics`).
"""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from saksama.cli.tally.table_file import read_table
from saksama.cli.tally.table_shape import COLUMN, Shape, TableWrong
from saksama.tally.columns import ColumnAbsent, Columns
from saksama.tally.forensics.neighbour import Areas, areas_named, areas_of
from saksama.tally.forensics.population import KIND, SUMS
from saksama.tally.forensics.turnout import TurnoutNames

IDENT: Final = "kode_tps"
ROLES: Final = ("registered", "given", "received", "leader", "invalid", "cast", "votes", "kabkota", "kecamatan", "desa")
AREAS: Final = ("kabkota", "kecamatan", "desa")
JOINED: Final = "+"
"""Between the columns of `votes`."""
STANDARD: Final[Mapping[str, str]] = {
    "registered": "dpt_j",
    "given": "pengguna_dpt_j",
    "received": "suara_sah",
    "invalid": "suara_tidak_sah",
    "cast": "suara_total",
}
PAIRS: Final = tuple(f"suara_paslon_{number}" for number in range(1, 11))
_SUMMED: Final = frozenset(name for parts, whole in SUMS for name in (*parts, whole))


def map_of(text: str) -> dict[str, str]:
    """`role=column,...` as argparse takes it."""
    found: dict[str, str] = {}
    for piece in text.split(","):
        role, equals, column = piece.partition("=")
        if not equals or role not in ROLES or not column or role in found:
            raise argparse.ArgumentTypeError(f"{piece!r}: {'|'.join(ROLES)}=KOLOM, masing-masing sekali (each once)")
        found[role] = column
    return found


def screened_table(path: Path, mapped: Mapping[str, str], needed: Iterable[str]) -> Columns:
    """Read what the roles name. `needed`: roles without which the screen is of no use. Raises `TableWrong`."""
    named = {**STANDARD, **mapped}
    wanted = {column for role in named if role not in AREAS for column in named[role].split(JOINED)}
    must = {column for role in needed if role in named for column in named[role].split(JOINED)}
    must |= {column for role, texts in mapped.items() if role not in AREAS for column in texts.split(JOINED)}
    figures = {name: name for name in sorted({*wanted, *PAIRS, *_SUMMED})}
    tags = {name: name for name in (KIND, *(mapped[role] for role in AREAS if role in mapped))}
    shape = Shape(figures=figures, tags=tags, needed=frozenset(must))
    try:
        return read_table(path, shape)
    except TableWrong as error:
        if not mapped or not any(fault.words is COLUMN and fault.column == IDENT for fault in error.faults):
            raise
    return read_table(path, Shape(figures=figures, tags=tags, needed=frozenset(must), ident=None))


def votes_in(columns: Columns, mapped: Mapping[str, str]) -> tuple[str, ...]:
    """The candidates' columns: those that the map names, or those of the pairs. Raises `ColumnAbsent` for under two."""
    found = tuple(mapped["votes"].split(JOINED) if "votes" in mapped else _pairs(columns))
    if len(found) < 2:
        raise ColumnAbsent("votes=A+B", tuple(columns.figures))
    return found


def areas_in(columns: Columns, mapped: Mapping[str, str]) -> Areas:
    """The areas that the map names, or those of the stations' codes. Raises `AreasUnknown`."""
    if not any(role in mapped for role in AREAS):
        return areas_of(columns)
    # Who has two levels names one of them twice; a level that is not named is that above it.
    above = [mapped[role] for role in AREAS if role in mapped]
    names = [mapped.get(role, above[0]) for role in AREAS]
    return areas_named(columns, *names)


def turnout_names(mapped: Mapping[str, str]) -> TurnoutNames:
    """The columns of turnout and invalid votes."""
    named = {**STANDARD, **mapped}
    return TurnoutNames(named["registered"], named["given"], named["invalid"], named["cast"])


def _pairs(columns: Columns) -> list[str]:
    return [name for name in PAIRS if name in columns.figures]


def leader_in(columns: Columns, mapped: Mapping[str, str]) -> str:
    """The column of who has the most votes in all."""
    if "leader" in mapped:
        return mapped["leader"]
    return max(_pairs(columns), key=lambda name: float(np.nansum(columns.figure(name))), default=PAIRS[0])
