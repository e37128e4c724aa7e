"""Having a stranger's bytes read: a process for each, that gets nothing of ours and ends in time.

Rules kept here: no environment but that of one thread each, no folder but the root, no open file. However it ends is an
answer (`Unread`), never a fault of the node.
Left to others: what it runs and gives up (process), what a reason means.
"""

import subprocess
import sys
from typing import Final

import msgspec

from saksama_node.confined.process import REFUSED

WALL_SECONDS: Final = 30.0
TIME: Final = "time"
"""What was met where it did not end in time."""
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
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            # What a library says of a file, and how often, is nobody's: a hostile one has it say so without an end.
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env=_QUIET,
            cwd="/",
        )
    except subprocess.TimeoutExpired as error:
        raise Unread("unreadable", TIME) from error
    if done.returncode == REFUSED:
        told = msgspec.json.decode(done.stdout, type=_Told)
        raise Unread(told.why, told.found)
    if done.returncode != 0:
        # Ended by the kernel: too much memory, or too much time of the processor.
        raise Unread("unreadable", f"ended by {-done.returncode}" if done.returncode < 0 else "ended")
    return done.stdout
