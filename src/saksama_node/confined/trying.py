"""A process confined like those that read strangers' bytes, which tries what they must not be able to do.

    python -I -m saksama_node.confined.trying FOLDER

Rules kept here: beside what bars it, it says what it could do all the same: the doctor believes the trying. FOLDER is
listed and nothing of it is told; what it connects to is a port of this machine where nobody answers.
Left to others: what is made of it (condition.confinement).
"""

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

import msgspec

from saksama_node.confined.process import Limits, confine

_DISCARD: Final = ("127.0.0.1", 9)


def could(attempt: Callable[[], object]) -> bool:
    """Whether nothing but the attempt's own luck stood against it."""
    try:
        attempt()
    except PermissionError:
        return False
    except OSError:
        return True
    return True


def main(arguments: list[str]) -> int:
    """Say what bars this process, and what it reaches of `file`, `network` and `process`."""
    (folder,) = arguments
    bars = confine(Limits())
    attempts: dict[str, Callable[[], object]] = {
        "file": lambda: os.scandir(folder),
        "network": lambda: socket.socket().connect(_DISCARD),
        "process": lambda: os.kill(os.getppid(), 0),
    }
    reached = [name for name, attempt in attempts.items() if could(attempt)]
    sys.stdout.buffer.write(msgspec.json.encode({**asdict(bars), "reached": reached}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
