"""Chapter `kasus`: cases of two elections under a simulated clock, judged from outside, and five breaches named."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from saksama.procedure.reading import shipped
from saksama_demo.chapters.cases import PEMILU, PILKADA
from saksama_demo.chapters.kasus import CHAPTER

TOP = Path(__file__).resolve().parents[2]

type Played = tuple[int, dict[str, object], str]


@pytest.fixture(scope="module")
def played() -> Played:
    server = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")
    on_server = ["--postgresql", server] if server else []
    command = [sys.executable, "-m", "saksama_demo", "--script", "--chapter", "kasus", *on_server]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=1200)
    return done.returncode, json.loads(done.stdout), done.stderr


def test_every_step_did_what_it_should(played: Played) -> None:
    code, told, progress = played
    assert code == 0, progress
    assert told["ok"] is True
    steps = told["steps"]
    assert isinstance(steps, list)
    assert [(step["name"], step["ok"]) for step in steps] == [(step.name, True) for step in CHAPTER.steps]


def test_the_logs_say_that_they_are_simulations(played: Played) -> None:
    nodes = played[1]["nodes"]
    assert isinstance(nodes, list)
    assert len(nodes) == 2
    assert all("simulasi" in node["origin"] for node in nodes)


def test_every_state_was_reached_and_every_act_of_the_desk_done(played: Played) -> None:
    cases = played[1]["cases"]
    assert isinstance(cases, dict)
    assert set(cases) == {PEMILU, PILKADA}
    for name, gone in cases.items():
        assert gone["states"] == sorted(state.id for state in shipped()[name].state)
        assert gone["acts_not_played"] == []


def test_nothing_was_wrong_before_and_each_breach_is_named_after(played: Played) -> None:
    verify, planted = played[1]["verify"], played[1]["planted"]
    assert isinstance(verify, dict)
    assert isinstance(planted, list)
    assert verify["before"] == []
    assert [each["code"] for each in planted] == [
        "case.late",
        "entry.back-dated",
        "case.late",
        "lot.skipped",
        "case.rule",
        "case.rule",
    ]
    named = {(found["code"], found["index"]) for found in verify["after"]}
    assert named == {(each["code"], each["index"]) for each in planted}
