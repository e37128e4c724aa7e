"""Whoever writes rings, so that whoever waits for it need not ask.

Rules kept here:
  * On SQLite each process that waits has a pipe in `bells/` of the node's folder, and a commit puts an octet into every
    one; on PostgreSQL a commit notifies a channel of its database, which other machines hear too.
  * A ring says: look. It names nothing and proves nothing; whoever waits looks by itself after a while in any case.
  * Ringing fails no act and waits for nobody: a pipe that is full has been rung, and one whose reader died is removed.
  * A pipe gets its name once it is heard: so one that nobody hears is a dead one's.
Left to others: what was written (`ledger.unchanged`), whom it wakes (`ledger.waking`), when to ring (`ledger.turn`).
"""

import errno
import os
import select
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import connection

FOLDER: Final = "bells"
_CHANNEL: Final = "saksama_written"
_RING: Final = f"SELECT pg_notify('{_CHANNEL}', '') WHERE pg_current_xact_id_if_assigned() IS NOT NULL"
_MOST: Final = 1 << 16


def ring(data: Path) -> None:
    """Have every process look that waits beside this folder."""
    for pipe in (data / FOLDER).glob("[0-9]*"):
        if pipe.name.isdigit():
            _ring(pipe)


def _ring(pipe: Path) -> None:
    with suppress(OSError):
        try:
            there = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno == errno.ENXIO:
                pipe.unlink()
            return
        try:
            os.write(there, b"\n")
        finally:
            os.close(there)


def ring_with_commit() -> None:
    """On PostgreSQL, inside the transaction: have those look who wait for this database, once it is committed.

    One that wrote nothing rings nobody: the ring itself would be a writing, and wake the next who writes nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RING)


@dataclass(slots=True)
class Bell:
    """What one thread waits on. One owner, one thread, which alone uses its connection; `close` ends it."""

    data: Path
    _pipe: int = -1
    _heard: object = None
    """The connection to PostgreSQL on which it listens."""

    def open(self) -> bool:
        """Be heard in the folder; false where the disk takes no pipe."""
        place = self.data / FOLDER / str(os.getpid())
        new = place.with_suffix(".new")
        with suppress(OSError):
            place.parent.mkdir(mode=0o700, exist_ok=True)
            new.unlink(missing_ok=True)
            os.mkfifo(new, 0o600)
            # For both: else it would read as ended once the last writer is gone.
            self._pipe = os.open(new, os.O_RDWR | os.O_NONBLOCK)
            new.rename(place)
        return self._pipe >= 0

    def wait(self, longest: float) -> None:
        """Wait for a ring, at most so many seconds. Raises what the database raises."""
        line = self._line()
        # What came with an answer to another question rang as well.
        if line is not None and list(line.notifies(timeout=0)):
            return
        told = select.poll()
        for each in (self._pipe, -1 if line is None else line.fileno()):
            if each >= 0:
                told.register(each, select.POLLIN)
        if not told.poll(longest * 1000):
            return
        # Heard, so that the next wait is a new one.
        if self._pipe >= 0:
            with suppress(BlockingIOError):
                os.read(self._pipe, _MOST)
        if line is not None:
            list(line.notifies(timeout=0))

    def close(self) -> None:
        """Be heard no more."""
        if self._pipe >= 0:
            with suppress(OSError):
                (self.data / FOLDER / str(os.getpid())).unlink()
            os.close(self._pipe)
            self._pipe = -1

    def _line(self) -> Any:  # noqa: ANN401 - a node on SQLite loads no driver of a server
        """The connection on which PostgreSQL tells; None on SQLite."""
        if connection.vendor == "sqlite":
            return None
        connection.ensure_connection()
        raw = connection.connection
        if raw is not self._heard:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {_CHANNEL}")
            self._heard = raw
        return raw
