"""`saksama tally screen SCREEN FILE [--map ...]`: which elections or stations deserve a look first.

Rules kept here:
  * Any election's table will do: `--map registered=..,given=..` names columns of the file; each role stands once and is
    one that a screen knows.
  * A column that was named must be there. Stations without a code of thirteen digits are called by their row.
  * A screen is no judgement: the exit code is 0 whatever it shows, 2 where the file could not be used.
Left to others: the screens (`saksama.tally.forensics`), their texts (`screen_text`), reading (`table_file`), what is
not named (`saksama.tally.forensics.asked`).
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from saksama.cli.tally.screen_text import identical_text, integer_text, neighbour_text
from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.cli.tally.writing import say
from saksama.tally.columns import Columns
from saksama.tally.forensics.as_json import (
    Told,
    identical_json,
    integer_json,
    neighbour_json,
    tagged_json,
    turnout_json,
)
from saksama.tally.forensics.asked import AREAS, JOINED, REST, ROLES, STANDARD, Asked
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.integer import screen_integer
from saksama.tally.forensics.neighbour import screen_neighbour, screen_turnout
from saksama.tally.forensics.population import KIND
from saksama.tally.tables.shape import COLUMN, TableWrong, stations_of
from saksama.words import Language


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a screen says, for a program and for a reader."""

    told: Told
    text: Callable[[Language], str]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the roles that it cannot do without, and how it is asked."""

    needed: tuple[str, ...]
    ask: Callable[[Asked], Answer]


def _integer(asked: Asked) -> Answer:
    found = screen_integer(asked.columns, asked.names, asked.sums)
    return Answer(integer_json(found), lambda language: integer_text(found, language))


def _neighbour(asked: Asked) -> Answer:
    found = screen_neighbour(asked.columns, asked.votes, asked.areas)
    names = asked.turnout_names
    known = any(asked.columns.has(pair) for pair in ((names.given, names.registered), (names.invalid, names.cast)))
    beside = screen_turnout(asked.columns, names, asked.areas, asked.sums) if known else None
    return Answer(neighbour_json(found, beside), lambda language: neighbour_text(found, "neighbour", language))


def _turnout(asked: Asked) -> Answer:
    found = screen_turnout(asked.columns, asked.turnout_names, asked.areas, asked.sums)
    return Answer(turnout_json(found), lambda language: neighbour_text(found, "turnout", language))


def _identical(asked: Asked) -> Answer:
    found = screen_identical(asked.columns, asked.votes, asked.areas)
    return Answer(identical_json(found), lambda language: identical_text(found, language))


SCREENS: Mapping[str, Screen] = {
    "integer": Screen(("registered", "given", "received"), _integer),
    "neighbour": Screen((), _neighbour),
    "turnout": Screen((), _turnout),
    "identical": Screen((), _identical),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("screen", choices=tuple(SCREENS), help="saringan yang mana (which screen)")
    add_options(parser)
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, screen, print."""
    screen = SCREENS[options.screen]
    try:
        asked = asked_table(options, screen.needed)
    except TableWrong as error:
        sys.stderr.write(error.told(options.lang))
        return 2
    answer = screen.ask(asked)
    if options.json:
        told = {"screen": options.screen, **answer.told, "tagged": tagged_json(asked.columns)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(answer.text(options.lang))
    return 0
