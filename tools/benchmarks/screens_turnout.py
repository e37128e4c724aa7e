"""How often the screens of turnout (A2) and invalid votes (A3) call: undoubted elections, drawn ones, planted faults.

Rules kept here:
  * A false-alarm rate is the share of the stations of an undoubted election that is shown, with its 95 % interval; each
    screen is asked alone, as for an election that has only its columns.
  * What a file lacks is said by its column: such an election has no rate, and is not counted as quiet.
  * Drawn elections are as the screen expects them: their rate is the best case, and real ones stand beside it.
Left to others: neighbours (`screens_neighbour`), the page (`tools.screens_page`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.fairness.exact import clopper_pearson
from saksama.tally.columns import Columns
from saksama.tally.forensics.neighbour import (
    Areas,
    NeighbourScreen,
    TurnoutNames,
    areas_named,
    areas_of,
    look,
    screen_turnout,
)
from saksama.tally.forensics.population import INVALID, TURNOUT
from saksama.tally.forensics.recipes import FEWEST_VOTES
from tests.testonly.elections import ELECTIONS, election, ntb, ntb_sums
from tools.benchmarks.scale import Scale
from tools.benchmarks.screens_neighbour import CLEAN, PLANTED, ROUNDS, Told, recall_of, shown_of

_TURNOUT_POINTS: Final = (10, 20, 30)
_INVALID: Final = (10, 20, 40)
_NOT_HERE: Final = "-"
"""Name of a column that no table has: the other share is then asked alone."""
_ALONE: Final[Mapping[str, TurnoutNames]] = {
    TURNOUT: TurnoutNames(invalid=_NOT_HERE, cast=_NOT_HERE),
    INVALID: TurnoutNames(registered=_NOT_HERE, given=_NOT_HERE),
}

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an election has of the two screens' columns, and what it lacks, in words."""

    names: Mapping[str, TurnoutNames]
    lacks: Mapping[str, str]
    note: str = ""


_NO_AREAS: Final = "columns of areas (kab/kota, kecamatan, desa): no station has neighbours"
_NO_INVALID: Final = "a column of invalid votes"
_RUSSIA: Final = _Asked({TURNOUT: TurnoutNames("voters", "given", _NOT_HERE, _NOT_HERE)}, {INVALID: _NO_INVALID})
_ELECTIONS: Final[Mapping[str, _Asked]] = {
    "Mexico 2012": _Asked(
        {
            TURNOUT: TurnoutNames("ln", "total", _NOT_HERE, _NOT_HERE),
            INVALID: TurnoutNames(_NOT_HERE, _NOT_HERE, "otros", "total"),
        },
        {},
        "its column `otros` is, after its source's script for 2006, invalid votes and those for candidates who were "
        "not registered in one sum; the table has no other",
    ),
    "Canada 2011": _Asked({}, {TURNOUT: _NO_AREAS, INVALID: f"{_NO_AREAS}; {_NO_INVALID}"}),
    "Russia 2003": _Asked({}, {TURNOUT: _NO_AREAS, INVALID: f"{_NO_AREAS}; {_NO_INVALID}"}),
    **dict.fromkeys(("Russia 2004", "Russia 2011", "Russia 2012", "Russia 2018"), _RUSSIA),
}


def measure(seed: int, scale: Scale) -> Told:
    """Turnout and invalid votes."""
    table = ntb()
    areas = areas_of(table)
    return {
        "ntb": shown_of([screen_turnout(table, TurnoutNames(), areas, ntb_sums())]),
        "alone": {share: _rate(screen_turnout(table, names, areas, ntb_sums())) for share, names in _ALONE.items()},
        "drawn": {share: _drawn(table, areas, share, seed, scale.of(CLEAN, 1)) for share in _ALONE},
        "elections": {share: _rates(share, scale) for share in _ALONE},
        "lacking": {
            name: {"suspect": ELECTIONS[name].suspect, **asked.lacks}
            for name, asked in _ELECTIONS.items()
            if asked.lacks
        },
        "notes": {name: asked.note for name, asked in _ELECTIONS.items() if asked.note},
        "planted": _recall_of_turnout(table, areas, seed, scale.of(ROUNDS, 1)),
    }


def _rate(found: NeighbourScreen) -> Told:
    """Stations used and shown, with the interval of the share."""
    interval = clopper_pearson(len(found.flags), found.tail.n)
    return {**shown_of([found]), "low": interval.low, "high": interval.high}


def _rates(share: str, scale: Scale) -> Mapping[str, Told]:
    told: dict[str, Told] = {}
    for name, asked in _ELECTIONS.items():
        if share in asked.names and (not scale.small or not ELECTIONS[name].suspect):
            names = asked.names[share]
            wanted = [each for each in (names.registered, names.given, names.invalid, names.cast) if each != _NOT_HERE]
            table = election(name, wanted)
            found = screen_turnout(table, names, areas_named(table, *ELECTIONS[name].areas))
            told[name] = {"suspect": ELECTIONS[name].suspect, **_rate(found)}
    return told


def _drawn(table: Columns, areas: Areas, share: str, seed: int, count: int) -> Told:
    """NTB drawn anew as the screen expects it: each station around what its neighbours have."""
    names = _ALONE[share]
    part_name, whole_name = (names.given, names.registered) if share == TURNOUT else (names.invalid, names.cast)
    part, whole = table.figure(part_name), table.figure(whole_name)
    known = (whole >= FEWEST_VOTES) & (part <= whole)
    seen = look(share, part[known], whole[known], areas.only(known))
    dice = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        chance = dice.beta(seen.mu * seen.phi, (1 - seen.mu) * seen.phi)
        figure = part.copy()
        figure[known] = dice.binomial(whole[known].astype(np.int64), chance)
        found.append(screen_turnout(replace(table, figures={**table.figures, part_name: figure}), names, areas))
    return shown_of(found)


def _recall_of_turnout(table: Columns, areas: Areas, seed: int, rounds: int) -> Mapping[str, Told]:
    told: dict[str, Told] = {}
    registered, given = table.figure("dpt_j"), table.figure("pengguna_dpt_j")
    invalid, cast = table.figure("suara_tidak_sah"), table.figure("suara_total")
    for points in _TURNOUT_POINTS:
        more = np.minimum(np.round(given + registered * points / 100), registered)
        told[f"turnout {points} points higher, at most full"] = _caught(
            table, areas, {"pengguna_dpt_j": more}, seed, rounds
        )
    for count in _INVALID:
        more = np.minimum(invalid + count, cast)
        told[f"{count} valid votes made invalid"] = _caught(table, areas, {"suara_tidak_sah": more}, seed, rounds)
    return told


def _caught(table: Columns, areas: Areas, changed: Mapping[str, Array], seed: int, rounds: int) -> Told:
    """`changed`: the figures as they would be everywhere; they are put where a fault is planted."""
    clean = screen_turnout(table, TurnoutNames(), areas)
    whole = ~np.isnan(table.figure("dpt_j") + table.figure("pengguna_dpt_j") + table.figure("suara_total"))
    sane = whole & (table.figure("dpt_j") <= 310) & (table.figure("pengguna_dpt_j") <= table.figure("dpt_j"))
    ordinary = np.flatnonzero(sane & ~np.isin(table.ids, [flag.station for flag in clean.flags]))
    dice = np.random.default_rng(seed)
    caught = 0
    for _ in range(rounds):
        at = dice.choice(ordinary, PLANTED, replace=False)
        here = np.isin(np.arange(len(table)), at)
        figures = {name: np.where(here, figure, table.figure(name)) for name, figure in changed.items()}
        found = screen_turnout(replace(table, figures={**table.figures, **figures}), TurnoutNames(), areas)
        caught += len({flag.station for flag in found.flags} & set(table.ids[at].tolist()))
    return recall_of(caught, rounds * PLANTED)
