"""`saksama tally screen SCREEN FILE [--map ...]`: which elections or stations deserve a look first.

Rules kept here:
  * Any election's table will do: `--map` names its columns.
  * A screen is no judgement: the exit code is 0 whatever it shows, 2 where the file could not be used.
Left to others: the screens (`saksama.tally.forensics`), their texts (`screen_text`, `screen_json`).
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from saksama.cli.tally.screen_json import Told, identical_json, integer_json, neighbour_json, turnout_json
from saksama.cli.tally.screen_table import (
    STANDARD,
    areas_in,
    leader_in,
    map_of,
    screened_table,
    turnout_names,
    votes_in,
)
from saksama.cli.tally.screen_text import identical_text, integer_text, neighbour_text
from saksama.cli.tally.table_shape import TableWrong
from saksama.cli.words import Language
from saksama.tally.columns import Columns
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.integer import Names, screen_integer
from saksama.tally.forensics.neighbour import screen_neighbour
from saksama.tally.forensics.turnout import screen_turnout

type Map = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a screen says, for a program and for a reader."""

    told: Told
    text: Callable[[Language], str]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the roles that it cannot do without, and how it is asked."""

    needed: tuple[str, ...]
    ask: Callable[[Columns, Map], Answer]


def _integer(columns: Columns, mapped: Map) -> Answer:
    named = {**STANDARD, **mapped}
    names = Names(named["registered"], named["given"], named["received"], leader_in(columns, mapped))
    found = screen_integer(columns, names)
    return Answer(integer_json(found), lambda language: integer_text(found, language))


def _neighbour(columns: Columns, mapped: Map) -> Answer:
    areas = areas_in(columns, mapped)
    found = screen_neighbour(columns, votes_in(columns, mapped), areas)
    names = turnout_names(mapped)
    known = columns.has((names.given, names.registered)) or columns.has((names.invalid, names.cast))
    beside = screen_turnout(columns, names, areas) if known else None
    return Answer(neighbour_json(found, beside), lambda language: neighbour_text(found, "neighbour", language))


def _turnout(columns: Columns, mapped: Map) -> Answer:
    found = screen_turnout(columns, turnout_names(mapped), areas_in(columns, mapped))
    return Answer(turnout_json(found), lambda language: neighbour_text(found, "turnout", language))


def _identical(columns: Columns, mapped: Map) -> Answer:
    found = screen_identical(columns, votes_in(columns, mapped), areas_in(columns, mapped))
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
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, Parquet, atau JSON Lines dari Sirekap")
    parser.add_argument(
        "--map",
        type=map_of,
        default={},
        metavar="registered=KOLOM,given=KOLOM,received=KOLOM,leader=KOLOM",
        help="nama kolom di berkas lain (the columns of any election's table)",
    )
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, screen, print."""
    screen = SCREENS[options.screen]
    try:
        columns = screened_table(options.file, options.map, screen.needed)
    except TableWrong as error:
        sys.stderr.write(error.told(options.lang))
        return 2
    answer = screen.ask(columns, options.map)
    if options.json:
        print(json.dumps({"screen": options.screen, **answer.told}, ensure_ascii=False, indent=2))
    else:
        print(answer.text(options.lang))
    return 0
