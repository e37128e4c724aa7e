"""What a screen may answer, as it is kept and carried from the process that computes.

Rules kept here: words and numbers alone, so that who keeps an answer loads nothing that computes one.
Left to others: computing it (answering), asking for it (asking), keeping it (screening).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from saksama.tally.forensics.flag import Flag
from saksama.tally.forensics.population import Provenance
from saksama_node.results.judged.anomalies import RULES, SHARES
from saksama_node.results.states import Screen

NAMED_BY: Final[Mapping[Screen, tuple[str, ...]]] = {
    Screen.NEIGHBOUR: (SHARES,),
    Screen.TURNOUT: tuple(RULES.values()),
}
"""The rules of the stations that a screen names."""

type Numbers = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Named:
    """A station that a screen names. `figures`: what stood there, by field, of all that the screen compared."""

    flag: Flag
    rule: str
    field: str
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a screen says of a table. `provenance` None, `numbers` empty: it could not be run; `missing` says why."""

    numbers: Numbers = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    provenance: Provenance | None = None
    named: tuple[Named, ...] = ()
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ran(self) -> bool:
        """Whether it used at least one station."""
        return self.provenance is not None and self.provenance.used > 0
