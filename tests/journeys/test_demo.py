"""The demo, as a visitor starts it: one command, one JSON object, exit 0."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]


def on_server() -> list[str]:
    server = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")
    return ["--postgresql", server] if server else []


@pytest.fixture(scope="module")
def played() -> tuple[int, dict[str, object], str]:
    command = [sys.executable, "-m", "saksama_demo", "--script", *on_server()]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=1200)
    return done.returncode, json.loads(done.stdout), done.stderr


def test_every_step_did_what_it_should(played: tuple[int, dict[str, object], str]) -> None:
    code, told, progress = played
    assert code == 0, progress
    assert told["ok"] is True
    steps = told["steps"]
    assert isinstance(steps, list)
    assert [step["ok"] for step in steps] == [True] * len(steps)


def test_the_verifier_found_nothing_before_and_the_altered_entry_after(
    played: tuple[int, dict[str, object], str],
) -> None:
    verify = played[1]["verify"]
    assert isinstance(verify, dict)
    assert verify["before"] == []
    assert [found["code"] for found in verify["after"]] == ["entry.altered"]


def test_the_receipts_remain_and_still_verify_when_the_nodes_are_gone(
    played: tuple[int, dict[str, object], str],
) -> None:
    receipts = played[1]["receipts"]
    assert isinstance(receipts, list)
    assert receipts
    saksama = str(Path(sys.executable).parent / "saksama")
    for kept in receipts:
        words = ["--openings", kept["openings"], "--file", kept["file"], "--policy", kept["policy"]]
        done = subprocess.run(
            [saksama, "proof", "verify", kept["receipt"], *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_both_nodes_are_told_with_their_keys_and_sizes(played: tuple[int, dict[str, object], str]) -> None:
    nodes = played[1]["nodes"]
    assert isinstance(nodes, list)
    assert len(nodes) == 2
    assert all(str(node["vkey"]).startswith(f"{node['origin']}+") and node["tree_size"] > 0 for node in nodes)
