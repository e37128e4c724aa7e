"""Whose fault is it? An error of the system or the database, named as what happened to the world.

Rules kept here:
  * A full disk, a disk that takes no writing, a database that is away, full of others, too slow, or that ended one of
    two acts that waited for each other: each has a code; all else stays what it is.
  * What cannot be told from the error is told from the disk.
Left to others: the words (web), looking at the disk before it is full (the examination of a node).
"""

import errno
import os
from typing import Final

from django.db import DatabaseError, InterfaceError, OperationalError

from saksama.errors import WorldError
from saksama_node.condition.why import Refusal, refusal
from saksama_node.ledger.faults import (
    ClockImplausible,
    DatabaseAway,
    DatabaseTooSlow,
    Deadlock,
    DiskFull,
    DiskReadOnly,
    NoConnectionLeft,
)
from saksama_node.ledger.plausible import doubt
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.reserve import NoRoom, NoRoomForFiles, here

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_OURS: Final = ("no such table", "no such column", "near ")
_REFUSED: Final = {
    Refusal.NO_CONNECTION: NoConnectionLeft,
    Refusal.DEADLOCK: Deadlock,
    Refusal.TOO_LONG: DatabaseTooSlow,
    Refusal.NO_ROOM: DiskFull,
}
_LEAST_ROOM: Final = 1 << 18
"""Less than this and the next act fails: a write of the database, a receipt, a page of its log."""


def fault_of(error: BaseException | None) -> WorldError | None:
    """The world's fault behind an error, through what caused it; None where it is not the world's."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if (found := _fault(error)) is not None:
            return found
        error = error.__cause__ or error.__context__
    return None


def troubles() -> tuple[WorldError, ...]:
    """What stops this node from working at this moment, as far as this process can see without trying."""
    seconds = doubt()
    disk = disk_trouble()
    # While something is held for the log yet, it is let go in a moment: the log goes on.
    if disk is None or (isinstance(disk, DiskFull) and here().held):
        disk = room_trouble()
    found = (disk, ClockImplausible(seconds) if seconds else None)
    return tuple(each for each in found if each is not None)


def disk_trouble() -> WorldError | None:
    """Whether the disk of the node's folder takes no writing, or has no room."""
    told = os.statvfs(SETTINGS.data)
    if told.f_flag & os.ST_RDONLY:
        return DiskReadOnly()
    return DiskFull() if told.f_bavail * told.f_frsize < _LEAST_ROOM else None


def room_trouble() -> WorldError | None:
    """Whether so little room is left that what comes from outside is refused."""
    seen = here()
    if seen.for_reports < 0:
        return NoRoom()
    return NoRoomForFiles() if seen.for_files < 0 else None


def _fault(error: BaseException) -> WorldError | None:
    match error:
        case WorldError():
            return error
        case OSError(errno=number) if number in _NO_ROOM:
            return DiskFull()
        case OSError(errno=errno.EROFS):
            return DiskReadOnly()
        case DatabaseError() | InterfaceError():
            return _of_database(error)
        case _:
            return None


def _of_database(error: DatabaseError | InterfaceError) -> WorldError | None:
    # By its state, whatever class the driver gives it: an idle transaction that was ended is an InternalError.
    if (refused := refusal(error)) is not None:
        return _REFUSED[refused]()
    words = str(error)
    # SQLite calls it operational that a table is not there; it is our own mistake.
    if words.startswith(_OURS) or not isinstance(error, OperationalError | InterfaceError):
        return None
    # SQLite says these in English whatever the language of the machine, or not at all.
    if "disk is full" in words:
        return DiskFull()
    if "readonly database" in words:
        return DiskReadOnly()
    return disk_trouble() or DatabaseAway()
