"""How often the tally audit confirms a wrong outcome, how many draws a right one takes; Kaplan-Markov beside it.

Rules kept here:
  * A false confirmation is counted if the limit was reached after any draw, up to four times the draws that a clean
    reading needs. Its interval is Clopper and Pearson's, 95 %; a bar is missed where all of it lies above the limit.
  * Both tests see the same draws. They come from a seeded generator, since hashing them would take most of the time;
    that hashed draws follow the weights is a test.
  * The peers are written out from the published formulas: Kaplan-Markov over pairs as Arlo's batch comparison has it
    (one error a batch, the largest over the pairs), and the betting product draw by draw as SHANGRLA has it.
Left to others: worlds and faults (`audit_worlds`), what is kept (tools.bench).
"""

import time
from collections.abc import Callable
from decimal import Decimal
from math import prod
from typing import Final

import numpy as np

from saksama.fairness.exact import clopper_pearson
from saksama.tally.assertions import Whole, plurality
from saksama.tally.audit.plan import Plan, plan
from saksama.tally.audit.risk import Evidence, Reading, risk
from saksama.tally.audit.sizes import capital, draws, kaplan_markov, p_values, steady
from saksama.tally.audit.tickets import draw_by_weight
from saksama.tally.columns import Figure
from saksama.tally.contest import Contest
from tools.benchmarks.audit_worlds import FAULTS, World, misread, ntb, with_margin
from tools.steps import TOP

LIMIT: Final = 0.05
MARGINS: Final = (0.1, 0.02, 0.01)
NOISE: Final = {"few_votes_at_15_percent": 0.0, "and_a_digit_at_2_percent": 0.02}
SEED: Final = 20_240_214
_FAR: Final = 4
_PART: Final = 500
_FILE: Final = TOP / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"


def measure(runs: int) -> dict[str, object]:
    """`runs` audits of each wrong outcome, a tenth as many of each right one; times of one audit."""
    dice = np.random.default_rng(SEED)
    world = ntb(_FILE)
    wrong = {f"{margin:.0%}": _wrong(world, margin, runs, dice) for margin in MARGINS}
    right = {
        name: {f"{margin:.0%}": _right(world, margin, share, max(runs // 10, 1), dice) for margin in MARGINS}
        for name, share in NOISE.items()
    }
    return {
        "stations": len(world.ids),
        "limit": LIMIT,
        "runs": runs,
        "false_confirmations": wrong,
        "right_outcomes_misread": right,
        "one_audit_ms": _times(with_margin(world, MARGINS[-1])),
        "bars": {"false_confirmations": f"<= {LIMIT}"},
        "missed": [
            f"{margin} {fault}"
            for margin, faults in wrong.items()
            for fault, told in faults.items()
            if told["betting_from"] > LIMIT
        ],
    }


def planned(world: World, reported: Whole) -> Plan:
    """The plan for what was reported."""
    nothing = np.zeros(len(world.ids), dtype=np.bool_)
    contest = Contest(world.candidates, world.ids, reported, nothing, "")
    return plan(contest, world.most, plurality(world.candidates, contest.totals))


def evidence_of(found: Plan, forms: Whole) -> Evidence:
    """What reading every form would show; an audit sees the part that is drawn."""
    return Evidence.of(found, Reading(dict(zip(found.ids.tolist(), forms, strict=True))))


def reached(found: Plan, forms: Whole, runs: int, longest: int, dice: np.random.Generator) -> tuple[Whole, Whole]:
    """After how many draws each run confirmed, by betting and by Kaplan-Markov; 0 where it did not."""
    values = evidence_of(found, forms).values(np.arange(len(found.ids)))
    ends = np.cumsum(found.weights)
    first: list[tuple[Whole, Whole]] = []
    for start in range(0, runs, _PART):
        size = (min(_PART, runs - start), longest)
        drawn = np.searchsorted(ends, dice.integers(0, found.total, size), side="right")
        betting = np.max(p_values(capital(values[:, drawn], found.mean, steady(found.mean))), axis=0)
        markov = kaplan_markov(1 - values.min(axis=0)[drawn], found.overstatement)
        first.append((_first(betting), _first(markov)))
    return np.concatenate([each for each, _ in first]), np.concatenate([each for _, each in first])


def _first(risks: Figure) -> Whole:
    confirmed = risks <= LIMIT
    return np.where(confirmed.any(axis=1), np.argmax(confirmed, axis=1) + 1, 0)


def _wrong(world: World, margin: float, runs: int, dice: np.random.Generator) -> dict[str, dict[str, float]]:
    level = with_margin(world, 0)
    told = {}
    for name, fault in FAULTS.items():
        found = planned(level, fault(level, round(margin * int(level.most.sum())), dice))
        needed = draws(found, LIMIT)
        betting, markov = reached(found, level.votes, runs, _FAR * needed, dice)
        told[name] = {"draws_if_clean": needed, **_rate("betting", betting), **_rate("kaplan_markov", markov)}
    return told


def _rate(name: str, first: Whole) -> dict[str, float]:
    hits = int((first > 0).sum())
    between = clopper_pearson(hits, len(first))
    return {name: hits / len(first), f"{name}_from": between.low, f"{name}_to": between.high}


def _right(world: World, margin: float, digits: float, runs: int, dice: np.random.Generator) -> dict[str, float]:
    forms = with_margin(world, margin)
    found = planned(forms, misread(forms.votes, dice, digits))
    needed = draws(found, LIMIT)
    told: dict[str, float] = {"draws_if_clean": needed}
    for name, first in zip(
        ("betting", "kaplan_markov"), reached(found, forms.votes, runs, _FAR * needed, dice), strict=True
    ):
        confirmed = first[first > 0]
        told[f"{name}_median"] = float(np.median(confirmed)) if confirmed.size else float("inf")
        told[f"{name}_p90"] = float(np.quantile(confirmed, 0.9)) if confirmed.size else float("inf")
        told[f"{name}_not_confirmed"] = 1 - confirmed.size / len(first)
    return told


def _times(world: World) -> dict[str, float]:
    """One audit of a 1 % margin from the list to the risk, and the same sums by the peers' formulas."""
    found = planned(world, world.votes)
    drawn = draw_by_weight("59018427361549203817", found.ids, found.weights, draws(found, LIMIT))
    reading = Reading({each.station: world.votes[np.searchsorted(world.ids, each.station)] for each in drawn})
    rows = np.searchsorted(found.ids, [each.station for each in drawn])
    votes, most = found.votes.tolist(), found.most.tolist()
    return {
        "saksama": _timed(lambda: risk(planned(world, world.votes), drawn, reading, LIMIT)),
        "kaplan_markov_as_arlo": _timed(lambda: arlo_style(votes, most, votes, rows.tolist())),
        "betting_as_shangrla": _timed(lambda: shangrla_style(votes, most, votes, rows.tolist())),
    }


def _timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return (time.perf_counter() - began) * 1000


def arlo_style(votes: list[list[int]], most: list[int], read: list[list[int]], drawn: list[int]) -> float:
    """Kaplan-Markov's P-value in decimals, batch by batch, for the candidate in place 1 against each other one."""
    losers = [place for place in range(len(votes[0])) if place != 1]
    lead = {loser: Decimal(sum(row[1] - row[loser] for row in votes)) for loser in losers}

    def possible(at: int) -> Decimal:
        return max((votes[at][1] - votes[at][each] + most[at]) / lead[each] for each in losers)

    def error(at: int) -> Decimal:
        found = [(votes[at][1] - votes[at][each] - read[at][1] + read[at][each]) / lead[each] for each in losers]
        return max(Decimal(0), *found)

    limit = sum((possible(at) for at in range(len(votes))), Decimal(0))
    risk_now = Decimal(1)
    for at in drawn:
        risk_now *= (1 - 1 / limit) / (1 - error(at) / possible(at))
    return float(min(risk_now, Decimal(1)))


def shangrla_style(votes: list[list[int]], most: list[int], read: list[list[int]], drawn: list[int]) -> float:
    """The betting P-value of the hardest assertion, each by itself, draw by draw."""
    losers = [place for place in range(len(votes[0])) if place != 1]
    lead = {loser: sum(row[1] - row[loser] for row in votes) for loser in losers}
    bounds = [
        max((votes[at][1] - votes[at][each] + most[at]) / lead[each] for each in losers) for at in range(len(votes))
    ]
    mean = 1 - 1 / sum(bounds)
    risks = []
    for each in losers:
        errors = [(votes[at][1] - votes[at][each] - read[at][1] + read[at][each]) / lead[each] for at in drawn]
        factors = [1 + 0.9 / mean * (1 - e / bounds[at] - mean) for e, at in zip(errors, drawn, strict=True)]
        best = max(prod(factors[:n]) for n in range(1, len(factors) + 1))
        risks.append(min(1.0, 1 / best))
    return max(risks)
