"""A process of a node starts without what only screens compute with: a node starts many processes."""

import os
import subprocess
import sys

import pytest

LOADED = "import sys, django; django.setup(); import {}; print('scipy' in sys.modules)"


@pytest.mark.parametrize("module", ["saksama_node.web.urls", "saksama_node.web.operations.worker"])
def test_nothing_that_stays_loads_what_screens_compute_with(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False"), done.stderr


@pytest.mark.parametrize(
    "module", ["saksama_node.web.urls", "saksama_node.web.operations.worker", "saksama_node.web.operations.main"]
)
def test_a_node_on_sqlite_loads_no_driver_of_a_server(module: str) -> None:
    code = LOADED.format(module).replace("scipy", "psycopg")
    env = {**os.environ, "SAKSAMA_DATABASE_URL": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip().endswith("False"), done.stderr
