"""`saksama-node serve`: one supervisor over the web server and the worker.

Rules kept here:
  * The web server waits for a port that another program holds, and this is said: it would share the port with another
    node's, whose pages would then come and go with ours. The worker works meanwhile.
  * One worker process; the log has one sequencer. How many web processes: `settings.connections`. What they count, they
    count together, in memory: a disk that is full, or takes no writing, must not end who says so.
  * A child that dies is started again, later each time it dies soon, without holding up the other; SIGTERM and SIGINT
    stop both cleanly, and what does not stop in time is killed.
  * When the worker gives no sign of life for minutes, the supervisor has one round of watching done in its place: who
    is told by letter must hear that the worker is dead.
  * When the supervisor is gone, however it went, so are the children and theirs (`lifeline`): nobody is left who holds
    the port, the sequencer's guard or a lock.
Left to others: what the worker does (`work`), what the pages say (`web`).
"""

import argparse
import json
import logging
import logging.config
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saksama_node.condition.beats import SILENT_AFTER, beats
from saksama_node.condition.check import State, told
from saksama_node.condition.network import look_at_port
from saksama_node.settings.connections import web
from saksama_node.settings.figures import FIGURES
from saksama_node.settings.lifeline import end_with_parent
from saksama_node.settings.logs import logging_to_stderr
from saksama_node.settings.node import NodeSettings, load
from saksama_node.web.operations.serving_lock import serving

STATIC = Path(__file__).parent.parent / "static"
_GRACE_SECONDS = 10.0
_WEB_GRACE_SECONDS = 7
"""What the web server gives its own worker: less than it gets itself."""
_SOON_SECONDS = 5.0
_PAUSES = (0.2, 1.0, 5.0, 15.0)
_BETWEEN_WATCHES = 300.0
_LOG_FILE = "cache/granian-log.json"
_SHARED_MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it, for us alone
_LOG = logging.getLogger("saksama.serve")


@dataclass(slots=True)
class Child:
    """One child process, how often it died soon, and when it may start again. `told`: its environment beside ours."""

    name: str
    command: list[str]
    told: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = field(default=0)
    not_before: float = 0.0
    may_start: Callable[[], bool] = lambda: True

    def start(self) -> None:
        """Start it; its output is ours."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env={**os.environ, **self.told},
            preexec_fn=end_with_parent,  # noqa: PLW1509 - one call into the C library
        )

    def see(self) -> None:
        """Start it again if it has died and its pause is over. The pause grows with each fall soon after a start."""
        moment = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.falls = self.falls + 1 if moment - self.started < _SOON_SECONDS else 1
            pause = _PAUSES[min(self.falls, len(_PAUSES)) - 1]
            told = {"child": self.name, "exit": self.process.returncode}
            _LOG.error("a child ended; it starts again in %.1f s", pause, extra=told)
            self.process, self.not_before = None, moment + pause
        if self.process is None and moment >= self.not_before and self.may_start():
            self.start()


@dataclass(slots=True)
class Port:
    """The port that the web server needs."""

    host: str
    number: int
    said: bool = False

    def is_free(self) -> bool:
        """Whether it can be had now; what holds it up is said once."""
        seen = look_at_port(self.host, self.number)
        if seen.state is State.FAILS and not self.said:
            self.said = True
            for language in ("id", "en"):
                words = told(seen, language)
                _LOG.error("%s %s", words.words, words.remedy, extra={"code": seen.code})
        return seen.state is not State.FAILS


@dataclass(slots=True)
class StandIn:
    """Does one round of watching in the worker's place while the worker gives no sign of life."""

    data: Path
    last: float = field(default_factory=time.monotonic)
    process: subprocess.Popen[bytes] | None = None

    def step(self) -> None:
        """Look now and then; start a round where the worker is silent and the last round has ended."""
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() - self.last < _BETWEEN_WATCHES:
            return
        self.last = time.monotonic()
        if worker_is_silent(self.data):
            _LOG.error("the worker gives no sign of life; watching in its place")
            self.process = subprocess.Popen(_command("alarms"), stdout=subprocess.DEVNULL, preexec_fn=end_with_parent)  # noqa: PLW1509 - one call into the C library


def worker_is_silent(data: Path) -> bool:
    """Whether the loop that watches gave no sign for long."""
    return all(each.age > SILENT_AFTER for each in beats(data) if each.loop == "watch")


def run(argv: list[str]) -> int:
    """Serve until SIGTERM or SIGINT; return 0 after a clean stop."""
    parser = argparse.ArgumentParser(prog="saksama-node serve", description="Run the node until it is stopped.")
    parser.parse_args(argv)
    settings = load(os.environ)
    described = logging_to_stderr(settings.log)
    logging.config.dictConfig(described)
    _describe_log(settings.data / _LOG_FILE, json.dumps(described))
    port = Port(settings.host, settings.port)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    # Told for as long as a child may run: whoever moves the database must not find us in the middle.
    with serving(settings.data), tempfile.TemporaryDirectory(prefix="saksama-", dir=_memory()) as figures:
        children = [
            Child("web", web_command(settings), {FIGURES: figures}, may_start=port.is_free),
            Child("worker", _command("work")),
        ]
        for child in children:
            child.see()
        _LOG.info("%s: %s", settings.name_id, settings.url)
        stand_in = StandIn(settings.data)
        while not stopping.wait(0.1):
            stand_in.step()
            for child in children:
                child.see()
        return _stop(children)


def web_command(settings: NodeSettings) -> list[str]:
    """Return the command of the web server."""
    processes, threads = web(settings.database_url)
    options = {
        "--interface": "wsgi",
        "--host": settings.host,
        "--port": str(settings.port),
        "--workers": str(processes),
        "--blocking-threads": str(threads),
        "--backlog": "512",
        "--workers-kill-timeout": str(_WEB_GRACE_SECONDS),
        "--loop": "asyncio",
        "--log-level": "warning",
        "--static-path-route": "/static",
        "--static-path-mount": str(STATIC),
        "--static-path-expires": "300",
    }
    if (settings.data / _LOG_FILE).exists():
        options["--log-config"] = str(settings.data / _LOG_FILE)
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "saksama_node.web.wsgi:application"]


def _memory() -> str | None:
    """The machine's memory as a folder, where it has one that takes writing; else None: where temporary files go."""
    return _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None


def _describe_log(place: Path, described: str) -> None:
    """Write down how the web server logs: as we do. Where the disk takes no writing, an older word of ours must do."""
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        place.write_text(described, encoding="utf-8")
    except OSError as error:
        _LOG.warning("the node's folder takes no writing: %s", type(error).__name__)


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "saksama_node.web.operations", name]


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
