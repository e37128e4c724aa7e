"""The connection that holds a loop's guard, seen and ended by the server."""

from typing import Final, LiteralString

import psycopg

from saksama_node.ledger import guard
from saksama_node.settings.current import SETTINGS

HOLDERS: Final = (
    "FROM pg_locks WHERE locktype = 'advisory'"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND classid::bigint = %s AND objid::bigint = %s AND granted"
)


def end_connection_of(loop: str) -> int:
    """End the session that holds the guard of `loop`; give how many there were."""
    return _of_holders("SELECT pg_terminate_backend(pid, 10000) " + HOLDERS, loop)


def holders_of(loop: str) -> int:
    """How many sessions hold the guard of `loop`."""
    return _of_holders("SELECT pid " + HOLDERS, loop)


def _of_holders(query: LiteralString, loop: str) -> int:
    number = guard.lock_number(loop) & (1 << 64) - 1
    with psycopg.connect(SETTINGS.database_url, autocommit=True) as other:
        return len(other.execute(query, [number >> 32, number & (1 << 32) - 1]).fetchall())
