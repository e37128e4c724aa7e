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

from saksama.cli.tally.screen_table import add_options, asked_table
from saksama.cli.tally.screen_text import identical_text, integer_text, neighbour_text
from saksama.cli.tally.writing import say
from saksama.tally.forensics.as_json import (
    Told,
    identical_json,
    integer_json,
    neighbour_json,
    tagged_json,
    turnout_json,
)
from saksama.tally.forensics.asked import Asked
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.integer import screen_integer
from saksama.tally.forensics.neighbour import screen_neighbour, screen_turnout
from saksama.tally.tables.shape import TableWrong
from saksama.words import Language


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
