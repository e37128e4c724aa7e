"""A chapter of the demo as a visitor plays it: one command, one JSON object, progress beside it.

Rules kept here: each step did what it should, before the plants nothing was found, and logs of a chapter that plays at
another time say that they are a simulation.
Left to others: what the chapter's own test asks beyond that.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from saksama_demo.beats import Chapter

TOP = Path(__file__).resolve().parents[2]


def played(name: str, chapter: Chapter) -> dict[str, Any]:
    """Play it through; what it told."""
    server = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")
    on_server = ["--postgresql", server] if server else []
    command = [sys.executable, "-m", "saksama_demo", "--script", "--chapter", name, *on_server]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=1200)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert [(step["name"], step["ok"]) for step in told["steps"]] == [(step.name, True) for step in chapter.steps]
    assert told["verify"]["before"] == []
    assert [("simulasi" in node["origin"]) for node in told["nodes"]] == [chapter.begins is not None] * 2
    return told
