"""Nodes that were made once and are copied for whoever wants another: an `init` migrates for three seconds.

Rules kept here:
  * What is kept was made by the real commands, in this process's own tests, and is never served itself.
  * A copy has all that the commands made: folder, keys, secrets, database; only its address is its own. No two copies
    stand in one world: they would sign with one key.
Left to others: making one (two_nodes, nodes); that `init` makes it right (tests/node/operations/test_init.py).
"""

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.testonly.postgres import database_for, fill_database


@dataclass(frozen=True, slots=True)
class Kept:
    """A node's folder as it was made, and the address of its database; empty: SQLite in the folder."""

    folder: Path
    database: str

    def copied(self, folder: Path, database: str) -> None:
        """Copy it to a new folder, and over the empty database at this address."""
        shutil.copytree(self.folder, folder)
        if database:
            fill_database(database, self.database)


_KEPT: dict[tuple[str, ...], Kept] = {}


def kept(what: tuple[str, ...], make: Callable[[Path, str], None]) -> Kept:
    """The node of this kind; the first who asks has it made, by `make(folder, address of its database)`."""
    key = (*what, os.environ.get("SAKSAMA_TEST_DATABASE_URL", ""))
    if key not in _KEPT:
        place = Path(tempfile.mkdtemp(prefix="saksama-kept-"))
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        made = Kept(place / "made", database_for("kept"))
        make(made.folder, made.database)
        _KEPT[key] = made
    return _KEPT[key]


def at_address(data: Path, url: str) -> None:
    """Write down where the node in the folder `data` is reached."""
    told = data / "node.toml"
    told.write_text(re.sub(r'(?m)^url = ".*"$', f'url = "{url}"', told.read_text(encoding="utf-8")), encoding="utf-8")
