"""Screens as JSON.

Rules kept here: `n`, `observed`, `expected`, `excess`, `z`, `p` for the screen as a whole, and the same under each part
of it; then how it was made, from what, with which stations left out. Nothing is rounded: whoever reads may.
Left to others: what the figures are (`saksama.tally.forensics`).
"""

from saksama.tally.forensics.excess import Excess
from saksama.tally.forensics.integer import IntegerScreen
from saksama.tally.forensics.population import Provenance

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
    return {
        "method": made.method,
        "version": made.version,
        "parameters": dict(made.parameters),
        "seed": made.seed,
        "digest": made.digest,
        "used": made.used,
        "excluded": {reason.value: count for reason, count in made.excluded.items()},
    }
