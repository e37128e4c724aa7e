"""The table that a screen is asked for: its file and its map, as the command line names them.

Rules kept here:
  * `--map registered=..,given=..` names columns of the file; each role stands once and is one that a screen knows.
  * A column that was named must be there. Stations without a code of thirteen digits are called by their row.
Left to others: reading (`table_file`), what is not named (`saksama.tally.forensics.asked`).
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.tally.columns import Columns
from saksama.tally.forensics.asked import AREAS, JOINED, REST, ROLES, STANDARD, Asked
from saksama.tally.forensics.population import KIND
from saksama.tally.tables.shape import COLUMN, TableWrong, stations_of


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
