"""Honest people at a node while others are slow on purpose: how long they wait, and what the node's memory is.

Rules kept here:
  * A real node, served as in production and without a proxy; 20 requests a second at an even pace (see open_loop), each
    over a connection of its own, so that who is let in is measured too: pages, `/hidup`, `/log/checkpoint`, and what a
    partner asks.
  * Quiet first, then each siege in its turn, from one address and from many; an answer that is not the page ends the
    measurement.
  * Memory is what all the node's processes hold together (PSS), while a siege still stands; PostgreSQL's own not.
Left to others: the besiegers (besiegers, a process of its own), both databases and the bars (benches).
"""

import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Final

import httpx

from saksama_demo.launch import PLAINLY
from saksama_node.web.operations.serve import WEB, WORKER
from tests.node.exchange.two_nodes import LiveNode, free_port, make_node
from tools.benchmarks.exchange import processes
from tools.benchmarks.open_loop import LANES, PAGE_SECONDS, Page, Told, moments, share
from tools.benchmarks.scale import Scale
from tools.benchmarks.siege.besiegers import SENT
from tools.steps import PYTHON, TOP

PACE: Final = 20.0
MANY: Final = 250
ENDING: Final = 60.0
PAGES: Final = (
    Page("page", "/", holds="</main>"),
    Page("hidup", "/hidup"),
    Page("page", "/lapor/", holds="</main>"),
    Page("checkpoint", "/log/checkpoint", holds="\n\n"),
    Page("page", "/akun/login/", holds="</form>"),
    Page("partner", "/.well-known/saksama", holds="origin"),
    Page("page", "/catatan/", holds="</main>"),
    Page("partner", "/log/checkpoints/"),
)


def measure(scale: Scale) -> dict[str, float]:
    """All figures; the database is the one that SAKSAMA_TEST_DATABASE_URL names, or SQLite. `entries`: besiegers."""
    seconds = scale.of(20.0, 1.0)
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        node = make_node(Path(folder), "bawaslu", free_port())
        try:
            node.serve()
            ask(node.url, scale.of(5.0, 0.5))
            found = figures("quiet", ask(node.url, seconds))
            held = [memory(node)]
            for kind in SENT:
                for where, addresses in (("one", 1), ("many", MANY)):
                    with besieged(node, kind, scale.entries, addresses, seconds):
                        told = ask(node.url, seconds)
                        held.append(memory(node))
                    found |= figures(f"{kind}_{where}", told)
            return {"clients": scale.entries, **found, "quiet_pss_mb": held[0], "pss_mb": max(held)}
        finally:
            node.close()


def ask(base: str, seconds: float) -> Told:
    """Ask for the pages in turn, each over a connection of its own, at an even pace whatever is answered."""
    told, turn = Told(), threading.Lock()
    with ThreadPoolExecutor(LANES) as lanes:
        origin = time.perf_counter()
        for after, page in zip(moments(PACE, seconds), cycle(PAGES), strict=False):
            time.sleep(max(0.0, origin + after - time.perf_counter()))
            lanes.submit(_one, base, page, origin + after, told, turn)
    return told


def _one(base: str, page: Page, due: float, told: Told, turn: threading.Lock) -> None:
    amiss = ""
    try:
        answer = httpx.get(f"{base}{page.address}", trust_env=False, timeout=PAGE_SECONDS, verify=PLAINLY)
        if answer.status_code != httpx.codes.OK or page.holds not in answer.text:
            amiss = f"{page.address}: {answer.status_code}"
    except httpx.HTTPError as error:
        amiss = f"{page.address}: {type(error).__name__}"
    with turn:
        if amiss:
            told.amiss[amiss] += 1
        else:
            told.seconds.setdefault(page.name, []).append(time.perf_counter() - due)


@contextmanager
def besieged(node: LiveNode, kind: str, count: int, addresses: int, seconds: float) -> Iterator[None]:
    """Have the besiegers stand for the block, and no longer than a bound."""
    asked = [node.url.rpartition(":")[2], kind, str(count), str(addresses), str(seconds + ENDING)]
    command = [PYTHON, "-m", "tools.benchmarks.siege.besiegers", *asked]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE) as clients:
        try:
            if clients.stdout is not None:
                clients.stdout.readline()
            yield
        finally:
            clients.terminate()


def figures(siege: str, told: Told) -> dict[str, float]:
    """Milliseconds to the whole answer. Raises `RuntimeError` where one was not the page."""
    if told.amiss:
        raise RuntimeError(f"{siege}: {dict(told.amiss)}")
    found: dict[str, float] = {}
    for name, listed in told.seconds.items():
        ordered = sorted(listed)
        found |= {f"{siege}_{name}_{part}_ms": share(ordered, of) * 1000 for part, of in (("p50", 0.5), ("p99", 0.99))}
    return found


def memory(node: LiveNode) -> float:
    """PSS of all the node's processes, in megabytes."""
    served = [node.server.pid] if node.server else []
    pids = {*served, *processes(node, WEB), *processes(node, WORKER)}
    told = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return sum(int(line.split()[1]) for each in told for line in each.splitlines() if line.startswith("Pss:")) / 1000
