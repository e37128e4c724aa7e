"""A node under load is killed at random moments, each time another of its processes: nothing acknowledged is lost.

The seed is printed; SAKSAMA_CRASH_SEED repeats a run.
"""

import os
import secrets
from pathlib import Path

from tools.crash.kills import crash_run
from tools.crash.world import POSTGRESQL, SQLITE

KILLS = 30
DATABASE = POSTGRESQL if os.environ.get("SAKSAMA_TEST_DATABASE_URL") else SQLITE
"""PostgreSQL on a server of its own, which is killed, too."""


def test_thirty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    seed = int(os.environ.get("SAKSAMA_CRASH_SEED") or secrets.randbelow(1 << 31))
    print(f"SAKSAMA_CRASH_SEED={seed} {DATABASE}")
    found = crash_run(tmp_path, DATABASE, kills=KILLS, seed=seed)
    print(found)
    assert found.problems == ()
    assert sum(found.kills.values()) == KILLS
    assert found.lost == 0
    # A load that was always refused would lose nothing either.
    assert found.found >= KILLS
    assert found.checkpoints > 1
