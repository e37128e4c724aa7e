"""`saksama-node serve`: one supervisor over the web server and the worker.

Rules kept here:
  * One web worker with threads (SQLite has one writer), one worker process; the log has one sequencer.
  * A child that dies is started again, later each time it dies soon, without holding up the other; SIGTERM and SIGINT
    stop both cleanly, and what does not stop in time is killed.
  * When the supervisor is gone, however it went, so are the children and theirs (`lifeline`): nobody is left who holds
    the port, the sequencer's guard or a lock.
Left to others: what the worker does (`work`), what the pages say (`web`).
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from saksama_node.settings.lifeline import end_with_parent
from saksama_node.settings.node import NodeSettings, load
from saksama_node.web.operations.serving_lock import serving

STATIC = Path(__file__).parent.parent / "static"
_GRACE_SECONDS = 10.0
_WEB_GRACE_SECONDS = 7
"""What the web server gives its own worker: less than it gets itself."""
_SOON_SECONDS = 5.0
_PAUSES = (0.2, 1.0, 5.0, 15.0)


@dataclass(slots=True)
class Child:
    """One child process, how often it died soon, and when it may start again."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = field(default=0)
    not_before: float = 0.0

    def start(self) -> None:
        """Start it; its output is ours."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, preexec_fn=end_with_parent)  # noqa: PLW1509 - one call into the C library

    def see(self) -> None:
        """Start it again if it has died and its pause is over. The pause grows with each fall soon after a start."""
        moment = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.falls = self.falls + 1 if moment - self.started < _SOON_SECONDS else 1
            pause = _PAUSES[min(self.falls, len(_PAUSES)) - 1]
            sys.stderr.write(f"{self.name} ended with {self.process.returncode}; starts again in {pause:.1f} s\n")
            self.process, self.not_before = None, moment + pause
        if self.process is None and moment >= self.not_before:
            self.start()


def run(argv: list[str]) -> int:
    """Serve until SIGTERM or SIGINT; return 0 after a clean stop."""
    parser = argparse.ArgumentParser(prog="saksama-node serve", description="Run the node until it is stopped.")
    parser.parse_args(argv)
    settings = load(os.environ)
    children = [Child("web", web_command(settings)), Child("worker", _worker_command())]
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    # Told for as long as a child may run: whoever moves the database must not find us in the middle.
    with serving(settings.data):
        for child in children:
            child.start()
        sys.stderr.write(f"{settings.name_id}: {settings.url}\n")
        while not stopping.wait(0.1):
            for child in children:
                child.see()
        return _stop(children)


def web_command(settings: NodeSettings) -> list[str]:
    """Return the command of the web server."""
    options = {
        "--interface": "wsgi",
        "--host": settings.host,
        "--port": str(settings.port),
        "--workers": "1",
        "--blocking-threads": "16",
        "--backlog": "512",
        "--workers-kill-timeout": str(_WEB_GRACE_SECONDS),
        "--loop": "asyncio",
        "--log-level": "warning",
        "--static-path-route": "/static",
        "--static-path-mount": str(STATIC),
        "--static-path-expires": "300",
    }
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "saksama_node.web.wsgi:application"]


def _worker_command() -> list[str]:
    return [sys.executable, "-m", "saksama_node.web.operations", "work"]


def _stop(children: list[Child]) -> int:
    running = [child.process for child in children if child.process is not None and child.process.poll() is None]
    for process in running:
        process.send_signal(signal.SIGTERM)
    end = time.monotonic() + _GRACE_SECONDS
    for process in running:
        try:
            process.wait(timeout=max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return 0
