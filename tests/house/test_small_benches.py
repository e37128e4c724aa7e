"""The smallest run of each bench: it takes the steps of the whole one, says that it was small, and keeps nothing.

Those that make nodes, or compute for over five seconds, run in `./run soak databases`; their types are held at each
commit.
"""

import json
import os
import subprocess

import pytest

from tools.benchmarks import record
from tools.benchmarks.benches import BENCHES
from tools.steps import PYTHON, TOP

ELSEWHERE = {"postgresql"}
"""What a whole run has beside: a small one is of SQLite alone."""
IN_SOAK_ALONE = {
    "accounts",
    "collect",
    "desk",
    "exchange",
    "idle",
    "keying",
    "ledger",
    "results",
    "screens",
    "siege",
    "tally",
}
RUN = [name for name in BENCHES if name not in IN_SOAK_ALONE or os.environ.get("SAKSAMA_TYPE_EVERYTHING") == "1"]


def test_what_is_left_to_the_soak_is_there() -> None:
    assert set(BENCHES) > IN_SOAK_ALONE


@pytest.mark.parametrize("name", RUN)
def test_a_small_run_tells_what_a_whole_one_would_and_keeps_nothing(name: str) -> None:
    before = {file: (TOP / file).read_bytes() for file in record.WRITTEN}
    done = subprocess.run(
        [PYTHON, "-m", "tools.bench", name, "--small"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told.pop("small") is True
    assert set(told) >= set(record.read().get(name, {"told": {}})["told"]) - ELSEWHERE
    assert {file: (TOP / file).read_bytes() for file in record.WRITTEN} == before
