"""Whom a claim may speak against or for: a closed list, since what is chosen stands in the public log for good.

Rules kept here:
  * A target is one of these kinds, a party by its code, or a pair by its contest and number: no name is typed, and no
    person who does not stand is named. Parties and pairs are data with their sources (cases, results).
  * A pair is no target of what was put up while it did not stand: before it was determined, after the oath. Where
    nobody knows when, nothing is refused for it, and whoever chooses is told so.
  * An older code of a log stays what it is: it is shown as its code, and not offered.
Left to others: what a kind is called (web), the entry (contentwatch.captures.triaging), a partner's codes (its own
log).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from saksama.errors import CallerError
from saksama_node.cases.procedures import parties
from saksama_node.contentwatch.captures.dated import Posted, Within, within
from saksama_node.results.versions.contests import Stands, contests

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


class TargetUnknown(CallerError):
    """No target has this code; nothing was changed."""

    code = "content.target-unknown"
    advice = "Choose one of the targets that are offered."

    target: str


class TargetNotStanding(CallerError):
    """This pair did not stand when the content was put up; nothing was changed. `since`, `until`: when it stands."""

    code = "content.target-not-standing"
    advice = "Choose a pair that stood on the day of the content, or `peserta` where none is meant."

    target: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Named:
    """Targets of one contest, with names: by code. `title`, `title_en`: of the contest; `stands`: when they do."""

    title: str
    title_en: str
    stands: Stands
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
            each.stands,
            {f"{each.id}.paslon-{pair.number}": f"{pair.number}. {pair.name}" for pair in each.pair},
        )
        for each in contests()
    )


def pairs_by_date(seen: Collection[Posted]) -> list[tuple[Named, Within]]:
    """The pairs of every contest with whether they stood then: those that did first."""
    found = [(each, within(each.stands.since, each.stands.until, seen)) for each in pair_targets()]
    return sorted(found, key=lambda pair: pair[1])


def stands_of(code: str) -> Stands | None:
    """When the pair of this code stands; None where it is no pair of the list."""
    return next((each.stands for each in pair_targets() if code in each.names), None)


def check_target(code: str, seen: Collection[Posted]) -> None:
    """Raises `TargetUnknown`; `TargetNotStanding` for a pair that stood when none of these copies was put up."""
    if code in KINDS or code in party_targets():
        return
    stands = stands_of(code)
    if stands is None:
        raise TargetUnknown(code)
    if within(stands.since, stands.until, seen) is Within.NO:
        raise TargetNotStanding(code, stands.since, stands.until)
