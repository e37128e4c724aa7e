"""A process of a node starts without what only screens compute with: a node starts many processes."""

import subprocess
import sys

import pytest

LOADED = "import sys, django; django.setup(); import {}; print('scipy' in sys.modules)"


@pytest.mark.parametrize("module", ["saksama_node.web.urls", "saksama_node.web.operations.worker"])
def test_nothing_that_stays_loads_what_screens_compute_with(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False"), done.stderr
