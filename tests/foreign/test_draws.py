"""A program in another language, written from the page alone, draws what we draw."""

import json
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

PROGRAM = Path(__file__).with_name("draw.mjs")
DRAWS = json.loads((Path(__file__).parents[1] / "vectors" / "lot" / "draws.json").read_text())["draws"]


def test_javascript_draws_the_examples_again() -> None:
    node, _ = compute_driver_executable()
    given = json.dumps(DRAWS)
    done = subprocess.run([node, PROGRAM], input=given, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == [draw["member"] for draw in DRAWS]
