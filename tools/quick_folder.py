"""A folder in the machine's memory for what tests write and forget: a commit waits there for no disk.

Rules kept here:
  * Only where a whole run fits twice over; else tests write where temporary files go on this machine, and it is said.
  * It is gone with the run that it was made for.
Left to others: benchmarks, soak and fuzz, which write to a disk as a node does; that a commit reaches the disk
(tests/node/ledger/test_power_cut.py follows every call that says so, wherever the file lies).
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
ROOM: Final = 8 << 30
"""Bytes that must be free: a run of all nodes' tests leaves below four thousand million there."""


def has_room(memory: Path = MEMORY, *, room: int = ROOM) -> bool:
    """Whether the machine keeps a folder in its memory with so much room, and so much memory to spare."""
    if not os.access(memory, os.W_OK):
        return False
    found = os.statvfs(memory)
    return min(found.f_bavail * found.f_frsize, _spare()) >= room


@contextmanager
def quick_folder(memory: Path = MEMORY, *, room: int = ROOM) -> Iterator[Mapping[str, str]]:
    """Make it; give what a process is told (`TMPDIR`) so that its temporary files lie there, or nothing."""
    if not has_room(memory, room=room):
        print("== temporary files lie on the disk: this machine's memory has no room for them", file=sys.stderr)
        yield {}
        return
    folder = Path(tempfile.mkdtemp(prefix="saksama-", dir=memory))
    try:
        # As /tmp is: the server of the tests runs as another user.
        folder.chmod(0o1777)
        yield {"TMPDIR": str(folder)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _spare() -> int:
    """Bytes of memory that the kernel could still give to this container; none where it does not say."""
    told = Path("/proc/meminfo")
    lines = told.read_text(encoding="ascii").splitlines() if told.exists() else []
    found = next((line.split() for line in lines if line.startswith("MemAvailable:")), ["", "0"])
    return min(int(found[1]) << 10, _left_to_container())


def _left_to_container(limits: Path = Path("/sys/fs/cgroup")) -> int:
    """What a container's limit leaves; without bound where there is none."""
    most, used = limits / "memory.max", limits / "memory.current"
    if not most.exists() or not used.exists() or not most.read_text(encoding="ascii").strip().isdigit():
        return sys.maxsize
    return int(most.read_text(encoding="ascii")) - int(used.read_text(encoding="ascii"))
