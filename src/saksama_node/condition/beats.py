"""Signs of life: each loop touches a file of its own, so that they show also when the database does not answer.

Rules kept here:
  * One file a loop in `beats/` of the node's folder: its time is the last round's, its content what felled the loop.
  * The machine's true time, never a simulation's shifted one: an age is counted between two readings of one clock.
  * A beat costs one system call and is never synced; a disk that takes none fells no loop.
Left to others: which loops there are (`web.operations.worker`), who says that one is dead (`examine_node`, `serve`).
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from saksama_node.condition.check import Check, found

FOLDER: Final = "beats"
SILENT_AFTER: Final = timedelta(minutes=3)
"""A loop that has given no sign for so long is dead or hangs."""
_SHORTEST: Final = 1.0
_STEADY: Final = 60.0
STANDBY: Final = "ledger.already-sequencing"
"""Not a fault: another process of this node signs, and this one waits to take over."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One loop's last sign: how old, and what felled it since it last went on (empty: nothing)."""

    loop: str
    age: timedelta
    fault: str


class Pulse:
    """Gives one loop's signs of life, at most one a second. One owner, one thread."""

    def __init__(self, data: Path, loop: str) -> None:
        self._file = data / FOLDER / loop
        self._last = -_SHORTEST
        self._fell: float | None = None

    def beat(self) -> None:
        """Say: this loop goes on."""
        moment = time.monotonic()
        if moment - self._last < _SHORTEST:
            return
        first = self._last < 0.0
        self._last = moment
        # What felled it stands until it has gone on for a while: a loop that falls each minute is not well between.
        if first or (self._fell is not None and moment - self._fell > _STEADY):
            self._fell = None
            self._write("")
        else:
            self._touch()

    def fell(self, fault: str) -> None:
        """Say: this loop fell, and is started again."""
        self._last = self._fell = time.monotonic()
        self._write(fault[:200])

    def _touch(self) -> None:
        with suppress(OSError):
            os.utime(self._file)

    def _write(self, text: str) -> None:
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, exist_ok=True)
            self._file.write_text(text, encoding="utf-8")


def beats(data: Path) -> tuple[Beat, ...]:
    """Every loop that ever gave a sign in this folder, by name."""
    moment = time.time()
    read = []
    for file in sorted((data / FOLDER).glob("*")):
        with suppress(OSError):
            age = timedelta(seconds=max(0.0, moment - file.stat().st_mtime))
            read.append(Beat(file.name, age, file.read_text(encoding="utf-8", errors="replace")))
    return tuple(read)


def check_worker(read: Iterable[Beat]) -> list[Check]:
    """What the signs of life say of the worker."""
    known = tuple(read)
    if not known:
        return [found("worker.never")]
    wrong = [found("worker.silent", each.loop, age=each.age) for each in known if each.age > SILENT_AFTER]
    wrong += [
        found("worker.fallen", each.loop, why=each.fault)
        for each in known
        if each.fault not in {"", STANDBY} and each.age <= SILENT_AFTER
    ]
    return wrong or [found("worker.well", count=len(known), age=max(each.age for each in known))]
