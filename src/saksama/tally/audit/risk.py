"""What people read from the drawn forms, set against the list: the risk after each draw.

Rules kept here:
  * Two people read, each for themselves. Where they agree in every candidate, that is the reading; where they differ,
    the station is unsettled and counts as not read yet: nobody's reading is taken over the other's.
  * A row without figures says that the form was looked for and could not be read; no row says nothing. What cannot be
    read has lost all of its ballots to the other side; a station that nobody has looked for has no value, and asking
    for one is our mistake.
  * Draws count in their order, and the evaluation ends before the first whose form is not read yet: whoever reads the
    easy ones first changes nothing.
  * More votes on a form than its bound allows breaks the plan: the risk is then 1, and the stations are named.
  * When every station has been read, nothing is left to chance: the outcome holds or another one does.
Left to others: the draw (`tickets`), chance (`sizes`), the words (`words`), who settles a difference (a third person,
in a new file of either).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

import numpy as np

from saksama.errors import BugError, CallerError
from saksama.tally.assertions import Assertion, Whole
from saksama.tally.audit.plan import Plan
from saksama.tally.audit.sizes import capital, check_limit, p_values, steady
from saksama.tally.audit.tickets import Draw
from saksama.tally.columns import Columns, Figure, Mask
from saksama.tally.contest import Contest, contest_of

_SHOWN: Final = 5
_AREA: Final = 4


class ReadingStrange(CallerError):
    """A reading names stations that the audited list does not have.

    `stations`: the first of them by code; `count`: how many; `areas`: how many of each kab/kota, as `code=count`, the
    first of them by code.
    """

    code = "tally.audit.reading-strange"
    advice = "Compare the codes of the stations with the list that was published before the draw."

    stations: tuple[str, ...]
    count: int
    areas: tuple[str, ...]

    @classmethod
    def of(cls, stations: Collection[str]) -> Self:
        """Of all codes that are strange: a whole file of another province is one line."""
        areas = Counter(each[:_AREA] for each in stations)
        named = tuple(f"{code}={count}" for code, count in sorted(areas.items())[:_SHOWN])
        return cls(tuple(sorted(stations)[:_SHOWN]), len(stations), named)


@dataclass(frozen=True, slots=True)
class Reading:
    """`votes`: by station, of each candidate; None where the form could not be read. `unsettled`: stations."""

    votes: Mapping[str, Whole | None]
    unsettled: tuple[str, ...] = ()


def reading_of(table: Columns, candidates: Sequence[str]) -> Reading:
    """One person's reading. Raises `ColumnAbsent`, `VotesNotWhole`."""
    return Reading(_by_station(contest_of(table, candidates)))


def both(first: Reading, second: Reading) -> Reading:
    """What two people read alike. A station that only one of them has is unsettled too."""
    names = sorted({*first.votes, *second.votes})
    alike = {name for name in names if name in first.votes and name in second.votes and _alike(first, second, name)}
    return Reading(
        {name: first.votes[name] for name in names if name in alike},
        tuple(name for name in names if name not in alike),
    )


def _alike(first: Reading, second: Reading, name: str) -> bool:
    one, other = first.votes[name], second.votes[name]
    return one is other if one is None or other is None else bool(np.array_equal(one, other))


def _by_station(contest: Contest) -> dict[str, Whole | None]:
    rows = zip(contest.ids.tolist(), contest.votes, contest.held.tolist(), strict=True)
    return {name: None if held else votes for name, votes, held in rows}


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """By station of the plan. `votes`: as read, 0 where not; `known`: looked for; `readable`: and read."""

    plan: Plan
    votes: Whole
    known: Mask
    readable: Mask

    @classmethod
    def of(cls, plan: Plan, reading: Reading) -> Self:
        """Raises `ReadingStrange` where the reading names a station that is not in the plan."""
        places = {name: place for place, name in enumerate(plan.ids.tolist())}
        if strange := sorted({*reading.votes, *reading.unsettled} - places.keys()):
            raise ReadingStrange.of(strange)
        votes = np.zeros_like(plan.votes)
        known, readable = np.zeros((2, len(places)), dtype=np.bool_)
        for name, figures in reading.votes.items():
            known[places[name]] = True
            if figures is not None:
                readable[places[name]] = True
                votes[places[name]] = figures
        return cls(plan, votes, known, readable)

    def errors(self, assertion: Assertion, drawn: Whole) -> Whole:
        """By how much of its own margin each of these stations overstates the assertion; below 0: understates."""
        if not self.known[drawn].all():
            raise BugError(what="a station was evaluated that nobody has read")
        reported = assertion.of(self.plan.votes[drawn])
        least = np.where(
            self.readable[drawn], assertion.of(self.votes[drawn]), -self.plan.most[drawn] * assertion.worst
        )
        return reported - least

    def values(self, drawn: Whole) -> Figure:
        """1 - taint of each draw, one row an assertion. Where no bound is broken, none is below 0."""
        plan = self.plan
        rows = [
            1 - self.errors(each, drawn) * (plan.unit / margin) / plan.weights[drawn]
            for each, margin in zip(plan.assertions, plan.margins, strict=True)
        ]
        return np.array(rows)

    def above_bound(self) -> Mask:
        """Stations where more votes were read than the plan says there can be ballots."""
        return np.asarray(self.votes.sum(axis=1) > self.plan.most)

    def holds(self) -> bool:
        """Whether every assertion holds in a reading of all stations."""
        every = np.arange(len(self.plan.ids))
        return all(
            margin > self.errors(each, every).sum()
            for each, margin in zip(self.plan.assertions, self.plan.margins, strict=True)
        )


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
