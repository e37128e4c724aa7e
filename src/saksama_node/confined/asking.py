"""Having a stranger's bytes read: a process for each, that gets nothing of ours and ends in time.

Rules kept here: no environment but that of one thread each, no folder but the root, no open file, and no more to say
than `LONGEST`. However it ends is an answer (`Unread`), never a fault of the node.
Left to others: what it runs and gives up (process), what a reason means.
"""

import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, Final

import msgspec

from saksama_node.confined.process import REFUSED

WALL_SECONDS: Final = 30.0
TIME: Final = "time"
"""What was met where it did not end in time."""
LONGEST: Final = 256 << 20
"""Octets of an answer: forty sheets, or the largest picture, as points are less."""
_QUIET: Final = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
"""A library that makes more threads asks for memory that the process may not have."""


class Unread(Exception):
    """It was not read. `why`: the reader's reason, `unreadable` where it gave none; `found`: what was met."""

    def __init__(self, why: str, found: str) -> None:
        super().__init__(why, found)
        self.why, self.found = why, found


class _Told(msgspec.Struct, frozen=True):
    why: str
    found: str


def ask(module: str, *arguments: str, data: bytes, seconds: float) -> bytes:
    """What the process of this module answers, as JSON. Raises `Unread`."""
    command = [sys.executable, "-I", "-m", module, *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What a library says of a file, and how often, is nobody's: a hostile one has it say so without an end.
        stderr=subprocess.DEVNULL,
        env=_QUIET,
        cwd="/",
    ) as process:
        ending = threading.Timer(seconds, process.kill)
        giving = threading.Thread(target=_give, args=(process.stdin, data))
        ending.start()
        giving.start()
        try:
            # No more than that: who took the reader over could go on for as long as it has time.
            answer = process.stdout.read(LONGEST + 1)  # type: ignore[union-attr]  # a pipe, as asked above
            if len(answer) > LONGEST:
                raise Unread("unreadable", "too-long")
            code = process.wait()
            in_time = ending.is_alive()
        finally:
            ending.cancel()
            process.kill()
            giving.join()
    if not in_time:
        raise Unread("unreadable", TIME)
    if code == REFUSED:
        told = msgspec.json.decode(answer, type=_Told)
        raise Unread(told.why, told.found)
    if code != 0:
        # Ended by the kernel: too much memory, or too much time of the processor.
        raise Unread("unreadable", f"ended by {-code}" if code < 0 else "ended")
    return answer


def _give(stdin: IO[bytes] | None, data: bytes) -> None:
    """All of it; where the process ends before, it has enough."""
    if stdin is not None:
        with suppress(OSError), stdin:
            stdin.write(data)
