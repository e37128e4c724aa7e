"""Whom a claim may speak against or for: a closed list, since what is chosen stands in the public log for good.

Rules kept here:
  * A target is one of these kinds, a party by its code, or a pair by its contest and number: no name is typed, and no
    person who does not stand is named. Parties and pairs are data with their sources (cases, results).
  * An older code of a log stays what it is: it is shown as its code, and not offered.
Left to others: what a kind is called (web), the entry (contentwatch.triage), a partner's codes (its own log).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from saksama.errors import CallerError
from saksama_node.cases.procedures import parties
from saksama_node.results.contests import contests

KINDS: Final = (
    "unknown",
    "nobody",
    "peserta",
    "penyelenggara",
    "pengawas",
    "pemerintah",
    "lainnya",
)
"""Where no party and no pair is meant: not known, nobody, those who stand, who runs the election, who supervises it,
the government, somebody else."""
_NO_PARTY: Final = "none"


@dataclass(eq=False)
class TargetUnknown(CallerError):
    """No target has this code; nothing was changed."""

    code = "content.target-unknown"
    advice = "Choose one of the targets that are offered."

    target: str


@dataclass(frozen=True, slots=True)
class Named:
    """Targets of one contest, with names: by code. `title`, `title_en`: of the contest."""

    title: str
    title_en: str
    names: Mapping[str, str]


@cache
def party_targets() -> Mapping[str, str]:
    """The parties, by code."""
    return {f"partai-{code}": name for code, name in parties().items() if code != _NO_PARTY}


@cache
def pair_targets() -> tuple[Named, ...]:
    """The pairs of every contest, the latest vote first."""
    return tuple(
        Named(
            each.title,
            each.title_en,
            {f"{each.id}.paslon-{pair.number}": f"{pair.number}. {pair.name}" for pair in each.pair},
        )
        for each in contests()
    )


def check_target(code: str) -> None:
    """Raises `TargetUnknown`."""
    if code not in KINDS and code not in party_targets() and not any(code in each.names for each in pair_targets()):
        raise TargetUnknown(code)
