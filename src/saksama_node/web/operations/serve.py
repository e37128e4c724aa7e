"""`saksama-node serve`: one supervisor over the web server and the worker.

Rules kept here:
  * The web server waits for a port that another program holds, and this is said: it would share the port with another
    node's, whose pages would then come and go with ours. The worker works meanwhile.
  * One worker process; the log has one sequencer. How many web processes: `settings.connections`. What they count, they
    count together, in memory: a disk that is full, or takes no writing, must not end who says so.
  * All that a node runs is loaded here, once; both children are copies, and one that died is there again at once,
    later each time it dies soon, without holding up the other (`children`).
  * SIGTERM and SIGINT stop both cleanly, and what does not stop in time is killed.
  * When the worker gives no sign of life for minutes, the supervisor has one round of watching done in its place: who
    is told by letter must hear that the worker is dead.
  * When the supervisor is gone, however it went, so are the children and theirs (`lifeline`): nobody is left who holds
    the port, the sequencer's guard or a lock.
Left to others: what the two do (`loaded`).
"""

import argparse
import gc
import logging
import logging.config
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

import django

from saksama_node.condition.beats import SILENT_AFTER, beats
from saksama_node.condition.check import State, told
from saksama_node.condition.network import look_at_port
from saksama_node.settings.lifeline import end_with_parent
from saksama_node.settings.logs import logging_to_stderr
from saksama_node.settings.node import load
from saksama_node.web.operations.children import ASKED_TO_END, Child, stop
from saksama_node.web.operations.figures_folder import figures_folder
from saksama_node.web.operations.serving_lock import serving

WEB: Final = "saksama-web"
WORKER: Final = "saksama-work"
"""What the two processes, and those that they make, are listed as."""
_GRACE_SECONDS: Final = 10.0
_LOOKING_AGAIN: Final = 0.5
"""While a child is not there: its pause or its port decides. One that ends is told by the system."""
_LOOKING_SELDOM: Final = 30.0
_BETWEEN_WATCHES = 300.0
_LOG = logging.getLogger("saksama.serve")


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
    port = Port(settings.host, settings.port)
    # A queue: an event's lock would be waited for where a signal comes while this very thread holds it.
    told: SimpleQueue[int] = SimpleQueue()
    for number in (*ASKED_TO_END, signal.SIGCHLD):
        signal.signal(number, lambda number, _: told.put(number))
    # Told for as long as a child may run: whoever moves the database must not find us in the middle.
    with serving(settings.data), figures_folder():
        # All that is loaded stays: the collector of rubbish would walk it again and again.
        gc.disable()
        django.setup()
        from saksama_node.web.operations import loaded  # noqa: PLC0415 - the lines above come first

        gc.enable()
        children = [
            Child(WEB, partial(loaded.answer, settings, described), may_start=port.is_free),
            Child(WORKER, loaded.work),
        ]
        _LOG.info("%s: %s", settings.name_id, settings.url)
        stand_in = StandIn(settings.data)
        try:
            while True:
                for child in children:
                    child.see()
                pause = _LOOKING_SELDOM if all(child.process for child in children) else _LOOKING_AGAIN
                with suppress(Empty):
                    if told.get(timeout=pause) in ASKED_TO_END:
                        return 0
                stand_in.step()
        finally:
            stop(children, _GRACE_SECONDS)


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "saksama_node.web.operations", name]
