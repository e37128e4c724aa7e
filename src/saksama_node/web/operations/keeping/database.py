"""The database in a backup: one snapshot of one moment, taken while the node works, and its way back.

Rules kept here:
  * SQLite: the online backup, within one read transaction. PostgreSQL: COPY of every table in one repeatable-read
    transaction. Neither keeps a writer waiting, and neither needs a program beside this one.
  * Sessions are not kept: whoever finds a backup must not be logged in by it. Nor are tries, which are gone sooner.
  * PostgreSQL comes back into a database without a node, in the tables of the very migrations that it was copied from.
Left to others: bringing an older database up to this version (Django's migrations, after this).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.core.management import call_command
from django.db import connection, transaction

from saksama_node.ledger.faults import LogMissing
from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.keeping.manifest import SQLITE_FILE, TABLES

_PAGES: Final = 2000
_NOT_KEPT: Final = ("accounts_session", "accounts_tried")
_HEAD: Final = "SELECT origin, size, root FROM ledger_head"
_ROOTS: Final = "SELECT DISTINCT root FROM casekeys_casekey ORDER BY root"
_MIGRATIONS: Final = "SELECT app, name FROM django_migrations ORDER BY app, name"

type Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the snapshot says of itself: the log's head, the migrations that made its tables, and the numbers of the
    files `keys/cases` that its rows are wrapped under.
    """

    origin: str
    size: int
    root: bytes
    migrations: tuple[str, ...]
    roots: tuple[int, ...]


def dump(place: Path, tell: Tell) -> Snapshot:
    """Write a snapshot of this node's database into the backup; durable but for the folders' lists of names."""
    if connection.vendor == "sqlite":
        return _dump_sqlite(Path(str(connection.settings_dict["NAME"])), place / SQLITE_FILE, tell)
    return _dump_postgresql(place, tell)


def load_tables(place: Path, migrations: Iterable[str]) -> None:
    """Fill an empty PostgreSQL database from a backup: tables of those migrations, then every row, at once."""
    for app, name in sorted(_newest(migrations).items()):
        call_command("migrate", app, name, verbosity=0)
    files = {path.stem: path for path in (place / TABLES).glob("*.copy")}
    with transaction.atomic(), connection.cursor() as cursor:
        # The constraints are deferred to the commit: the order of the tables does not matter. What is not kept is
        # emptied with them: it refers to what is.
        cursor.execute("TRUNCATE " + ", ".join(_quoted(table) for table in (*files, *_NOT_KEPT)))
        for table, path in files.items():
            command = f"COPY {_quoted(table)} FROM STDIN (FORMAT text, HEADER MATCH)"
            with cursor.copy(command) as copy, path.open("rb") as source:
                while piece := source.read(1 << 20):
                    copy.write(piece)
            for row in connection.introspection.get_sequences(cursor, table):
                column = _quoted(row["column"])
                # The next row gets a number above every one that came back.
                query = (
                    f"SELECT setval(%s, coalesce(max({column}), 1), max({column}) IS NOT NULL) FROM {_quoted(table)}"  # noqa: S608 - names of our own tables
                )
                cursor.execute(query, [row["name"]])


def is_empty() -> bool:
    """Whether this PostgreSQL database holds no node: no log, whatever tables an interrupted restore left."""
    with connection.cursor() as cursor:
        if "ledger_head" not in connection.introspection.table_names(cursor):
            return True
        cursor.execute(_HEAD)
        return cursor.fetchone() is None


def _dump_sqlite(source: Path, target: Path, tell: Tell) -> Snapshot:
    with _opened(source) as live, _opened(target) as copy:
        # One read transaction from the first page to the last: what is committed meanwhile is not in it.
        live.execute("PRAGMA query_only = ON")
        live.execute("BEGIN")
        live.execute(_HEAD).fetchone()
        live.backup(copy, pages=_PAGES, progress=lambda _status, left, of: tell(of - left, of))
        live.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA secure_delete = ON")
        for table in _NOT_KEPT:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - a fixed name
        found = _snapshot(lambda query: copy.execute(query).fetchall())
    target.chmod(0o600)
    durable.sync(target)
    return found


def _dump_postgresql(place: Path, tell: Tell) -> Snapshot:
    durable.make_folder(place / TABLES)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        tables = sorted(set(connection.introspection.table_names(cursor)) - set(_NOT_KEPT))
        for done, table in enumerate(tables, 1):
            command = f"COPY {_quoted(table)} TO STDOUT (FORMAT text, HEADER)"
            with durable.new_file(place / TABLES / f"{table}.copy") as file, cursor.copy(command) as copy:
                for piece in copy:
                    file.write(piece)
            tell(done, len(tables))

        def ask(query: str) -> list[tuple[Any, ...]]:
            cursor.execute(query)
            return list(cursor.fetchall())

        return _snapshot(ask)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(file, isolation_level=None, timeout=30)
    try:
        yield found
    finally:
        found.close()


def _snapshot(ask: Callable[[str], list[tuple[Any, ...]]]) -> Snapshot:
    heads = ask(_HEAD)
    if not heads:
        raise LogMissing(SETTINGS.origin)
    origin, size, root = heads[0]
    migrations = tuple(f"{app}.{name}" for app, name in ask(_MIGRATIONS))
    return Snapshot(origin, size, bytes(root), migrations, tuple(number for (number,) in ask(_ROOTS)))


def _newest(migrations: Iterable[str]) -> dict[str, str]:
    """The last applied migration of each app."""
    return dict(each.split(".", 1) for each in sorted(migrations))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
