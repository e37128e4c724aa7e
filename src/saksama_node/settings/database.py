"""How the database is reached: SQLite in the node's folder, or PostgreSQL by address.

Rules kept here:
  * SQLite: each transaction takes the write lock at once (IMMEDIATE), waits 30 s, and every commit is on disk (FULL).
  * PostgreSQL: every commit is on disk. Each connection asks for it itself, so that what server, role or database have
    as their default does not count; an address that asks for less is refused. So with the isolation: read committed.
  * PostgreSQL: waiting has the same end as on SQLite; a session whose machine is gone ends, and its locks with it.
  * PostgreSQL on another machine: over TLS alone, to the server that its certificate names (`sslmode=verify-full`).
    Unasked, libpq falls back to open words and believes any certificate.
  * PostgreSQL: its password comes from a file of its own, or stands in the address in `node.toml`, which nobody else
    reads; never in an environment, which is listed too easily (`readers.database_url`).
Left to others: what a transaction holds (`ledger.act`).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from saksama_node.settings.refused import SettingRefused

_SQLITE: Final = "django.db.backends.sqlite3"
# As libpq takes it: `-c name=value` or `--name=value`; names in any case, with dash or underscore.
_SYNCHRONOUS = re.compile(r"(?i)(?:-c\s*|--)synchronous[_-]commit=(\w+)")
# `local` waits for this server's own disk; the others also for a standby's.
_ON_DISK = frozenset({"on", "true", "yes", "1", "local", "remote_write", "remote_apply"})
_HERE: Final = frozenset({"", "127.0.0.1", "localhost", "::1"})
_IDLE_SECONDS = 600
_SESSION: Final = {
    # A machine that lost its power says no farewell: without these its guard would be held for two hours.
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "lock_timeout": "30s",
    # An act may take 60 s (ledger.actions); one that hangs longer must not hold rows for good.
    "idle_in_transaction_session_timeout": "90s",
    # A page's questions are short and many: to share one out takes longer than to answer it, and takes from others.
    "max_parallel_workers_per_gather": "0",
}
# What is erased is overwritten at once (secure_delete): a page that is free must not keep a report's words.
_SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"


def database(url: str, data: Path, password_file: Path | None = None) -> dict[str, Any]:
    """Return Django's description of the database at `url` (empty: SQLite in `data`)."""
    if not url:
        return _sqlite(data / "saksama.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingRefused("SAKSAMA_DATABASE_URL", "database-port") from error
    if parts.scheme in {"postgres", "postgresql"}:
        from psycopg import IsolationLevel  # noqa: PLC0415 - a node on SQLite loads no driver of a server

        query = dict(parse_qsl(parts.query))
        session = _session(query.pop("options", ""))
        if "password" in query:
            # Never quoted back: it is what must not be seen.
            raise SettingRefused("SAKSAMA_DATABASE_URL", "database-password")
        if (far := _elsewhere(parts.hostname or "", query)) and query.get("sslmode") != "verify-full":
            raise SettingRefused("SAKSAMA_DATABASE_URL", "database-plain", {"host": far})
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or "") or password_of(password_file),
            "HOST": query.pop("host", parts.hostname or ""),
            "PORT": query.pop("port", str(port or "")),
            "OPTIONS": {**query, "options": session, "isolation_level": IsolationLevel.READ_COMMITTED},
            "CONN_MAX_AGE": _IDLE_SECONDS,
            # A server that was restarted under us is found again by the next request.
            "CONN_HEALTH_CHECKS": True,
            "ATOMIC_REQUESTS": False,
        }
    if parts.scheme == "sqlite" and parts.path:
        return _sqlite(Path(unquote(parts.path)))
    raise SettingRefused("SAKSAMA_DATABASE_URL", "database-scheme", {"scheme": parts.scheme})


def _elsewhere(host: str, query: Mapping[str, str]) -> str:
    """The first of the servers that an address names which is not on this machine; empty where all are."""
    named = [*query.get("host", host).split(","), *query.get("hostaddr", "").split(",")]
    return next((each for each in named if each not in _HERE and not each.startswith(("/", "@"))), "")


def has_password(url: str) -> bool:
    """Whether a password stands in an address, before the host or behind the question mark."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.password) or "password" in dict(parse_qsl(parts.query))


def without_password(url: str) -> str:
    """The address as it may be shown."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl()


def sqlite_file(described: Mapping[str, Any]) -> Path | None:
    """The file of a database that Django knows by this description; None for a server's."""
    return Path(str(described["NAME"])) if described["ENGINE"] == _SQLITE else None


def password_of(file: Path | None) -> str:
    """The password that stands in the file of SAKSAMA_DATABASE_PASSWORD_FILE; empty where it names none."""
    return file.read_text(encoding="utf-8").strip() if file else ""


def _session(options: str) -> str:
    """The options of each new connection: ours, then those of the address, which count; a commit waits for the disk."""
    given = " ".join(f"-c {name}={value}" for name, value in _SESSION.items())
    asked = _SYNCHRONOUS.findall(options)
    if not asked:
        return f"{given} -c synchronous_commit=on {options}".strip()
    if asked[-1].lower() not in _ON_DISK:
        raise SettingRefused("SAKSAMA_DATABASE_URL", "database-forgets", {"value": asked[-1]})
    return f"{given} {options}"


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": _SQLITE,
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": _SQLITE_PRAGMAS},
        "CONN_MAX_AGE": _IDLE_SECONDS,
        "ATOMIC_REQUESTS": False,
    }
