"""Whose turn it is to write: SQLite has one writer, whom the others wait for; PostgreSQL sees to it by itself."""

import fcntl
from pathlib import Path

from django.db import connection

from saksama_node.ledger.turn import writing


def _is_held(folder: Path) -> bool:
    with (folder / "writer.lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_who_writes_to_sqlite_holds_the_turn_and_gives_it_back(folder: Path) -> None:
    with writing():
        assert _is_held(folder) == (connection.vendor == "sqlite")
    assert not _is_held(folder)
