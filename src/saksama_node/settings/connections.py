"""How many processes and threads one server of a node has, and so how many connections to its database at most.

Rules kept here: each thread that works has one connection; SQLite has one writer, and its processes would wait for one
another, so there is one of the web server's; on PostgreSQL two answer side by side.
Left to others: whether the database grants so many (`condition.database`).
"""

from typing import Final, NamedTuple


class Web(NamedTuple):
    """The web server: its processes, and the threads of each."""

    processes: int
    threads: int


ON_SQLITE: Final = Web(1, 16)
ON_POSTGRESQL: Final = Web(2, 12)
WORKER_LOOPS: Final = 16
"""Loops of the worker, each under its guard."""
WAKER: Final = 1
"""The worker's thread that looks for what is written."""
COMMANDS: Final = 3
"""What a person runs beside them: doctor, a backup, a look with psql."""


def web(database_url: str) -> Web:
    """The web server of a node whose database is at `database_url` (empty: SQLite in its folder)."""
    return ON_SQLITE if not database_url or database_url.startswith("sqlite:") else ON_POSTGRESQL


def at_once(database_url: str, partners: int) -> int:
    """The most that one `serve` holds, with a follower for each partner, and room for a person's commands."""
    return web(database_url).processes * web(database_url).threads + WORKER_LOOPS + WAKER + partners + COMMANDS
