"""The database that a node moves into: empty before, marked while it is not proved, and free of the mark at the end.

Rules kept here:
  * What holds anything is refused; only an earlier copy of ours that was not proved is cleared away.
  * The mark is there, on disk, before anything else is, and goes last.
Left to others: what is copied (tables), that no node starts on a marked one (database_server).
"""

from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connections

from saksama_node.settings.database import database
from saksama_node.web.operations.database_server import INCOMPLETE, DatabaseTaken, Found, look_at

TARGET: Final = "target"


def open_target(url: str, data: Path, password: str) -> bool:
    """Make the database at `url` the connection TARGET; whether an unproved copy lies in it.

    Raises SettingRefused, DatabaseTooOld, DatabaseTaken, OperationalError.
    """
    place = database(url, data)
    found = look_at(url, data, password)
    if found not in {Found.NOTHING, Found.UNPROVED_COPY}:
        raise DatabaseTaken(str(found))
    if place["ENGINE"] == "django.db.backends.postgresql":
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
