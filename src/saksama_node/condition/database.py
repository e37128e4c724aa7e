"""The database under a node: kind and age, whole, durable, its shape current, room for connections, time enough.

Rules kept here:
  * Only reads. A check of a large file is bounded by SQLite's own quick_check.
  * What makes a commit durable is asked of the database as it runs, not of what the settings wish.
Left to others: how it is reached (`settings.database`).
"""

from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from saksama_node.condition.check import Check, found
from saksama_node.condition.why import Refusal, refusal, why
from saksama_node.settings.database import sqlite_file

OLDEST_POSTGRESQL: Final = 150_000
FEWEST_CONNECTIONS: Final = 5
_DURABLE: Final = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_apply")}
_FULL: Final = 2
_LEAST_MS: Final = {
    "statement_timeout": 60_000,
    "transaction_timeout": 60_000,
    "idle_in_transaction_session_timeout": 60_000,
    "lock_timeout": 5_000,
}
"""Limits below which the server ends what is right: an act may take a minute. 0 is none."""
_LIMITS: Final = "SELECT name, setting FROM pg_settings WHERE name = ANY(%s) AND setting <> '0' ORDER BY name"
_GRANTED: Final = """
    SELECT least(
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
            - coalesce(current_setting('reserved_connections', true)::int, 0),
        (SELECT nullif(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user AND NOT rolsuper),
        (SELECT nullif(datconnlimit, -1) FROM pg_database WHERE datname = current_database())
    )"""
"""How many connections the server, our role and our database allow; `least` passes over what sets no limit."""


def check_database(*, thorough: bool = True, needed: int = FEWEST_CONNECTIONS) -> list[Check]:
    """All of it; without `thorough` not the whole file nor every migration. Raises nothing that the database raises.

    `needed`: how many connections this node may hold at once.
    """
    try:
        if connection.vendor == "postgresql":
            kind, version, wrong = "PostgreSQL", _scalar("SHOW server_version").partition(" ")[0], _postgresql(needed)
        else:
            kind, version, wrong = "SQLite", _scalar("SELECT sqlite_version()"), _sqlite(thorough=thorough)
        if thorough:
            wrong += _migrations()
    except DatabaseError as error:
        if refusal(error) is Refusal.NO_CONNECTION:
            return [found("database.full", needed=needed)]
        return [found("database.unreachable", why=why(error))]
    return wrong or [found("database.well", kind=kind, version=version)]


def own_file() -> Path | None:
    """The file of an SQLite database; None for a server's."""
    return sqlite_file(connection.settings_dict)


def answers() -> bool:
    """Whether it answers at all."""
    try:
        return _scalar("SELECT 1") == "1"
    except DatabaseError:
        return False


def _scalar(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return "" if row is None else str(row[0])


def _postgresql(needed: int) -> list[Check]:
    wrong = []
    if (granted := int(_scalar(_GRANTED))) < needed:
        wrong.append(found("database.few-connections", granted=granted, needed=needed))
    with connection.cursor() as cursor:
        cursor.execute(_LIMITS, [list(_LEAST_MS)])
        wrong += [
            found("database.impatient", name, seconds=f"{int(value) / 1000:g}", least=_LEAST_MS[name] // 1000)
            for name, value in cursor.fetchall()
            if int(value) < _LEAST_MS[name]
        ]
    if int(_scalar("SHOW server_version_num")) < OLDEST_POSTGRESQL:
        wrong.append(found("database.old", kind="PostgreSQL", version=_scalar("SHOW server_version")))
    for name, good in _DURABLE.items():
        if (value := _scalar(f"SHOW {name}")) not in good:
            wrong.append(found("database.not-durable", name, value=value, wanted=good[0]))
    used = int(_scalar("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"))
    left = int(_scalar("SHOW max_connections")) - int(_scalar("SHOW superuser_reserved_connections")) - used
    if left < FEWEST_CONNECTIONS:
        wrong.append(found("database.connections", left=left))
    return wrong


def _migrations() -> list[Check]:
    waiting = MigrationExecutor(connection)
    count = len(waiting.migration_plan(waiting.loader.graph.leaf_nodes()))
    return [found("database.migrations", count=count)] if count else []


def _sqlite(*, thorough: bool) -> list[Check]:
    wrong = []
    if (mode := _scalar("PRAGMA journal_mode")) != "wal":
        wrong.append(found("database.not-durable", "journal_mode", value=mode, wanted="WAL"))
    if int(_scalar("PRAGMA synchronous")) < _FULL:
        wrong.append(found("database.not-durable", "synchronous", value=_scalar("PRAGMA synchronous"), wanted="FULL"))
    if thorough and (said := _scalar("PRAGMA quick_check(1)")) != "ok":
        # Its words name tables and pages, never a row's content.
        wrong.append(found("database.damaged", why=said[:120].replace("\n", " ")))
    return wrong
