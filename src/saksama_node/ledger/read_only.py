"""SQLite on a disk that took no writing: nothing is kept open from that time.

Rules kept here:
  * All connections of a process to one SQLite file share the memory of its write-ahead log. Opened while the disk took
    no writing, it is for reading only, and stays so for every later connection until all of that time are closed: one
    idle thread that kept its own would have the node refuse reports long after the disk is well.
  * So a connection that may only read ends with its request, or with the round of its loop (`let_go`).
  * Requests overlap: once the disk is well, a new connection waits until those are closed, else each would hand the
    memory on to the next and a busy node would never write again.
  * Whether a connection may write is asked of SQLite and of its open files, not of the disk, which may have changed in
    between. The first of such a time says that it may: it reads by itself what it may not share. Its file tells.
Left to others: what is said meanwhile (`ledger.world`, web).
"""

import fcntl
import os
import sqlite3
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from saksama_node.ledger.faults import DiskReadOnly
from saksama_node.ledger.world import disk_trouble

PATIENCE: Final = 10.0
"""Seconds that a new connection waits for those that may only read."""
_BETWEEN_LOOKS: Final = 0.02
_KIND: Final = 0xFF
"""SQLite's kind of an error; above it stands which one of that kind."""

_READING: Final[WeakSet[BaseDatabaseWrapper]] = WeakSet()
_LOCK: Final = threading.Lock()


def keep_none() -> None:
    """From now on let no connection of such a time outlive its request."""
    connection_created.connect(_made, dispatch_uid="saksama-read-only")


def let_go() -> None:
    """End this thread's connection if it may only read; say it between two rounds of a loop, outside any act."""
    own = connections[DEFAULT_DB_ALIAS]
    with _LOCK:
        reads_only = own in _READING
    if reads_only:
        own.close()


def _made(connection: BaseDatabaseWrapper, **_: object) -> None:
    if connection.vendor != "sqlite" or not _only_reads(connection):
        return
    end = time.monotonic() + PATIENCE
    while not isinstance(disk_trouble(), DiskReadOnly) and time.monotonic() < end:
        # It holds the memory as well, until it is closed.
        connection.close()
        _wait(end)
        connection.connection = connection.get_new_connection(connection.get_connection_params())
        connection.set_autocommit(connection.settings_dict["AUTOCOMMIT"])
        if not _only_reads(connection):
            return
    with _LOCK:
        _READING.add(connection)
    # Django closes what is past this moment at the end of the request.
    connection.close_at = time.monotonic()


def _wait(end: float) -> None:
    """Wait until no connection is open that may only read."""
    while time.monotonic() < end:
        time.sleep(_BETWEEN_LOOKS)
        with _LOCK:
            for each in [each for each in _READING if each.connection is None]:
                _READING.discard(each)
            if not _READING:
                return


def _only_reads(connection: BaseDatabaseWrapper) -> bool:
    raw: sqlite3.Connection = connection.connection
    return _memory_only_reads(raw) or _refused(raw)


def _memory_only_reads(raw: sqlite3.Connection) -> bool:
    """Whether this process has the memory of this file's log open for reading only; False where nobody can tell."""
    (_, _, place) = raw.execute("PRAGMA database_list").fetchone()
    with suppress(OSError):
        for each in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # another thread may have closed it meanwhile
                if str(each.readlink()) == f"{place}-shm":
                    return fcntl.fcntl(int(each.name), fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY
    return False


def _refused(raw: sqlite3.Connection) -> bool:
    """Whether SQLite would refuse that this connection writes, whoever else writes just now."""
    (timeout,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & _KIND == sqlite3.SQLITE_READONLY
    finally:
        raw.execute(f"PRAGMA busy_timeout = {timeout}")
    return False
