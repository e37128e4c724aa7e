"""Is this the node's database, whole and of this version? Asked before any command works, in plain words.

Rules kept here:
  * PostgreSQL older than 15 is refused: no test has seen a node on it.
  * Refused too: a database without a node, or with another's; one into which a copy was begun and not proved; one that
    the node moved out of; one whose shape is older than this program, or newer.
  * Looking makes nothing: where there is no file of SQLite, none appears.
  * A server that is away refuses nobody's start: it may come back, and the pages say so until then.
Left to others: settings that are wrong (`settings`), the copy and both marks (`moving`).
"""

import importlib.util
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings as django_settings
from django.db import OperationalError

from saksama.errors import CallerError
from saksama_node.settings.database import database, password_of
from saksama_node.settings.node import NodeSettings

OLDEST: Final = 15
INCOMPLETE: Final = "saksama_incomplete_copy"
"""The table that stands in a target from the first moment of a copy until it is proved."""
MOVED: Final = "saksama_moved_away"
"""The table that stands in the database that a node moved out of."""
_CONNECT_SECONDS = 5
_HEAD = "ledger_head"
_ORIGINS = "SELECT origin FROM ledger_head"
_MIGRATIONS = "SELECT app, name FROM django_migrations"
_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_POSTGRESQL_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"

type _Ask = Callable[[str], Iterable[tuple[object, ...]]]


class Found(StrEnum):
    """What a database holds."""

    NOTHING = "nothing"
    NODE = "a node"
    UNPROVED_COPY = "a copy that was not proved"
    MOVED_AWAY = "what a node moved out of"
    STRANGER = "tables of somebody else"


class NotOurDatabase(CallerError):
    """No command works on this database."""

    code = "database.refused"


class DatabaseTooOld(NotOurDatabase):
    """The PostgreSQL server is older than any that a node was tested on."""

    code = "database.too-old"
    advice = "Use PostgreSQL 15 or newer, or SQLite in the node's folder, without any address."

    found: str


class DatabaseIncomplete(NotOurDatabase):
    """A copy into this database was begun and never proved; a node that started on it would have lost entries."""

    code = "database.incomplete"
    advice = "Name the database that you came from in database_url of node.toml: it is whole. Then run the copy again."

    mark: str


class DatabaseEmpty(NotOurDatabase):
    """No node is in this database; nothing was made in it."""

    code = "database.no-node"
    advice = (
        "Look at database_url in node.toml, and at SAKSAMA_DATABASE_URL: they name another database than the node's."
    )

    found: str


class DatabaseTaken(CallerError):
    """A new database was wanted, and this one holds something already."""

    code = "database.taken"
    advice = "Name a database that is new or empty; nothing in this one was touched."

    found: str


class DatabaseMoved(NotOurDatabase):
    """The node moved out of this database; what is in it is old."""

    code = "database.moved-away"
    advice = (
        "Take SAKSAMA_DATABASE_URL out of the environment (service, timer, shell): node.toml names the database that "
        "the node moved to."
    )

    mark: str


class DatabaseOther(NotOurDatabase):
    """The log in this database is another node's."""

    code = "database.other-node"
    advice = "Look at database_url in node.toml, and at SAKSAMA_DATABASE_URL: they name the database of another node."

    ours: str


class DatabaseBehind(NotOurDatabase):
    """The database lacks changes of its shape that this version needs."""

    code = "database.migrations"
    advice = "Stop the node, make a backup, then run: saksama-node manage migrate"

    count: int


class DatabaseAhead(NotOurDatabase):
    """A newer version of this program changed the shape of the database."""

    code = "database.newer"
    advice = "Run the newer version again, or restore the backup that was made before it."

    count: int


class DatabaseDamaged(NotOurDatabase):
    """The file is no database of SQLite, or a damaged one."""

    code = "database.damaged"
    advice = "Keep the file as it is, and restore the last backup."

    why: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found. `origins`: of the log in it; `migrations`: applied, app and name; both of a node alone."""

    found: Found
    origins: frozenset[str] = frozenset()
    migrations: frozenset[tuple[str, str]] = frozenset()


def check_database(settings: NodeSettings, *, migrated: bool = True) -> None:
    """Raise where this is not this node's database, whole and, unless `migrated` is not asked, of this version's shape.

    Raises DatabaseTooOld, DatabaseIncomplete, DatabaseMoved, DatabaseEmpty, DatabaseOther, DatabaseBehind,
    DatabaseAhead, DatabaseDamaged; waits for nobody.
    """
    try:
        seen = see(settings.database_url, settings.data, password_of(settings.database_password_file))
    except OperationalError:
        return
    match seen.found:
        case Found.UNPROVED_COPY:
            raise DatabaseIncomplete(INCOMPLETE)
        case Found.MOVED_AWAY:
            raise DatabaseMoved(MOVED)
        case Found.NOTHING | Found.STRANGER:
            raise DatabaseEmpty(str(seen.found))
        case Found.NODE:
            _check_node(seen, settings.origin, migrated=migrated)


def _check_node(seen: Seen, origin: str, *, migrated: bool) -> None:
    if seen.origins and origin not in seen.origins:
        raise DatabaseOther(origin)
    ours = shipped()
    rooms = {app for app, _ in ours}
    if unknown := {each for each in seen.migrations - ours if each[0] in rooms}:
        raise DatabaseAhead(len(unknown))
    if migrated and (lacking := ours - seen.migrations):
        raise DatabaseBehind(len(lacking))


@cache
def shipped() -> frozenset[tuple[str, str]]:
    """Every change of the database's shape that this version brings: app and name. No app is loaded for it."""
    found: set[tuple[str, str]] = set()
    for app in django_settings.INSTALLED_APPS:
        spec = importlib.util.find_spec(app)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            names = (path.stem for path in Path(place, "migrations").glob("[0-9]*.py"))
            found |= {(app.rpartition(".")[2], name) for name in names}
    return frozenset(found)


def look_at(url: str, data: Path, password: str = "") -> Found:
    """What is in the database at `url`; raises as `see`."""
    return see(url, data, password).found


def see(url: str, data: Path, password: str = "") -> Seen:
    """What is in the database at `url`.

    Raises DatabaseTooOld, DatabaseDamaged, SettingRefused for no address, and OperationalError where a server lets this
    user not in.
    """
    place = database(url, data)
    if place["ENGINE"] == "django.db.backends.postgresql":
        return _see_server(url, password)
    file = Path(str(place["NAME"]))
    if not file.exists():
        return Seen(Found.NOTHING)
    try:
        # Never made: between the look above and this one it may have gone.
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=_CONNECT_SECONDS)) as opened:
            return _judge(opened.execute, _SQLITE_TABLES)
    except sqlite3.OperationalError as error:
        raise OperationalError from error
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(file.name) from error


def _see_server(url: str, password: str) -> Seen:
    import psycopg  # noqa: PLC0415 - a node on SQLite loads no driver of a server

    try:
        with psycopg.connect(url, password=password or None, connect_timeout=_CONNECT_SECONDS) as opened:
            version = opened.info.server_version
            if version < OLDEST * 10_000:
                raise DatabaseTooOld(f"{version // 10_000}.{version % 10_000}")
            return _judge(opened.execute, _POSTGRESQL_TABLES)
    except (psycopg.OperationalError, psycopg.errors.InsufficientPrivilege) as error:
        # As Django raises it: a server that is silent is told in the same words whoever asked it (main).
        raise OperationalError from error


def _judge(ask: _Ask, tables: str) -> Seen:
    names = {str(row[0]) for row in ask(tables)}
    if INCOMPLETE in names:
        return Seen(Found.UNPROVED_COPY)
    if MOVED in names:
        return Seen(Found.MOVED_AWAY)
    if _HEAD not in names:
        return Seen(Found.STRANGER if names else Found.NOTHING)
    origins = frozenset(str(row[0]) for row in ask(_ORIGINS))
    migrations = frozenset((str(app), str(name)) for app, name in ask(_MIGRATIONS))
    return Seen(Found.NODE, origins, migrations)
