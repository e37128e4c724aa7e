"""The audit's bench: its worlds are what they say, and its peers compute what we do."""

import numpy as np
import pytest

from saksama.tally.audit.risk import Reading, risk
from saksama.tally.audit.sizes import kaplan_markov
from saksama.tally.audit.tickets import draw_by_weight
from tools.benchmarks.audit import arlo_style, evidence_of, planned, shangrla_style
from tools.benchmarks.audit_worlds import FAULTS, LOSER, WINNER, World, misread, with_margin

SEED = "59018427361549203817"


@pytest.fixture
def world() -> World:
    dice = np.random.default_rng(7)
    votes = dice.integers(5, 90, (300, 3))
    votes[:, WINNER] += 25
    ids = np.array([f"5201011001{place:03}" for place in range(300)])
    return World(ids, ("a", "b", "c"), votes, votes.sum(axis=1) + dice.integers(0, 60, 300))


def lead(votes: np.ndarray) -> int:
    return int((votes[:, WINNER] - votes[:, LOSER]).sum())


@pytest.mark.parametrize("margin", [0, 0.02, 0.1])
def test_a_world_has_the_margin_that_was_asked_for(world: World, margin: float) -> None:
    made = with_margin(world, margin)
    assert lead(made.votes) == round(margin * int(world.most.sum()) / 2) * 2
    assert made.votes.min() >= 0
    assert (made.votes.sum(axis=1) <= world.most).all()


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_reported_of_a_level_world_is_a_wrong_outcome_within_the_ballots(world: World, fault: str) -> None:
    level = with_margin(world, 0)
    reported = FAULTS[fault](level, 400, np.random.default_rng(3))
    assert 400 <= lead(reported) <= 401
    assert reported.min() >= 0
    assert (reported.sum(axis=1) <= world.most).all()
    assert not evidence_of(planned(level, reported), level.votes).holds()


def test_a_misread_world_keeps_its_outcome(world: World) -> None:
    forms = with_margin(world, 0.1)
    reported = misread(forms.votes, np.random.default_rng(3), 0.02)
    differing = (reported != forms.votes).any(axis=1).mean()
    assert 0.05 < differing < 0.3
    assert evidence_of(planned(forms, reported), forms.votes).holds()


def test_the_peers_compute_the_same_risks(world: World) -> None:
    forms = with_margin(world, 0.1)
    reported = misread(forms.votes, np.random.default_rng(3), 0.02)
    found = planned(forms, reported)
    drawn = draw_by_weight(SEED, found.ids, found.weights, 40)
    rows = np.searchsorted(found.ids, [each.station for each in drawn])
    read, most, said = forms.votes.tolist(), forms.most.tolist(), reported.tolist()
    ours = risk(found, drawn, Reading(dict(zip(found.ids.tolist(), forms.votes, strict=True))), 0.05)
    # Every form is known here, so that the audit itself stands at 0; its curve is that of the draws.
    assert shangrla_style(said, most, read, rows.tolist()) == pytest.approx(ours.curve[-1], rel=0.02)
    taints = 1 - evidence_of(found, forms.votes).values(rows).min(axis=0)
    theirs = arlo_style(said, most, read, rows.tolist())
    assert theirs == pytest.approx(float(kaplan_markov(taints, found.overstatement)[-1]), rel=0.02)
