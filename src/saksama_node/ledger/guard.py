"""One at work: of each loop of the worker, and so of the sequencer, one runs for a node at a time.

Rules kept here:
  * A guard is held for as long as its owner works, and falls with the owner's process, however that ends.
  * Two workers on one folder meet at a file lock; two copies of a folder on one PostgreSQL at an advisory lock.
  * That lock belongs to the very connection with which its owner works: who loses it can write nothing any more.
Left to others: waiting for one's turn (worker), and that two sequencers could do no harm even so, which the
compare-and-swap sees to (sequencer).
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.db import DatabaseError, InterfaceError, connection

from saksama_node.ledger.faults import AlreadyAtWork
from saksama_node.settings.current import SETTINGS

_HOLDS: ContextVar[bool] = ContextVar("saksama_guard", default=False)


def holds() -> bool:
    """Whether this thread works under a guard."""
    return _HOLDS.get()


@contextmanager
def sole(loop: str) -> Iterator[None]:
    """Hold the guard of the loop of this name; AlreadyAtWork if somebody else does.

    PostgreSQL: on this thread's connection, which must stay.
    """
    place = SETTINGS.data / "locks" / loop
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with place.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyAtWork(SETTINGS.origin, loop) from error
        if connection.vendor == "postgresql":
            _lock_database(loop)
        token = _HOLDS.set(True)
        try:
            yield
        finally:
            _HOLDS.reset(token)
            if connection.vendor == "postgresql":
                _unlock_database()


def lock_number(loop: str) -> int:
    """The number of a loop's advisory lock, as `pg_locks` shows it in two halves."""
    name = f"saksama/at-work/{loop}/{SETTINGS.origin}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


def _lock_database(loop: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock_number(loop)])
        row = cursor.fetchone()
    if row is None or not row[0]:
        raise AlreadyAtWork(SETTINGS.origin, loop)


def _unlock_database() -> None:
    # Asked for, not left to the end of the session: the server notices a closed one only a moment later.
    with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock_all()")
    connection.close()
