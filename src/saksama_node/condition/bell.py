"""Whoever writes rings, so that whoever waits for it need not ask.

Rules kept here:
  * On SQLite each process that waits has a pipe in `bells/` of the node's folder, and a commit puts an octet into every
    one; on PostgreSQL a commit notifies a channel of its database, which other machines hear too.
  * A ring says: look. It names nothing and proves nothing; whoever waits looks by itself after a while in any case.
  * Ringing fails no act and waits for nobody: it comes after the commit (a notice within one would take a lock of the
    whole server until the disk has it); a pipe that is full has been rung, and one whose reader died is removed.
  * A pipe gets its name once it is heard, and no two the same: so one that nobody hears is a dead one's.
Left to others: what was written (`ledger.unchanged`), whom it wakes (`ledger.waking`), when to ring (`ledger.turn`).
"""

import errno
import os
import select
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from django.db import connection

FOLDER: Final = "bells"
_CHANNEL: Final = "saksama_written"
_WROTE: Final = "SELECT pg_current_xact_id_if_assigned() IS NOT NULL"
_MOST: Final = 1 << 16


def wrote() -> bool:
    """Within a transaction: whether its commit is to ring.

    On PostgreSQL one that wrote nothing must not: a ring is a writing itself there, and would wake whoever writes
    nothing next. On SQLite a look costs no more than asking.

    What is to be rolled back rings nobody; nothing can be asked in it either.
    """
    if connection.needs_rollback:
        return False
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(_WROTE)
        return bool(cursor.fetchone()[0])


def ring(data: Path) -> None:
    """Have every process look that waits for this folder, or for its database; outside any transaction."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {_CHANNEL}")
        return
    ring_folder(data)


def ring_folder(data: Path) -> None:
    """Have every process look that waits beside this folder, whatever the database."""
    for pipe in (data / FOLDER).glob("*-*"):
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


@dataclass(slots=True)
class Bell:
    """What one thread waits on. One owner, one thread, which alone uses its connection; `close` ends it."""

    data: Path
    _pipe: int = -1
    _place: Path | None = None
    _heard: object = None
    """The connection to PostgreSQL on which it listens."""

    def is_heard(self) -> bool:
        """Whether who rings in the folder is heard; where not, as before the first time, it is tried now."""
        if self._place is not None and self._place.exists():
            return True
        self.close()
        name = f"{os.getpid()}-{token_hex(4)}"
        place, new = self.data / FOLDER / name, self.data / FOLDER / f".{name}"
        with suppress(OSError):
            place.parent.mkdir(mode=0o700, exist_ok=True)
            os.mkfifo(new, 0o600)
            # For both: else it would read as ended once the last writer is gone.
            self._pipe = os.open(new, os.O_RDWR | os.O_NONBLOCK)
            self._place = new.rename(place)
            return True
        with suppress(OSError):
            new.unlink(missing_ok=True)
        self.close()
        return False

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
        if self._place is not None:
            with suppress(OSError):
                self._place.unlink()
            self._place = None
        if self._pipe >= 0:
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
