"""The disks that a node writes to: room, and whether a write arrives.

Rules kept here:
  * A write is tried and synced: a disk that only says it has room may be read-only, or have lost its device.
  * What was written to try is removed again.
Left to others: which folders these are (the caller).
"""

import os
import tempfile
from pathlib import Path
from typing import Final

from saksama_node.condition.check import Check, Octets, found
from saksama_node.condition.why import why

LOW: Final = 2_000_000_000
FULL: Final = 200_000_000
FEWEST_INODES: Final = 1000


def free(folder: Path) -> int:
    """Octets that this user can still write where `folder` lies; OSError."""
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize


def check_disk(folder: Path) -> list[Check]:
    """Room, inodes, and one write that is synced."""
    about = str(folder)
    try:
        room = os.statvfs(folder)
        _write(folder)
    except OSError as error:
        return [found("disk.unwritable", about, why=why(error))]
    # A file system that counts no inodes says 0 of 0.
    if room.f_files and room.f_favail < FEWEST_INODES:
        return [found("disk.no-inodes", about, free=room.f_favail)]
    return [judge(about, room.f_bavail * room.f_frsize)]


def judge(about: str, octets: int) -> Check:
    """What so much free room means."""
    code = "disk.full" if octets < FULL else "disk.low" if octets < LOW else "disk.well"
    return found(code, about, free=Octets(octets))


def _write(folder: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
        file.write(b"saksama")
        file.flush()
        os.fsync(file.fileno())
