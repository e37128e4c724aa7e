"""What the reading of the drawn forms says: the risk after each draw.

Rules kept here:
  * Draws count in their order, and the evaluation ends before the first whose form is not read yet: whoever reads the
    easy ones first changes nothing.
  * A form that cannot be read counts as if all of its ballots were against the outcome.
  * More votes on a form than its bound allows breaks the plan: the risk is then 1, and the stations are named.
  * When every station has been read, nothing is left to chance: the outcome holds or another one does.
Left to others: the draw (`tickets`), the reading (`reading`), the words (`words`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from saksama.errors import BugError
from saksama.tally.assertions import Whole
from saksama.tally.audit.evidence import Evidence
from saksama.tally.audit.martingale import capital, p_values, steady
from saksama.tally.audit.plan import Plan
from saksama.tally.audit.reading import Reading
from saksama.tally.audit.sizes import check_limit
from saksama.tally.audit.tickets import Draw
from saksama.tally.columns import Figure, Mask


class Standing(StrEnum):
    """How an audit stands."""

    CONFIRMED = "confirmed"
    GO_ON = "go-on"
    READ_IN_FULL_HOLDS = "read-in-full-holds"
    READ_IN_FULL_OTHER = "read-in-full-other"
    BOUND_BROKEN = "bound-broken"


@dataclass(frozen=True, slots=True)
class Difference:
    """A form that was read otherwise than reported; `change`: read minus reported, of each candidate."""

    station: str
    change: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Risk:
    """How an audit stands. `curve`: the risk after each evaluated draw, never rising.

    `by_assertion`: the risk of each, by name; `stations`: different ones among the evaluated draws; `unreported`: drawn
    and read, but without published votes to compare; `unreadable`, `unsettled`, `above_bound`: stations.
    """

    standing: Standing
    risk: float
    limit: float
    drawn: int
    evaluated: int
    stations: int
    curve: Figure
    by_assertion: Mapping[str, float]
    differences: tuple[Difference, ...]
    unreported: tuple[str, ...]
    unreadable: tuple[str, ...]
    unsettled: tuple[str, ...]
    above_bound: tuple[str, ...]


def risk(plan: Plan, draws: Sequence[Draw], reading: Reading, limit: float) -> Risk:
    """Evaluate a reading at a risk limit. Raises `ReadingStrange`, `NotALimit`."""
    check_limit(limit)
    evidence = Evidence.of(plan, reading)
    drawn = _evaluated(plan, draws, evidence.known)
    stations = np.unique(drawn)
    curves = _curves(evidence, drawn)
    last = curves[:, -1] if len(drawn) else np.ones(len(plan.assertions))
    standing, final = _standing(evidence, stations, float(last.max()), limit)
    named = {draw.station for draw in draws}
    return Risk(
        standing=standing,
        risk=final,
        limit=limit,
        drawn=len(draws),
        evaluated=len(drawn),
        stations=len(stations),
        curve=np.max(curves, axis=0),
        by_assertion={each.name: float(end) for each, end in zip(plan.assertions, last, strict=True)},
        differences=_differences(evidence, stations),
        unreported=tuple(plan.ids[stations[plan.held[stations] & evidence.readable[stations]]].tolist()),
        unreadable=tuple(plan.ids[stations[~evidence.readable[stations]]].tolist()),
        unsettled=tuple(each for each in reading.unsettled if each in named),
        above_bound=tuple(plan.ids[evidence.above_bound()].tolist()),
    )


def _evaluated(plan: Plan, draws: Sequence[Draw], known: Mask) -> Whole:
    """Places in the plan of the draws up to the first station that nobody has read."""
    names = np.array([each.station for each in draws], dtype=plan.ids.dtype)
    drawn = np.minimum(np.searchsorted(plan.ids, names), len(plan.ids) - 1)
    if (plan.ids[drawn] != names).any():
        raise BugError(what="a draw took a station that is not in its plan")
    waiting = np.flatnonzero(~known[drawn])
    return drawn[: waiting[0]] if waiting.size else drawn


def _curves(evidence: Evidence, drawn: Whole) -> Figure:
    plan = evidence.plan
    if plan.mean <= 0:
        # No fault within the bounds reaches the margin: there is no wrong outcome to be confirmed.
        return np.zeros((len(plan.assertions), len(drawn)))
    return p_values(capital(evidence.values(drawn), plan.mean, steady(plan.mean)))


def _standing(evidence: Evidence, stations: Whole, last: float, limit: float) -> tuple[Standing, float]:
    if evidence.above_bound().any():
        return Standing.BOUND_BROKEN, 1.0
    if evidence.known.all():
        return (Standing.READ_IN_FULL_HOLDS, 0.0) if evidence.holds() else (Standing.READ_IN_FULL_OTHER, 1.0)
    return (Standing.CONFIRMED if last <= limit and stations.size else Standing.GO_ON), last


def _differences(evidence: Evidence, stations: Whole) -> tuple[Difference, ...]:
    seen = stations[evidence.readable[stations] & ~evidence.plan.held[stations]]
    changes = evidence.votes[seen] - evidence.plan.votes[seen]
    rows = zip(evidence.plan.ids[seen].tolist(), changes.tolist(), strict=True)
    return tuple(Difference(name, tuple(change)) for name, change in rows if any(change))
