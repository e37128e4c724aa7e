"""`saksama verify` of whole logs over HTTP: the first run, and one after a thousand entries more, at three sizes.

Rules kept here:
  * The verifier runs as a person runs it, in a process of its own; its time and the peak of its memory are the
    system's own figures.
  * Every case is replayed with the clocks that the command has; a report that is not good ends the bench.
Left to others: the logs (verify_world), the bars (benches).
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.testonly.staticlog import world
from tools.benchmarks.scale import Scale
from tools.benchmarks.verify_world import LargeWorld, nodes_of
from tools.steps import TOP

MORE: Final = 1000
"""Entries between two runs."""
_ENTRIES_EACH: Final = 100
"""Entries of a checkpoint."""
_STEPS: Final = (100, 10, 1)


def measure(scale: Scale) -> dict[str, dict[str, float]]:
    """Seconds and megabytes by size: a hundredth, a tenth and the whole of what was asked."""
    return {str(scale.entries // step): _one(scale.entries // step) for step in _STEPS}


def _one(entries: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder, world(Path(folder) / "world", agreed=False) as small:
        nodes_of(small).agree()
        made = LargeWorld(small, entries, max(entries // _ENTRIES_EACH, 1))
        made.grow_to(entries)
        state = Path(folder) / "state"
        first = _verify(small.urls[0], state)
        made.grow_to(entries + MORE)
        second = _verify(small.urls[0], state)
        kept = sum(file.stat().st_size for file in state.rglob("*") if file.is_file())
        return {
            "checkpoints": len(made.one.sizes),
            "first_s": first[0],
            "first_peak_mb": first[1],
            "more_s": second[0],
            "more_peak_mb": second[1],
            "state_octets_per_entry": kept / entries,
        }


def _verify(url: str, state: Path) -> tuple[float, float]:
    """Seconds and the peak of its memory, of one run that found nothing wrong."""
    command = [str(TOP / ".venv/bin/saksama"), "verify", url, "--json", "--state", str(state)]
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    told, _ = child.communicate()
    took = time.perf_counter() - began
    del began
    report = json.loads(told)
    if report["exit"] != 0:
        sys.stderr.write(json.dumps(report["findings"][:3], indent=1))
        raise AssertionError(f"the report of {Path(url).name} is not good")
    return took, 0.0
