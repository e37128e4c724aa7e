"""Chapter `hasil`: the figures of NTB 2024 and two audits, on two nodes, under a simulated clock."""

import json
import os
import subprocess
import sys
from pathlib import Path

from saksama_demo.chapters.hasil import CHAPTER

TOP = Path(__file__).resolve().parents[2]


def test_every_step_did_what_it_should_and_both_logs_are_whole() -> None:
    server = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")
    on_server = ["--postgresql", server] if server else []
    command = [sys.executable, "-m", "saksama_demo", "--script", "--chapter", "hasil", *on_server]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [(step["name"], step["ok"]) for step in told["steps"]] == [(step.name, True) for step in CHAPTER.steps]
    assert told["verify"]["before"] == []
    assert [("simulasi" in node["origin"]) for node in told["nodes"]] == [True, True]
