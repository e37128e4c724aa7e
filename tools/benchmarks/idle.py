"""Two nodes under an agreement that nobody asks anything: what one of them holds and takes.

Rules kept here:
  * Real nodes, served as in production, by an environment that has none of the tests' packages (they would be loaded);
    pages of the one that is measured were asked before, so that it holds what a node in use holds.
  * Memory is what all its processes hold together (PSS) at the end; the processor's time is theirs and that of children
    that ended meanwhile. PostgreSQL's own server counts for neither.
Left to others: both databases and the bars (benches), requests under load (siege.measuring).
"""

import os
import tempfile
import time
from pathlib import Path
from typing import Final

from saksama_node.web.operations.serve import WEB, WORKER
from tests.node.exchange.two_nodes import LiveNode, conclude, free_port, make_node
from tools.benchmarks.exchange import processes
from tools.benchmarks.scale import Scale
from tools.benchmarks.siege.measuring import ask, figures, memory
from tools.supply import environments

SETTLING: Final = 60.0
"""Seconds after the last request before the quiet begins."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_TIMES: Final = slice(11, 15)
"""`utime`, `stime`, and both of children that ended, behind the name in /proc/PID/stat."""


def measure(scale: Scale) -> dict[str, float]:
    """All figures; the database is the one that SAKSAMA_TEST_DATABASE_URL names, or SQLite. `entries`: seconds."""
    python = str(environments.make_node())
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        made: list[LiveNode] = []
        try:
            for code in ("bawaslu", "diskominfotik"):
                made.append(make_node(Path(folder), code, free_port()))
                made[-1].python = python
                made[-1].serve()
            one, other = made
            conclude(one, other)
            figures("before", ask(one.url, scale.of(10.0, 1.0)))
            time.sleep(scale.of(SETTLING, 0.5))
            before = _seconds(one)
            time.sleep(scale.entries)
            taken = _seconds(one) - before
            held = memory(one)
            return {"seconds": scale.entries, "pss_mb": held, "percent_of_a_core": 100 * taken / scale.entries}
        finally:
            for node in made:
                node.close()


def _seconds(node: LiveNode) -> float:
    """Processor seconds of all the node's processes."""
    served = [node.server.pid] if node.server else []
    pids = {*served, *processes(node, WEB), *processes(node, WORKER)}
    return sum(_of(pid) for pid in pids) / _TICKS


def _of(pid: int) -> int:
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(each) for each in told[_TIMES])
