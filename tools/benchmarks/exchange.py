"""Two real nodes on this machine: from a dispatch to both receipts, and a week caught up; on one database.

Rules kept here:
  * The nodes are those of the tests: made by `init`, run by `serve`, the agreement concluded by their own acts.
  * Both share this machine's cores with the measurement; the figures are of that, and say so.
Left to others: what each node does (exchange_load), the floor (store_and_forward).
"""

import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import cast

from saksama_node.web.operations.serve import WEB, WORKER
from tests.node.exchange.two_nodes import LiveNode, conclude, free_port, make_node, until
from tools.benchmarks.scale import Scale
from tools.benchmarks.store_and_forward import copy_seconds
from tools.crash.family import name_of

PACE = 2.0
CATCH_UP_SECONDS = 600.0
_LOAD = "from tools.benchmarks import exchange_load as load\nfrom saksama_node.ledger import queries as ledger_queries"


def measure(scale: Scale) -> dict[str, float]:
    """All figures; the database is the one that SAKSAMA_TEST_DATABASE_URL names, or SQLite."""
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        made: list[LiveNode] = []
        try:
            for code in ("bawaslu", "diskominfotik"):
                made.append(make_node(Path(folder), code, free_port()))
                made[-1].do(_LOAD)
                made[-1].serve()
            sender, receiver = made
            conclude(sender, receiver)
            return {**_receipts(sender, receiver, dispatches(scale)), **_catch_up(sender, receiver, scale)}
        finally:
            for node in made:
                node.close()


def dispatches(scale: Scale) -> int:
    """How many are sent, one after the other, at `PACE` a second."""
    return scale.of(200, 2)


def _receipts(sender: LiveNode, receiver: LiveNode, count: int) -> dict[str, float]:
    receiver.do(f"load.accept_all(person(Role.OFFICER), {sender.origin!r})")
    sending = f"result = load.send(person(Role.OFFICER), {receiver.origin!r}, {count}, {PACE})"
    told = cast("dict[str, list[float]]", sender.do(sending))
    if lost := {name: count - len(late) for name, late in told.items() if len(late) != count}:
        raise RuntimeError(f"not all dispatches came through: {lost}")
    figures: dict[str, float] = {"dispatches_per_s": PACE, "dispatches": count}
    for name, late in told.items():
        figures |= {
            f"{name}_p50_ms": statistics.median(late) * 1000,
            f"{name}_p99_ms": late[len(late) * 99 // 100] * 1000,
        }
    return figures


def _catch_up(sender: LiveNode, receiver: LiveNode, scale: Scale) -> dict[str, float]:
    """The receiver is off while the sender's log grows by a week; then it comes back."""
    entries, among = scale.entries, scale.of(50, 1)
    receiver.stop()
    sender.do(f"load.fill({entries})")
    # Sent while the partner is away, as on any such week: they are fetched, opened and answered among the rest.
    for number in range(among):
        sender.do(f"load._send_one(person(Role.OFFICER), {receiver.origin!r}, {number})")
    until(lambda: sender.do("result = ledger_queries.oldest_waiting_seconds(0) == 0"), "all is integrated", 300)
    size = cast("int", sender.do("from saksama_node.ledger import public; result = public.tree_size()"))
    began = time.perf_counter()
    receiver.serve()
    until(
        lambda: int(str(receiver.do(f"result = load.mirrored({sender.origin!r})"))) >= size,
        "the week is caught up",
        CATCH_UP_SECONDS,
    )
    seconds = time.perf_counter() - began
    return {
        "catch_up_entries": float(entries),
        "catch_up_dispatches_among_them": float(among),
        "catch_up_s": seconds,
        "catch_up_entries_per_s": entries / seconds,
        "follower_worker_peak_mb": peak(receiver, WORKER),
        "follower_web_peak_mb": peak(receiver, WEB),
        "serving_worker_peak_mb": peak(sender, WORKER),
        "serving_web_peak_mb": peak(sender, WEB),
        "bare_copy_s": copy_seconds(sender.url, size),
    }


def peak(node: LiveNode, name: str) -> float:
    """The most memory that this process of the node ever held (VmHWM), its children's added, in MB."""
    total = 0
    for pid in processes(node, name):
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        total += int(found[1]) if found else 0
    return total / 1024


def processes(node: LiveNode, name: str) -> list[int]:
    """Ids of the node's processes that are listed by this name."""
    below = _below(node.server.pid) if node.server else []
    return [pid for pid in below if name_of(pid) == name]


def _below(pid: int) -> list[int]:
    children = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(grown for child in children for grown in _below(child))]
