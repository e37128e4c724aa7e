"""A process of a served node that was made from the supervisor as it stands, and is made again when it dies.

Rules kept here:
  * It is a copy of a process that has loaded all that a node runs: it is there at once, and what both hold is held
    once. A node runs what it began with, also where its files were replaced meanwhile.
  * What a signal means to the supervisor it does not mean to a child, from its first step on; its name tells it apart
    (`ps -o comm`). It ends with the supervisor, however that one ends.
  * A child that dies is started again, later each time it dies soon.
Left to others: what a child does (`loaded`), when one may start (`serve`).
"""

import logging
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from typing import Final

from saksama_node.settings.lifeline import end_with_server, name_this_process

ASKED_TO_END: Final = (signal.SIGTERM, signal.SIGINT)
_FORK: Final = get_context("fork")
_SOON_SECONDS: Final = 2.0
_PAUSES: Final = (0.2, 1.0, 5.0, 15.0)
_LOG = logging.getLogger("saksama.serve")


@dataclass(slots=True)
class Child:
    """One child process, how often it died soon, and when it may start again."""

    name: str
    """As processes are listed: 15 letters at most."""
    act: Callable[[], None]
    """What it does until it is asked to end."""
    process: ForkProcess | None = None
    started: float = 0.0
    falls: int = field(default=0)
    not_before: float = 0.0
    may_start: Callable[[], bool] = lambda: True

    def start(self) -> None:
        """Start it; its output is ours. From the main thread alone: a child's end follows the thread that made it."""
        self.started = time.monotonic()
        self.process = _FORK.Process(target=self._begin, name=self.name)
        # A signal that comes before the child knows what it means would be lost in a copy of ours.
        signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_END)
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)

    def see(self) -> None:
        """Start it again if it has died and its pause is over. The pause grows with each fall soon after a start."""
        moment = time.monotonic()
        if self.process is not None and self.process.exitcode is not None:
            self.falls = self.falls + 1 if moment - self.started < _SOON_SECONDS else 1
            pause = _PAUSES[min(self.falls, len(_PAUSES)) - 1]
            told = {"child": self.name, "exit": self.process.exitcode}
            _LOG.error("a child ended; it starts again in %.1f s", pause, extra=told)
            self.process, self.not_before = None, moment + pause
        if self.process is None and moment >= self.not_before and self.may_start():
            self.start()

    def _begin(self) -> None:
        for number in (*ASKED_TO_END, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)
        end_with_server()
        name_this_process(self.name)
        try:
            self.act()
        except Exception:  # noqa: BLE001 - whatever it was, it is told and the child ends
            # In the node's own form: a trace of Python's would quote what a database or a person said.
            _LOG.exception("a child failed", extra={"child": self.name})
            raise SystemExit(1) from None


def stop(children: list[Child], grace: float) -> None:
    """Ask all to end; kill what has not ended after `grace` seconds."""
    running = [child.process for child in children if child.process is not None and child.process.exitcode is None]
    for process in running:
        process.terminate()
    end = time.monotonic() + grace
    for process in running:
        process.join(max(0.0, end - time.monotonic()))
        if process.exitcode is None:
            process.kill()
            process.join()
