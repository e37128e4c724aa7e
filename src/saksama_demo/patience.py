"""Waiting for a process of ours: as long as it works, in words, and no longer once it does not.

Rules kept here:
  * No clock ends honest work: a machine with other things to do is slow, and that is no fault.
  * One that used no processor for STILL_SECONDS, with all that it started, is stuck; so is one that used more than any
    honest one needs and is not ready. That is told.
  * Who waits is told what for, each TOLD_SECONDS.
Left to others: which process (launch), what it should have said (who started it).
"""

import math
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from saksama_demo.story import say

STILL_SECONDS: Final = 120.0
TOLD_SECONDS: Final = 30.0
LOOK_SECONDS: Final = 1.0
_TIMES: Final = slice(11, 15)
"""Of /proc/PID/stat, after the name: its processor time and that of its ended children."""


class Stuck(AssertionError):
    """A process does nothing any more."""


@dataclass(slots=True)
class Patience:
    """The waiting for one process. `what`: is awaited, in words; `still`, `told`: seconds, as above.

    `most`: seconds of the processor that it may use meanwhile; `spent`: gives how many it used, None where nobody can
    tell.
    """

    process: int
    what: str
    still: float = STILL_SECONDS
    told: float = TOLD_SECONDS
    most: float = math.inf
    spent: Callable[[int], float | None] = field(default_factory=lambda: work_of)
    _began: float = field(init=False)
    _worked: float = field(init=False)
    _said: float = field(init=False)
    _seen: float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._began = self._worked = self._said = time.monotonic()

    def look(self) -> None:
        """Look whether it still works; says now and then what is awaited. Raises `Stuck`."""
        now, seen = time.monotonic(), self.spent(self.process)
        # What cannot be measured (another system than Linux) is believed to work.
        if seen != self._seen or seen is None:
            self._seen, self._worked = seen, now
        if now - self._worked > self.still:
            raise Stuck(
                f"{self.what}: berhenti bekerja {now - self._worked:.0f} detik yang lalu, jadi diakhiri "
                f"(has done nothing for so long, and was ended)"
            )
        if seen is not None and seen > self.most:
            raise Stuck(f"{self.what}: bekerja {seen:.0f} detik prosesor tanpa hasil (worked for so long in vain)")
        if now - self._said > self.told:
            self._said = now
            say(f"     menunggu {now - self._began:.0f} detik: {self.what} masih bekerja; mesin ini sibuk ...")


def output_of(process: subprocess.Popen[str], patience: Patience) -> tuple[str, str]:
    """What it wrote to both, once it ended. Raises `Stuck` once it does nothing any more, and ends it."""
    while True:
        try:
            return process.communicate(timeout=min(LOOK_SECONDS, patience.still / 2))
        except subprocess.TimeoutExpired:
            try:
                patience.look()
            except Stuck:
                process.kill()
                process.communicate()
                raise


def work_of(process: int) -> float | None:
    """Seconds of the processor that a process and all that it started used; None where the system does not tell."""
    found = []
    waiting = [process]
    while waiting:
        place = Path("/proc") / str(waiting.pop())
        try:
            found.append(sum(map(int, (place / "stat").read_text().rpartition(")")[2].split()[_TIMES])))
            for thread in (place / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
        except OSError:
            continue
    return sum(found) / os.sysconf("SC_CLK_TCK") if found else None
