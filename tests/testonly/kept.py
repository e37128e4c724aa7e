"""Nodes that were made once and are copied for whoever wants another: an `init` migrates for three seconds.

Rules kept here:
  * What is kept was made by the real commands, in this run of the tests, and is never served itself. Processes of one
    run share it where SAKSAMA_TEST_KEPT names a folder that ends with the run.
  * A copy has all that the commands made: folder, keys, secrets, database; only its address is its own. No two copies
    stand in one world: they would sign with one key.
Left to others: making one (two_nodes, nodes); that `init` makes it right (tests/node/operations/test_init.py).
"""

import atexit
import fcntl
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.testonly.postgres import database_for, fill_database


@dataclass(frozen=True, slots=True)
class Kept:
    """A node's folder as it was made, or the one that holds it as `data`, and the address of its database.

    No address: SQLite in the folder.
    """

    folder: Path
    database: str

    def copied(self, folder: Path, database: str) -> None:
        """Copy it to a new folder, and over the empty database at this address."""
        with _alone(self.folder):
            shutil.copytree(self.folder, folder)
            if database:
                fill_database(database, self.database)
                own = folder / "data"
                _put(own if own.is_dir() else folder, "database_url", database)


def kept(what: tuple[str, ...], make: Callable[[Path, str], None]) -> Kept:
    """The node of this kind; the first who asks has it made, by `make(folder, address of its database)`."""
    key = "\n".join((*what, os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")))
    folder = _shelf() / hashlib.sha256(key.encode()).hexdigest()[:16] / "made"
    told = folder.with_name("database")
    with _alone(folder):
        # Written last: a folder without it was left half-way.
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)
            database = database_for("kept")
            make(folder, database)
            told.write_text(database, encoding="utf-8")
    return Kept(folder, told.read_text(encoding="utf-8"))


@cache
def _shelf() -> Path:
    """Where they lie: in the folder of this run, else in one of this process."""
    if named := os.environ.get("SAKSAMA_TEST_KEPT", ""):
        return Path(named)
    place = Path(tempfile.mkdtemp(prefix="saksama-kept-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time makes it, or copies it: a database that is copied is open to nobody else."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name("lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def at_address(data: Path, url: str) -> None:
    """Write down where the node in the folder `data` is reached."""
    _put(data, "url", url)


def _put(data: Path, key: str, value: str) -> None:
    told = data / "node.toml"
    line = rf'(?m)^{key} = ".*"$'
    told.write_text(re.sub(line, lambda _: f'{key} = "{value}"', told.read_text(encoding="utf-8")), encoding="utf-8")
