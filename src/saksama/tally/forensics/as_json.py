"""Screens as JSON.

Rules kept here: `n`, `observed`, `expected`, `excess`, `z`, `p` for the screen as a whole, and the same under each part
of it; then how it was made, from what, with which stations left out. Nothing is rounded: whoever reads may.
Left to others: what the figures are (`saksama.tally.forensics`).
"""

from dataclasses import asdict

from saksama.tally.columns import Columns
from saksama.tally.forensics.excess import Excess
from saksama.tally.forensics.identical import IdenticalScreen
from saksama.tally.forensics.integer import IntegerScreen
from saksama.tally.forensics.neighbour import NeighbourScreen
from saksama.tally.forensics.population import INVALID, POPULATIONS, TURNOUT, Provenance, populations_of

type Told = dict[str, object]


def integer_json(found: IntegerScreen) -> Told:
    """The integer screen."""
    return {
        **excess_json(found.either),
        "result": excess_json(found.result),
        "turnout": excess_json(found.turnout),
        "standing": found.standing.value,
        **provenance_json(found.provenance),
    }


def neighbour_json(found: NeighbourScreen, turnout: NeighbourScreen | None) -> Told:
    """The candidates' shares; `turnout` and `invalid` beside them where the source has them, else null."""
    beside = {} if turnout is None else turnout.tails
    return {
        **excess_json(found.tail),
        "result": excess_json(found.tail),
        **{name: excess_json(beside[name]) if name in beside else None for name in (TURNOUT, INVALID)},
        "shares": {name: excess_json(each) for name, each in found.tails.items()},
        **_flags_json(found),
    }


def turnout_json(found: NeighbourScreen) -> Told:
    """Turnout and invalid votes; of candidates nothing."""
    tails = found.tails
    return {
        **excess_json(found.tail),
        "result": None,
        **{name: excess_json(tails[name]) if name in tails else None for name in (TURNOUT, INVALID)},
        **_flags_json(found),
    }


def identical_json(found: IdenticalScreen) -> Told:
    """Pairs of stations with the same votes."""
    return {
        **excess_json(found.pairs),
        "result": excess_json(found.pairs),
        "turnout": None,
        "standing": found.standing.value,
        "phi": dict(found.phi),
        "pairs": [
            {"stations": list(each.stations), "votes": list(each.votes), "chance": each.chance} for each in found.twins
        ],
        **provenance_json(found.provenance),
    }


def _flags_json(found: NeighbourScreen) -> Told:
    return {
        "standing": found.standing.value,
        "phi": dict(found.phi),
        "flagged": len(found.flags),
        "flags": [asdict(flag) for flag in found.flags],
        **provenance_json(found.provenance),
    }


def tagged_json(columns: Columns) -> Told:
    """The stations of other populations, by what they are: special places, noken areas, re-votes."""
    populations = populations_of(columns)
    return {reason.value: columns.ids[populations == reason.value].tolist() for reason in POPULATIONS}


def excess_json(each: Excess) -> Told:
    """Six numbers; `z` is null where nothing could vary."""
    return {
        "n": each.n,
        "observed": each.observed,
        "expected": each.expected,
        "excess": each.excess,
        "z": each.z,
        "p": each.p,
    }


def provenance_json(made: Provenance) -> Told:
    """How a result came about."""
    return asdict(made)
