"""A process of its own in which screens of a version are computed: what computes them takes long to load.

    python -I -m saksama_node.results.screens.answering CONTEST SCREEN.. < document

Rules kept here:
  * It knows no key, no database, no setting; it reads standard input and writes a line of JSON a screen, as each ends.
  * The same table gives the same numbers as the command line: both ask through `saksama.tally.forensics.asked`.
  * A screen whose columns the version lacks is not run, and names them, by part; one that could use no station is not
    run either: unknown is not zero.
  * A station that is named keeps what stood there: the figures, by which its finding is told from another.
Left to others: starting it (asking), the screens themselves (`saksama.tally.forensics`).
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from saksama.tally.columns import Columns
from saksama.tally.forensics.as_json import excess_json
from saksama.tally.forensics.asked import Asked
from saksama.tally.forensics.excess import Standing
from saksama.tally.forensics.flag import Flag
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.integer import screen_integer
from saksama.tally.forensics.neighbour import NeighbourScreen, screen_neighbour, screen_turnout
from saksama.tally.forensics.pictures import picture
from saksama.tally.forensics.population import INVALID, TURNOUT
from saksama.tally.published.document import parse_document
from saksama_node.results.judged.anomalies import ALL, RULES, SHARES
from saksama_node.results.screens.asking import Answer, Named
from saksama_node.results.states import Screen
from saksama_node.results.versions.contests import Contest, contest_of

_ROLES: Final[Mapping[Screen, Mapping[str, tuple[str, ...]]]] = {
    Screen.INTEGER: {"either": ("registered", "given", "received")},
    Screen.NEIGHBOUR: {},
    Screen.TURNOUT: {TURNOUT: ("registered", "given"), INVALID: ("invalid", "cast")},
    Screen.IDENTICAL: {},
    Screen.PICTURE: {"": ("registered", "given", "received")},
}
"""What each part cannot do without, beside votes."""
_VOTELESS: Final = Screen.TURNOUT
_FEWEST: Final = 2


def answered(contest: Contest, table: Columns, screen: Screen) -> Answer:
    """Run one screen on a table of stations, or say what it lacks."""
    asked = Asked(table, {}, contest.definition)
    missing = lacking(asked, screen)
    parts = _ROLES[screen] or {"": ()}
    if len(missing) >= len(parts):
        return Answer(missing=missing)
    found = _ASK[screen](asked)
    # What no station could be used for has no numbers; that it was tried, and why each station fell out, stays.
    return Answer(found.numbers if found.ran else {}, found.told, found.provenance, found.named, missing)


def lacking(asked: Asked, screen: Screen) -> dict[str, tuple[str, ...]]:
    """By part of a screen, the columns that the table lacks; a part that has them all is not there."""
    votes = asked.sheet.contestants
    here = [name for name in votes if name in asked.columns.figures]
    absent = [name for name in votes if name not in here] if screen is not _VOTELESS and len(here) < _FEWEST else []
    found = {}
    for part, roles in (_ROLES[screen] or {"": ()}).items():
        names = [name for name in map(asked.column, roles) if name not in asked.columns.figures]
        if names or absent:
            found[part] = (*names, *absent)
    return found


def _integer(asked: Asked) -> Answer:
    found = screen_integer(asked.columns, asked.names, asked.sums)
    parts = {"either": found.either, "result": found.result, "turnout": found.turnout}
    numbers = {name: excess_json(each) for name, each in parts.items()}
    return Answer(numbers, {"standing": found.standing.value}, found.provenance)


def _neighbour(asked: Asked) -> Answer:
    found = screen_neighbour(asked.columns, asked.votes, asked.areas)
    return _shares(asked, found, lambda flag: (SHARES, flag.share, asked.votes))


def _turnout(asked: Asked) -> Answer:
    names = asked.turnout_names
    fields = {TURNOUT: (names.given, names.registered), INVALID: (names.invalid, names.cast)}
    found = screen_turnout(asked.columns, names, asked.areas, asked.sums)
    return _shares(asked, found, lambda flag: (RULES[flag.share], fields[flag.share][0], fields[flag.share]))


def _shares(asked: Asked, found: NeighbourScreen, about: Callable[[Flag], tuple[str, str, Sequence[str]]]) -> Answer:
    numbers = {name: excess_json(each) for name, each in ((ALL, found.tail), *found.tails.items())}
    told = {"standing": found.standing.value, "phi": dict(found.phi)}
    # Under the least number of stations nothing is judged, and nobody is sent to look.
    flags = () if found.standing is Standing.TOO_FEW else found.flags
    at = {str(code): place for place, code in enumerate(asked.columns.ids.tolist())} if flags else {}
    named = []
    for flag in flags:
        rule, name, fields = about(flag)
        figures = {each: int(asked.columns.figure(each)[at[flag.station]]) for each in fields}
        named.append(Named(flag, rule, name, figures))
    return Answer(numbers, told, found.provenance, tuple(named))


def _identical(asked: Asked) -> Answer:
    found = screen_identical(asked.columns, asked.votes, asked.areas)
    pairs = [{"stations": each.stations, "votes": each.votes, "chance": each.chance} for each in found.twins]
    told = {"standing": found.standing.value, "phi": dict(found.phi), "pairs": pairs}
    return Answer({"pairs": excess_json(found.pairs)}, told, found.provenance)


def _picture(asked: Asked) -> Answer:
    found = picture(asked.columns, asked.names, asked.sums)
    cells = [[*at, percent] for at, percent in found.pictures.cells.items()]
    told = {"cells": cells, "curve": found.pictures.curve, "stations": found.pictures.stations}
    return Answer({}, told, found.provenance)


_ASK: Final[Mapping[Screen, Callable[[Asked], Answer]]] = {
    Screen.INTEGER: _integer,
    Screen.NEIGHBOUR: _neighbour,
    Screen.TURNOUT: _turnout,
    Screen.IDENTICAL: _identical,
    Screen.PICTURE: _picture,
}


def main() -> int:
    """Answer for each screen that is named, in their order."""
    contest, *screens = sys.argv[1:]
    table = parse_document(sys.stdin.buffer.read())
    for screen in screens:
        told = answered(contest_of(contest), table, Screen(screen))
        sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
