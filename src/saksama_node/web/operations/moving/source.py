"""The database that a node moves out of: nobody writes while it is read, and nothing in it changes.

Rules kept here:
  * A node that runs is refused: its web servers hold `locks/serving`, its workers their guards, and on PostgreSQL every
    other session is seen.
  * While rows are copied no other process can write: the write lock on SQLite, share locks on PostgreSQL.
Left to others: what is read (tables).
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import OperationalError, connection, transaction

from saksama_node.ledger.faults import AlreadyAtWork
from saksama_node.ledger.guard import sole
from saksama_node.web.operations.moving.tables import Table
from saksama_node.web.operations.serving_lock import NodeRuns, not_serving

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND coalesce(backend_type, 'client backend') = 'client backend'"
)


@contextmanager
def stopped(data: Path) -> Iterator[None]:
    """Make sure that the node does not run and, as far as this machine goes, is not started. Raises NodeRuns."""
    with ExitStack() as held:
        held.enter_context(not_serving(data))
        try:
            held.enter_context(sole("sequence"))
        except AlreadyAtWork as error:
            raise NodeRuns("saksama-node work") from error
        if connection.vendor == "postgresql":
            _refuse_other_sessions()
        yield


@contextmanager
def unwritable(tables: Sequence[Table]) -> Iterator[None]:
    """One transaction in which the source is read; nobody else writes until it ends. Raises NodeRuns."""
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            names = ", ".join(connection.ops.quote_name(table.name) for table in tables)
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"LOCK TABLE {names} IN SHARE MODE NOWAIT")
            except OperationalError as error:
                raise NodeRuns("a session that writes") from error
        yield


def _refuse_other_sessions() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS)
        others = int(cursor.fetchone()[0])
    if others:
        raise NodeRuns(f"{others} other session(s) of the database")
