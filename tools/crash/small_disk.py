"""A disk of its own with little room, and what fills it. Only root may mount one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PIECE: Final = 1 << 16


@contextmanager
def small_disk(place: Path, room: str) -> Iterator[Path]:
    """A disk of so much room, as `96m`, at a place that is not there yet."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "saksama-test", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
        place.rmdir()


def fill(disk: Path, name: str = "filler", *, but: int = 0) -> Path:
    """Write one file until so many octets are free, or none at all; it."""
    filler = disk / name
    with filler.open("ab", buffering=0) as file:
        while _free(disk) > but:
            try:
                file.write(bytes(min(_PIECE, _free(disk) - but) or 1))
            except OSError:
                break
    return filler


def _free(disk: Path) -> int:
    room = os.statvfs(disk)
    return room.f_bavail * room.f_frsize
