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

from saksama.cli.tally.screen_json import Told, integer_json
from saksama.cli.tally.screen_table import STANDARD, leader_in, map_of, screened_table
from saksama.cli.tally.screen_text import integer_text
from saksama.cli.tally.table_shape import TableWrong
from saksama.cli.words import Language
from saksama.tally.columns import Columns
from saksama.tally.forensics.integer import Names, screen_integer

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


SCREENS: Mapping[str, Screen] = {
    "integer": Screen(("registered", "given", "received"), _integer),
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
