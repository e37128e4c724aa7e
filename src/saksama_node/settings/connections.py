"""How many connections to its database one server of a node may hold at once. Each thread that works has one.

Left to others: whether the database grants so many (`condition.database`).
"""

from typing import Final

WEB_THREADS: Final = 16
"""Threads of the web server."""
WORKER_LOOPS: Final = 13
"""Loops of the worker, each under its guard."""
COMMANDS: Final = 3
"""What a person runs beside them: doctor, a backup, a look with psql."""


def at_once(partners: int) -> int:
    """The most that one `serve` holds, with a follower for each partner, and room for a person's commands."""
    return WEB_THREADS + WORKER_LOOPS + partners + COMMANDS
