"""How often the screens of stations call: where nothing was changed, and where a fault was planted in NTB.

Rules kept here: faults are planted at stations that were not shown before; a recall has its 95 % interval; a clean
election is drawn from what the screen itself expects, so its rate is the best case, and real ones stand beside it.
Left to others: the faults (`planted`), turnout and invalid votes (`screens_turnout`), the screen of whole percents
(`screens_integer`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from saksama.fairness.exact import clopper_pearson
from saksama.tally.columns import Columns
from saksama.tally.forensics.betabinomial import inside
from saksama.tally.forensics.identical import screen_identical
from saksama.tally.forensics.neighbour import (
    Areas,
    NeighbourScreen,
    adjusted,
    areas_named,
    areas_of,
    expected_shares,
    look,
    screen_neighbour,
)
from saksama.tally.forensics.recipes import FEWEST_VOTES
from saksama.tally.forensics.recipes import IDENTICAL_LEVEL as LEVEL
from saksama.tally.forensics.recipes import NEIGHBOUR_Q as Q
from tests.testonly.elections import ELECTIONS, election, ntb
from tools.benchmarks.planted import PLANTS
from tools.benchmarks.scale import Scale

PAIRS: Final = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
ROUNDS: Final = 5
PLANTED: Final = 100
CLEAN: Final = 20
COPIES: Final = (1, 2, 4, 8)

type Array = NDArray[np.float64]
type Told = dict[str, object]


def measure(seed: int, scale: Scale) -> Told:
    """Neighbours, identical vectors."""
    table = ntb()
    areas = areas_of(table)
    drawn = list(_clean_votes(table, areas, seed, scale.of(CLEAN, 1)))
    return {
        "neighbour": {
            "ntb": _digit_faults(table, screen_neighbour(table, PAIRS, areas)),
            "as_coins": _as_coins(table, areas),
            "clean": shown_of([screen_neighbour(_with(table, votes), PAIRS, areas) for votes in drawn]),
            "other_elections": _others(scale),
            "planted": {
                name: _recall_of_votes(table, areas, name, seed, scale.of(ROUNDS, 1))
                for name in scale.of(list(PLANTS), list(PLANTS)[:1])
            },
        },
        "identical": _identical(table, areas, drawn, seed),
    }


def shown_of(found: Sequence[NeighbourScreen]) -> Told:
    """Stations used and shown, on average over elections."""
    used = float(np.mean([each.tail.n for each in found]))
    shown = float(np.mean([len(each.flags) for each in found]))
    return {"elections": len(found), "stations": used, "shown": shown, "share": shown / used}


def _digit_faults(table: Columns, found: NeighbourScreen) -> Told:
    """Of the stations whose pairs can be added up, how many do not, among those shown and among all."""
    total = np.sum([table.figure(name) for name in PAIRS], axis=0)
    known = ~np.isnan(total) & ~np.isnan(table.figure("suara_sah"))
    wrong = known & (total != table.figure("suara_sah"))
    shown = np.isin(table.ids, [flag.station for flag in found.flags])
    return {
        **shown_of([found]),
        "shown_that_can_be_checked": int((shown & known).sum()),
        "of_them_wrong_sums": int((shown & wrong).sum()),
        "share_wrong_of_shown": float((shown & wrong).sum() / (shown & known).sum()),
        "share_wrong_of_all": float(wrong.sum() / known.sum()),
    }


def _as_coins(table: Columns, areas: Areas) -> Told:
    """The share of NTB that would be shown if votes were as independent as coins, all else alike."""
    votes = _votes(table)
    known = ~np.isnan(votes.sum(axis=0)) & (votes.sum(axis=0) >= FEWEST_VOTES)
    total, here = votes[:, known].sum(axis=0), areas.only(known)
    p = np.ones(total.size)
    for row in votes[:, known]:
        mu = inside(expected_shares(row, total, here))
        low = binom.cdf(row, total, mu) - binom.pmf(row, total, mu) / 2
        p = np.minimum(p, 2 * np.minimum(low, 1 - low))
    shown = int((adjusted(np.clip(len(PAIRS) * p, 0, 1)) <= Q).sum())
    return {"stations": total.size, "shown": shown, "share": shown / total.size}


def _others(scale: Scale) -> Mapping[str, Told]:
    """The leader against the rest, in the other elections that name their areas."""
    told: dict[str, Told] = {}
    for name, asked in ELECTIONS.items():
        if asked.areas and (not scale.small or not asked.suspect):
            table = election(name)
            leader, received = table.figure(asked.names.leader), table.figure(asked.names.received)
            two = replace(table, figures={"leader": leader, "rest": received - leader})
            found = screen_neighbour(two, ("leader", "rest"), areas_named(table, *asked.areas))
            told[name] = {"suspect": asked.suspect, **shown_of([found])}
    return told


def _with(table: Columns, votes: Array) -> Columns:
    return replace(table, figures={**table.figures, **dict(zip(PAIRS, votes, strict=True))})


def _votes(table: Columns) -> Array:
    return np.stack([table.figure(name) for name in PAIRS])


def _clean_votes(table: Columns, areas: Areas, seed: int, count: int) -> list[Array]:
    """Elections as the screen expects them: every station drawn around what its neighbours have."""
    dice = np.random.default_rng(seed)
    votes = _votes(table)
    known = ~np.isnan(votes.sum(axis=0))
    total = votes[:, known].sum(axis=0)
    shares = [look("", row, total, areas.only(known)) for row in votes[:, known]]
    mu = np.stack([share.mu for share in shares])
    alpha = mu / mu.sum(axis=0) * min(share.phi for share in shares)
    made = []
    for _ in range(count):
        gamma = np.maximum(dice.standard_gamma(alpha), 1e-12)
        drawn = np.full(votes.shape, np.nan)
        drawn[:, known] = dice.multinomial(total.astype(np.int64), (gamma / gamma.sum(axis=0)).T).T
        made.append(drawn)
    return made


def recall_of(caught: int, planted: int) -> Told:
    """A recall with its 95 % interval."""
    interval = clopper_pearson(caught, planted)
    return {
        "planted": planted,
        "caught": caught,
        "recall": caught / planted,
        "low": interval.low,
        "high": interval.high,
    }


def _recall_of_votes(table: Columns, areas: Areas, name: str, seed: int, rounds: int) -> Told:
    votes = _votes(table)
    before = {flag.station for flag in screen_neighbour(table, PAIRS, areas).flags}
    ordinary = np.flatnonzero((votes.sum(axis=0) >= 100) & ~np.isin(table.ids, list(before)))
    dice = np.random.default_rng(seed)
    caught = 0
    for _ in range(rounds):
        at = dice.choice(ordinary, PLANTED, replace=False)
        found = screen_neighbour(_with(table, PLANTS[name](votes, at, dice)), PAIRS, areas)
        caught += len({flag.station for flag in found.flags} & set(table.ids[at].tolist()))
    return recall_of(caught, rounds * PLANTED)


def _identical(table: Columns, areas: Areas, drawn: Sequence[Array], seed: int) -> Told:
    found = screen_identical(table, PAIRS, areas).pairs
    clean = [screen_identical(_with(table, votes), PAIRS, areas).pairs for votes in drawn]
    copies = {}
    for count in COPIES:
        called = [
            screen_identical(_with(table, _copied(votes, areas, count, seed + at)), PAIRS, areas).pairs.p <= LEVEL
            for at, votes in enumerate(drawn)
        ]
        copies[f"{count} copied from the station before"] = float(np.mean(called))
    return {
        "ntb": {"pairs": found.n, "observed": found.observed, "expected": found.expected, "p": found.p},
        "clean": {
            "elections": len(clean),
            "observed": float(np.mean([each.observed for each in clean])),
            "expected": float(np.mean([each.expected for each in clean])),
            "called_at_0.01": float(np.mean([each.p <= LEVEL for each in clean])),
        },
        "called_at_0.01_with": copies,
    }


def _copied(votes: Array, areas: Areas, count: int, seed: int) -> Array:
    votes = votes.copy()
    known = ~np.isnan(votes.sum(axis=0)) & (votes.sum(axis=0) >= 20)
    places = np.flatnonzero(known[1:] & known[:-1] & (areas.desa[1:] == areas.desa[:-1])) + 1
    for at in np.random.default_rng(seed).choice(places, count, replace=False):
        votes[:, at] = votes[:, at - 1]
    return votes
