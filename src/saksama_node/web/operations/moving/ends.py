"""The two databases of a move: the one that a node moves out of, and the one that it moves into.

Rules kept here:
  * A node that runs is refused: its web servers hold `locks/serving`, its workers their guards, and on PostgreSQL every
    other session is seen.
  * While rows are copied no other process can write: the write lock on SQLite, share locks on PostgreSQL; and nothing
    in the source changes.
  * A target that holds anything is refused; only an earlier copy of ours that was not proved is cleared away.
  * The target's mark is there, on disk, before anything else is, and goes last, when the copy was proved.
  * What the node moved out of is put aside: marked, so that no command works on it, and a file under another name.
Left to others: what is read and copied (tables), that no node starts on a marked one (database_server).
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction

from saksama_node.ledger.faults import AlreadyAtWork
from saksama_node.ledger.guard import sole
from saksama_node.settings import durable
from saksama_node.settings.clock import machine_time
from saksama_node.settings.database import database, sqlite_file
from saksama_node.web.operations.database_server import INCOMPLETE, MOVED, DatabaseTaken, Found, look_at
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


TARGET: Final = "target"


def open_target(url: str, data: Path, password: str) -> bool:
    """Make the database at `url` the connection TARGET; whether an unproved copy lies in it.

    Raises SettingRefused, DatabaseTooOld, DatabaseTaken, OperationalError.
    """
    place = database(url, data)
    found = look_at(url, data, password)
    if found not in {Found.NOTHING, Found.UNPROVED_COPY}:
        raise DatabaseTaken(str(found))
    if password and place["ENGINE"] == "django.db.backends.postgresql":
        place["PASSWORD"] = password
    connections.settings.update(
        connections.configure_settings({"default": connections.settings["default"], TARGET: place})
    )
    return found is Found.UNPROVED_COPY


def clear() -> None:
    """Take an unproved copy away, the mark last."""
    target = connections[TARGET]
    with target.constraint_checks_disabled(), target.cursor() as cursor:
        names = [name for name in target.introspection.table_names(cursor) if name != INCOMPLETE]
        for name in (*names, INCOMPLETE):
            more = " CASCADE" if target.vendor == "postgresql" else ""
            cursor.execute(f"DROP TABLE {target.ops.quote_name(name)}{more}")


def mark_and_make_schema() -> None:
    """Set the mark, then make every table, empty."""
    with connections[TARGET].cursor() as cursor:
        cursor.execute(f"CREATE TABLE {INCOMPLETE} (id integer)")
    call_command("migrate", database=TARGET, verbosity=0)


def unmark() -> None:
    """The copy was proved: a node may start on it."""
    target = connections[TARGET]
    with target.cursor() as cursor:
        cursor.execute(f"DROP TABLE {INCOMPLETE}")
        if target.vendor == "sqlite":
            # Into the one file, so that nobody copies it without its tail.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target.close()


def mark_moved() -> None:
    """Mark the source as what the node moved out of: no command works on it any more."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MOVED} (id integer)")
        if connection.vendor == "sqlite":
            # Into the one file: what lies beside it under the old name would not go with it.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def put_aside() -> Path | None:
    """Give a file that was marked another name, and tell it; None on a server.

    A database of a server keeps its name there, which need not be ours to change.
    """
    connection.close()
    if (file := sqlite_file(connection.settings_dict)) is None:
        return None
    aside = file.with_name(f"moved-{int(machine_time())}.sqlite3")
    file.rename(aside)
    durable.sync(file.parent)
    return aside
