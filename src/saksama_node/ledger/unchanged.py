"""Whether anything was written to the node's database since somebody looked: asked in microseconds.

Rules kept here:
  * Exact, on both databases: where it says that nothing was written, every question would be answered as before. SQLite
    counts the commits of others (`PRAGMA data_version`) and each connection its own changes; PostgreSQL's snapshot
    names every transaction of its server, so that what another database there is told costs a look and misses none.
  * The mark is read before the work that it stands for: what is written meanwhile, also by that work, asks for another.
  * Time, files and the network are no writing: whoever depends on them looks again after a bounded while. A clock that
    somebody moved is: all that it brings in a simulation is due at once.
Left to others: which loops rest so, and how long (worker).
"""

import sqlite3
import time
from dataclasses import dataclass

from django.db import connection

from saksama_node.settings import clock

_SNAPSHOT = "SELECT pg_current_snapshot()::text"


@dataclass(slots=True)
class Unchanged:
    """What one loop saw last. One owner, one thread. `longest`: seconds after which it looks again in any case."""

    longest: float
    _seen: tuple[object, ...] | None = None
    _until: float = 0.0

    def holds(self) -> bool:
        """Whether nothing was written since this last said False, and that was less than `longest` seconds ago."""
        mark, moment = (*_mark(), clock.shift()), time.monotonic()
        if mark == self._seen and moment < self._until:
            return True
        self._seen, self._until = mark, moment + self.longest
        return False


def _mark() -> tuple[sqlite3.Connection | None, object]:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        # The version counts for this very connection alone, which therefore is part of the mark.
        raw: sqlite3.Connection = connection.connection
        (version,) = raw.execute("PRAGMA data_version").fetchone()
        return raw, (version, raw.total_changes)
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT)
        return None, cursor.fetchone()
