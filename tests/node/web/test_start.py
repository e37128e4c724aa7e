"""A process that shows pages starts without what only the worker computes with: a node starts many processes."""

import subprocess
import sys

import pytest

LOADED = "import sys, django; django.setup(); import {}; print('scipy' in sys.modules)"


@pytest.mark.parametrize(
    ("module", "loads"), [("saksama_node.web.urls", "False"), ("saksama_node.web.operations.worker", "True")]
)
def test_only_the_worker_loads_what_screens_compute_with(module: str, loads: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith(loads), done.stderr
