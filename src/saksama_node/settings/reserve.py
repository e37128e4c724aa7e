"""Room on the disk that is kept for the log: no upload takes it, and where others filled the disk it is given back.

Rules kept here:
  * Files are taken while what is free and what is held make more than is kept; a report without files, half as much.
  * A quarter of what is kept is held by a file. Where the disk is full in spite of us, the file lets go of it, piece by
    piece, and the log is written on; once there is room, the file takes it again.
  * On a small disk a quarter of it is kept, whatever the setting says.
  * Who writes what has no length asks before each piece: what many write at once does not pass the mark.
Left to others: who is refused what (those who take files), who looks after the file (`web.operations.worker`), the
disk of a PostgreSQL server, which a node does not see.
"""

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from saksama.errors import WorldError
from saksama_node.settings.current import SETTINGS

FILE: Final = Path("cache") / "reserved"
"""Where a backup does not look."""
_MEBIBYTE: Final = 1 << 20
_HELD: Final = 4
_PIECES: Final = 4
_OF_THE_DISK: Final = 4
_BETWEEN_LOOKS: Final = 1.0
_AFTER_A_FAULT: Final = 15.0
_LOG: Final = logging.getLogger("saksama.reserve")
_BLOCK: Final = 512
"""What `st_blocks` counts (stat(2))."""


class NoRoomForFiles(WorldError):
    """So little room is left on the disk that it is kept for the log: no file is taken, and nothing was lost."""

    code = "ledger.no-room-for-files"
    advice = "Make room on the disk of the node's folder, or enlarge it; files are taken again by themselves then."


class NoRoom(WorldError):
    """Half of what is kept for the log is used up: nothing is taken from outside, and nothing was lost."""

    code = "ledger.no-room"
    advice = "Make room on the disk of the node's folder at once, or enlarge it. The log goes on meanwhile."


@dataclass(frozen=True, slots=True)
class Reserve:
    """What is kept of a disk, in octets: how much it should be, how much a file holds, how much is free beside it."""

    kept: int
    held: int
    free: int

    @property
    def left(self) -> int:
        """How much of it is there."""
        return min(self.kept, self.held + self.free)

    @property
    def for_files(self) -> int:
        """What files may still take; below 0: none."""
        return self.free + self.held - self.kept

    @property
    def for_reports(self) -> int:
        """What a report without files may still take."""
        return self.free + self.held - self.kept // 2


def look(data: Path, megabytes: int) -> Reserve:
    """What is kept of the disk of a node's folder. Raises OSError."""
    disk = os.statvfs(data)
    kept = min(megabytes * _MEBIBYTE, disk.f_blocks * disk.f_frsize // _OF_THE_DISK)
    try:
        held = (data / FILE).stat().st_blocks * _BLOCK
    except FileNotFoundError:
        held = 0
    return Reserve(kept, held, disk.f_bavail * disk.f_frsize)


def here() -> Reserve:
    """What is kept of this node's disk. Raises OSError."""
    return look(SETTINGS.data, SETTINGS.reserved_megabytes)


def check_room(octets: int = 0) -> None:
    """Raise `NoRoomForFiles` where so much more of a file would take what is kept."""
    if here().for_files < octets:
        raise NoRoomForFiles


def check_room_for_report() -> None:
    """Raise `NoRoom` where not even a report without files is taken."""
    if here().for_reports < 0:
        raise NoRoom


def keep_up(data: Path, megabytes: int) -> int:
    """Let the file have its length, or let go of a piece where the disk is full; what it holds then. Raises OSError."""
    seen = look(data, megabytes)
    most = seen.kept // _HELD
    piece = most // _PIECES
    if seen.free < piece and seen.held:
        return _cut(data / FILE, max(0, seen.held - piece))
    # Two pieces stay free when it has grown: it would else let go at once of what it took.
    while seen.held < most and seen.free >= 3 * piece:
        _grow(data / FILE, min(most, seen.held + piece))
        seen, before = look(data, megabytes), seen
        if seen.held <= before.held:
            break
    return seen.held


def look_after(stopping: Event) -> None:
    """Keep the file up until the end is asked for. It asks no database: that may be what finds no room."""
    before = 0
    while not stopping.wait(_BETWEEN_LOOKS):
        try:
            held = keep_up(SETTINGS.data, SETTINGS.reserved_megabytes)
        except OSError as error:
            _LOG.error("what is kept for the log cannot be looked after: %s", type(error).__name__)
            stopping.wait(_AFTER_A_FAULT)
            continue
        if held < before:
            _LOG.warning(
                "the disk is full: the log goes on in what was kept for it, of which %d MiB are held", held >> 20
            )
        before = held


def _cut(path: Path, length: int) -> int:
    handle = os.open(path, os.O_WRONLY)
    try:
        os.ftruncate(handle, length)
    finally:
        os.close(handle)
    return length


def _grow(path: Path, length: int) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(handle, 0, length)
    finally:
        os.close(handle)
