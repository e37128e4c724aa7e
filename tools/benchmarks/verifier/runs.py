"""`saksama verify` of whole logs over HTTP: the first run, and one after a thousand entries more, at three sizes.

Rules kept here:
  * The verifier runs as a person runs it, in a process of its own. Its memory is what it and its copies hold together,
    a page that they share counted once, as the system says (`smaps_rollup`), looked at many times a second.
  * Every case is replayed with the clocks that the command has; a report that is not good ends the bench.
  * The law of growth is told as seconds and megabytes of each further thousand entries, between two sizes.
Left to others: the logs (world), the bars (benches).
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.testonly.staticlog import World, world
from tools.benchmarks.scale import Scale
from tools.benchmarks.verifier.world import LargeWorld, nodes_of
from tools.steps import TOP

MORE: Final = 1000
"""Entries between two runs."""
_ENTRIES_EACH: Final = 100
"""Entries of a checkpoint."""
_STEPS: Final = (100, 10, 1)
_LOOK: Final = 0.05
_KILO: Final = 1024

type Told = dict[str, float]


def measure(scale: Scale) -> dict[str, dict[str, Told]]:
    """Figures by size, a hundredth, a tenth and the whole of what was asked; and how they grow between these.

    A small run is of one size, between which and another nothing grows.
    """
    sizes = [max(scale.entries // step, MORE) for step in (_STEPS[-1:] if scale.small else _STEPS)]
    told = {str(size): _one(size) for size in sizes}
    growth = {
        f"{small} to {large}": {
            name: (told[str(large)][name] - told[str(small)][name]) / (large - small) * MORE
            for name in ("first_s", "first_peak_mb", "more_s")
        }
        for small, large in pairwise(sizes)
    }
    return {"sizes": told, "growth_each_1000_entries": growth}


def _one(entries: int) -> Told:
    with tempfile.TemporaryDirectory() as folder, world(Path(folder) / "world", agreed=False) as small:
        nodes_of(small).agree()
        made = LargeWorld(small, entries, max(entries // _ENTRIES_EACH, 1))
        made.grow_to(entries)
        state = Path(folder) / "state"
        first = _verify(small, state)
        index = sum(file.stat().st_size for file in state.rglob("*.index"))
        whole = sum(len(node.entries) for node in small.nodes)
        made.grow_to(entries + MORE)
        second = _verify(small, state)
        return {
            "checkpoints": len(made.one.sizes),
            "first_s": first[0],
            "first_peak_mb": first[1],
            "more_s": second[0],
            "more_peak_mb": second[1],
            "index_octets_per_entry": index / whole,
        }


def _verify(made: World, state: Path) -> tuple[float, float]:
    """Seconds and the peak of its memory, of one run that found nothing wrong."""
    at = made.now.isoformat()
    command = [str(TOP / ".venv/bin/saksama"), "verify", made.urls[0], "--json", "--state", str(state), "--at", at]
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    looked = _Look(child.pid)
    looked.start()
    told, _ = child.communicate()
    took = time.perf_counter() - began
    looked.join()
    report = json.loads(told)
    if report["exit"] != 0:
        sys.stderr.write(json.dumps(report["findings"][:3], indent=1))
        raise AssertionError("the report is not good")
    return took, looked.peak


class _Look(threading.Thread):
    """Looks at the memory of a process and its copies until it ends."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._process = process

    def run(self) -> None:
        """Keep the most that was seen, in megabytes."""
        while (held := sum(map(_held, family := tuple(_family(self._process))))) > 0:
            # Where a copy began or ended meanwhile, a page that both had may have been counted as each one's own.
            if tuple(_family(self._process)) == family:
                self.peak = max(self.peak, held / _KILO)
            time.sleep(_LOOK)


def _family(process: int) -> Iterator[int]:
    """A process and its children."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    yield from map(int, children.split())


def _held(process: int) -> int:
    """Kilobytes of its own, and its part of what it shares; 0 of one that is no more."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
