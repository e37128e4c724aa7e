"""The processes that a measured node needs beside it.

Rules kept here: the node's own commands, on ports that are free; all of them end with the measurement.
Left to others: the node itself (ledger_node).
"""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tools.steps import PYTHON, TOP

BIN = Path(PYTHON).parent
START_SECONDS = 20.0

type Running = list[subprocess.Popen[bytes]]


@dataclass(frozen=True, slots=True)
class Witness:
    """A running witness."""

    vkey: str
    url: str


@contextmanager
def ended() -> Iterator[Running]:
    """A list for processes; whatever is in it is ended."""
    running: Running = []
    try:
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=20)


def start_witness(running: Running, folder: Path, name: str, log: str) -> Witness:
    """A witness of its own that cosigns the log with this key."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [str(BIN / "saksama"), "witness", "serve", "--state", str(folder / "state"), "--name", name]
    running.append(subprocess.Popen([*command, "--port", str(port), "--log", log], stderr=subprocess.DEVNULL))
    url = f"http://127.0.0.1:{port}"
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return Witness(httpx.get(f"{url}/vkey").text.strip(), url)
        except httpx.ConnectError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def start_worker(running: Running) -> None:
    """The node's worker, as `saksama-node serve` starts it."""
    running.append(subprocess.Popen([PYTHON, "-m", "saksama_node.web.operations", "work"], cwd=TOP))
