"""Submissions of telephones to a node's door: one node, its own web server and worker, one database.

Rules kept here:
  * A submission counts when it was answered: it is durable then, and its entries are in the same transaction. How far
    the tree of the log lags behind what was answered is looked at meanwhile, and how long it takes to be level.
  * At an even pace first, whatever is answered, each request at its planned moment; then as fast as the node answers.
  * What is sealed and signed is made before; an answer that is not one of a report that was sent ends the measurement.
  * What waits for the disk is counted apart: by PostgreSQL itself, else by strace, which slows what it looks at.
Left to others: the telephones (telephones), their rows (telephone_rows), both databases and the bar (tools.bench).
"""

import http.client
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, cast

from saksama_node.web.operations.serve import WEB, WORKER
from tests.node.exchange.two_nodes import LiveNode, free_port, make_node
from tools.benchmarks.desk import _cpu_seconds as cpu_seconds
from tools.benchmarks.exchange import peak, processes
from tools.benchmarks.open_loop import share
from tools.benchmarks.scale import Scale
from tools.benchmarks.telephones import ADDRESS, Asked, all_asks, telephones

PACE: Final = 210.0
"""A second; a little more than the bar, so that the last answer's own time does not make the pace miss it."""
LANES: Final = 32
LEVEL_SECONDS: Final = 60.0
_SETTLING: Final = 2.0
_LOOKING: Final = 0.2
_SYNCED: Final = 200


@dataclass(slots=True)
class Sent:
    """What came of some requests: seconds of each, when the last was answered, how far the log lagged at most."""

    seconds: list[float] = field(default_factory=list)
    took: float = 0.0
    ended: float = 0.0
    behind: int = 0


def measure(scale: Scale) -> dict[str, float]:
    """All figures; the database is the one that SAKSAMA_TEST_DATABASE_URL names, or SQLite. `entries`: devices."""
    devices, each = scale.entries, scale.of(12, 2)
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        node = make_node(Path(folder), "bawaslu", free_port())
        try:
            some = telephones(devices)
            node.do("from tools.benchmarks import telephone_rows")
            known = cast("dict[str, str]", node.do(f"result = telephone_rows.fill({[(t.name, t.spki) for t in some]})"))
            node.serve()
            paced = list(all_asks(some, known, known["form"], 1, each))
            fast = list(all_asks(some, known, known["form"], 1 + each, scale.of(5, 1)))
            synced = list(all_asks(some[:_SYNCED], known, known["form"], 1 + each + scale.of(5, 1), 1))
            time.sleep(_SETTLING)
            return {
                "devices": devices,
                "bytes": float(len(paced[0].body)),
                **_paced(node, paced, scale.of(PACE, 20.0)),
                **_fastest(node, fast),
                **_syncs(node, synced),
                "web_peak_mb": peak(node, WEB),
                "worker_peak_mb": peak(node, WORKER),
                "standing": float(_counted(node)["submissions"]),
            }
        finally:
            node.close()


def _paced(node: LiveNode, asks: Sequence[Asked], pace: float) -> dict[str, float]:
    before = cpu_seconds(node), cpu_seconds(node, WORKER)
    entries = _counted(node)["entries"]
    sent = send(node, asks, pace)
    worked = cpu_seconds(node) - before[0], cpu_seconds(node, WORKER) - before[1]
    ordered = sorted(sent.seconds)
    level = _until_level(node, entries + 2 * len(asks), sent.ended)
    return {
        "pace_per_s": pace,
        "paced_per_s": len(asks) / sent.took,
        "p50_ms": share(ordered, 0.50) * 1000,
        "p99_ms": share(ordered, 0.99) * 1000,
        "web_cpu_ms_a_submission": worked[0] * 1000 / len(asks),
        "worker_cpu_ms_a_submission": worked[1] * 1000 / len(asks),
        "log_behind_entries_max": float(sent.behind),
        "log_level_after_s": level,
    }


def _fastest(node: LiveNode, asks: Sequence[Asked]) -> dict[str, float]:
    entries = _counted(node)["entries"]
    sent = send(node, asks, 0.0)
    ordered = sorted(sent.seconds)
    level = _until_level(node, entries + 2 * len(asks), sent.ended)
    return {
        "fastest_per_s": len(asks) / sent.took,
        "fastest_p99_ms": share(ordered, 0.99) * 1000,
        "fastest_log_level_after_s": level,
    }


def send(node: LiveNode, asks: Sequence[Asked], pace: float) -> Sent:
    """Send all of them, `pace` a second, or as fast as lanes are free where it is 0."""
    queue: SimpleQueue[tuple[float, Asked]] = SimpleQueue()
    sent, turn, failed = Sent(), threading.Lock(), list[str]()
    origin = time.perf_counter() + 0.1
    for number, each in enumerate(asks):
        queue.put((origin + number / pace if pace else 0.0, each))
    lanes = [threading.Thread(target=_lane, args=(node, queue, sent, turn, failed)) for _ in range(LANES)]
    with _watching(node, sent, turn):
        for thread in lanes:
            thread.start()
        for thread in lanes:
            thread.join()
    sent.ended = time.perf_counter()
    sent.took = sent.ended - origin
    if failed:
        raise RuntimeError(f"answers amiss: {len(failed)}, as {failed[0]}")
    return sent


def _lane(
    node: LiveNode, queue: "SimpleQueue[tuple[float, Asked]]", sent: Sent, turn: threading.Lock, failed: list[str]
) -> None:
    host, _, port = node.url.removeprefix("http://").partition(":")
    line = http.client.HTTPConnection(host, int(port), timeout=60)
    while True:
        try:
            due, asked = queue.get_nowait()
        except Empty:
            break
        if due:
            time.sleep(max(0.0, due - time.perf_counter()))
        began = due or time.perf_counter()
        line.request("POST", ADDRESS, asked.body, dict(asked.headers))
        answer = line.getresponse()
        body = answer.read()
        took = time.perf_counter() - began
        with turn:
            sent.seconds.append(took)
            if answer.status != http.client.OK or b'"standing":"sent"' not in body:
                failed.append(f"{answer.status} {body[:300]!r}")
    line.close()


@contextmanager
def _watching(node: LiveNode, sent: Sent, turn: threading.Lock) -> Iterator[None]:
    """Look meanwhile how many entries were answered that the published log does not hold yet."""
    ended, first = threading.Event(), _size(node)

    def watch() -> None:
        while not ended.wait(_LOOKING):
            size = _size(node)
            with turn:
                sent.behind = max(sent.behind, 2 * len(sent.seconds) - (size - first))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _until_level(node: LiveNode, entries: int, ended: float) -> float:
    """Seconds from the last answer until the published log holds everything."""
    while _size(node) < entries:
        if time.perf_counter() - ended > LEVEL_SECONDS:
            raise RuntimeError(f"the log was not level after {LEVEL_SECONDS} s")
        time.sleep(0.02)
    return time.perf_counter() - ended


def _size(node: LiveNode) -> int:
    """The size of the published log."""
    host, _, port = node.url.removeprefix("http://").partition(":")
    line = http.client.HTTPConnection(host, int(port), timeout=60)
    line.request("GET", "/log/checkpoint")
    lines = line.getresponse().read().decode().split("\n")
    line.close()
    return int(lines[1]) if len(lines) > 1 and lines[1].isdecimal() else 0


def _counted(node: LiveNode) -> dict[str, int]:
    return cast("dict[str, int]", node.do("result = telephone_rows.counted()"))


def _syncs(node: LiveNode, asks: Sequence[Asked]) -> dict[str, float]:
    """Calls that wait for the disk, a submission, as fast as they are answered; none where nobody can count them."""
    if node.extra["SAKSAMA_DATABASE_URL"]:
        # PostgreSQL counts its own; what a session counted is told some time after it.
        before = _synced(node)
        sent = send(node, asks, 0.0)
        time.sleep(_SETTLING)
        calls = _synced(node) - before
    elif (tracer := shutil.which("strace")) is not None:
        sent, calls = _traced(node, asks, tracer)
    else:
        return {}
    return {"syncs_a_submission": calls / len(asks), "syncs_at_per_s": len(asks) / sent.took}


def _synced(node: LiveNode) -> int:
    return cast("int", node.do("result = telephone_rows.synced()"))


def _traced(node: LiveNode, asks: Sequence[Asked], tracer: str) -> tuple[Sent, int]:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        pids = [word for pid in processes(node, WEB) for word in ("-p", str(pid))]
        command = [tracer, "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(told), *pids]
        looking = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(1.0)
        sent = send(node, asks, 0.0)
        looking.terminate()
        looking.wait(timeout=20)
        return sent, sum("sync(" in line for line in told.read_text(encoding="utf-8").splitlines())
