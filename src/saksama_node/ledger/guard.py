"""One sequencer a node.

Rules kept here:
  * The guard is held for as long as its owner works, and falls with the owner's process, however that ends.
  * Two copies of one folder on one database are caught too: PostgreSQL holds an advisory lock by origin.
Left to others: that two sequencers could do no harm even so, which the compare-and-swap sees to (sequencer).
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, InterfaceError, connection

from saksama_node.ledger.faults import AlreadySequencing
from saksama_node.settings.current import SETTINGS


@contextmanager
def sole_sequencer() -> Iterator[None]:
    """Hold the guard; AlreadySequencing if somebody else does.

    PostgreSQL: on this thread's connection, which must stay.
    """
    with (SETTINGS.data / "sequencer.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadySequencing(SETTINGS.origin) from error
        if connection.vendor == "postgresql":
            _lock_database()
        try:
            yield
        finally:
            if connection.vendor == "postgresql":
                _unlock_database()


def _lock_database() -> None:
    number = int.from_bytes(
        hashlib.sha256(b"saksama/sequencer/" + SETTINGS.origin.encode()).digest()[:8], "big", signed=True
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        row = cursor.fetchone()
    if row is None or not row[0]:
        raise AlreadySequencing(SETTINGS.origin)


def _unlock_database() -> None:
    # Asked for, not left to the end of the session: the server notices a closed one only a moment later.
    with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock_all()")
    connection.close()
