"""Is the database one that a node may start on? Asked before anything runs, in plain words.

Rules kept here:
  * PostgreSQL older than 15 is refused: no test has seen a node on it.
  * A database into which a copy was begun and not proved (`migrate-database`) is refused, on both.
  * A server that is away refuses nobody's start: it may come back, and the pages say so until then.
Left to others: settings that are wrong (`settings`), the copy and its mark (`moving`).
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.db import OperationalError

from saksama.errors import CallerError
from saksama_node.settings.database import database

OLDEST: Final = 15
INCOMPLETE: Final = "saksama_incomplete_copy"
"""The table that stands in a target from the first moment of a copy until it is proved."""
_CONNECT_SECONDS = 5
_HEAD = "ledger_head"
_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_POSTGRESQL_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"


class Found(StrEnum):
    """What a database holds."""

    NOTHING = "nothing"
    NODE = "a node"
    UNPROVED_COPY = "a copy that was not proved"
    STRANGER = "tables of somebody else"


class DatabaseTooOld(CallerError):
    """The PostgreSQL server is older than any that a node was tested on."""

    code = "database.too-old"
    advice = "Use PostgreSQL 15 or newer, or leave SAKSAMA_DATABASE_URL empty for SQLite in the node's folder."

    found: str


class DatabaseIncomplete(CallerError):
    """A copy into this database was begun and never proved; a node that started on it would have lost entries."""

    code = "database.incomplete"
    advice = "Set SAKSAMA_DATABASE_URL back to the database that you came from, which is whole, and run the copy again."

    mark: str


class DatabaseEmpty(CallerError):
    """No node is in this database; nothing was made in it."""

    code = "database.no-node"
    advice = "Look at SAKSAMA_DATABASE_URL: it names another database than the one that `saksama-node init` filled."

    found: str


class DatabaseTaken(CallerError):
    """A new database was wanted, and this one holds something already."""

    code = "database.taken"
    advice = "Name a database that is new or empty; nothing in this one was touched."

    found: str


def check_database(url: str, data: Path, password: str = "") -> None:
    """Raise DatabaseTooOld, DatabaseIncomplete or DatabaseEmpty where no node may start; wait for nobody."""
    try:
        found = look_at(url, data, password)
    except OperationalError:
        return
    if found is Found.UNPROVED_COPY:
        raise DatabaseIncomplete(INCOMPLETE)
    if found is not Found.NODE:
        raise DatabaseEmpty(str(found))


def look_at(url: str, data: Path, password: str = "") -> Found:
    """What is in the database at `url`.

    Raises DatabaseTooOld, SettingRefused for no address, and OperationalError where a server lets this user not in.
    """
    place = database(url, data)
    if place["ENGINE"] == "django.db.backends.postgresql":
        return _look_at_server(url, password)
    if not Path(str(place["NAME"])).exists():
        return Found.NOTHING
    with closing(sqlite3.connect(str(place["NAME"]), timeout=_CONNECT_SECONDS)) as opened:
        return _judge(str(row[0]) for row in opened.execute(_SQLITE_TABLES))


def _look_at_server(url: str, password: str) -> Found:
    import psycopg  # noqa: PLC0415 - a node on SQLite loads no driver of a server

    try:
        with psycopg.connect(url, password=password or None, connect_timeout=_CONNECT_SECONDS) as opened:
            version = opened.info.server_version
            if version < OLDEST * 10_000:
                raise DatabaseTooOld(f"{version // 10_000}.{version % 10_000}")
            return _judge(str(row[0]) for row in opened.execute(_POSTGRESQL_TABLES))
    except psycopg.OperationalError as error:
        # As Django raises it: a server that is silent is told in the same words whoever asked it (main).
        raise OperationalError from error


def _judge(names: Iterable[str]) -> Found:
    tables = frozenset(names)
    if INCOMPLETE in tables:
        return Found.UNPROVED_COPY
    if _HEAD in tables:
        return Found.NODE
    return Found.STRANGER if tables else Found.NOTHING
