"""The process that reads a stranger's bytes: it gives up all it could reach, then reads, then answers.

Rules kept here:
  * It knows no key, no database, no setting; it reads standard input and writes one JSON object.
  * Memory, processor time and what it writes are limited by the kernel before a byte is read: what bytes do to a parser
    ends this process and nothing else.
  * No file, no network, no other process, as far as this kernel can bar them (landlock, syscalls): both are tried, and
    the lack of one stops nothing. The doctor says what there is. What it runs is loaded before.
  * A reader that draws by a path (`opens`) runs only where Landlock bars all other paths; else it is refused.
Left to others: starting it and its end in time (asking), the readers.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from saksama_node.confined.landlock import close_files, give_up_privileges
from saksama_node.confined.syscalls import close_calls

REFUSED: Final = 3
"""The exit code with which the process names its reason on standard output."""
UNCONFINED: Final = "unconfined"
"""The reason where a reader needs a bar that this kernel does not have."""


class Refused(Exception):
    """The reason, and what was met."""


ROOT: Final = "/proc/self/fd"
OPENED: Final = "/0"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may cost: octets of memory, seconds of the processor."""

    memory: int = 1 << 30
    processor: int = 10


@dataclass(frozen=True, slots=True)
class Bars:
    """What holds this process: the version of Landlock (0: none), whether calls are filtered."""

    landlock: int
    syscalls: bool


def confine(limits: Limits, *, opens: bool = False) -> Bars:
    """Give up, for good, what reading bytes does not need. Raises OSError where not even privileges can be given up."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor, limits.processor))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    give_up_privileges()
    files = close_files()
    return Bars(files, close_calls(opens=opens and files > 0))


def serve(read: Callable[[bytes], Mapping[str, Any]], limits: Limits, *, opens: bool = False) -> int:
    """Read standard input confined; write the result, or the reason and exit with `REFUSED`.

    `opens`: the reader has a library open standard input by its path, `OPENED` below `ROOT`.
    """
    if opens and sys.platform == "linux":
        _hold_input()
    bars = confine(limits, opens=opens)
    told: Mapping[str, Any]
    code = REFUSED
    try:
        if bars.landlock or not opens:
            told, code = read(sys.stdin.buffer.read()), 0
        else:
            told = {"why": UNCONFINED, "found": "landlock"}
    except Refused as refused:
        told = dict(zip(("why", "found"), refused.args, strict=True))
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do to a parser is one reason
        told = {"why": "unreadable", "found": type(error).__name__}
    # A letter that is none fails here, not at whoever asked.
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode())
    return code


def _hold_input() -> None:
    """Standard input becomes a file in memory alone: one that can be opened again, and that has no other path."""
    held = os.memfd_create("given")
    while piece := os.read(0, 1 << 20):
        os.write(held, piece)
    os.lseek(held, 0, os.SEEK_SET)
    os.dup2(held, 0)
    os.close(held)
