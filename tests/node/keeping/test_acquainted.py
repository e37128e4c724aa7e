"""Whether a backup knows who cosigns its log, read from the file or the copy as they lie there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from saksama_node.web.operations.keeping.acquainted import knows_others
from saksama_node.web.operations.keeping.manifest import SQLITE_FILE, TABLES

WITNESSES = [([], False), ([False], False), ([False, True], True)]


@pytest.mark.parametrize(("active", "known"), WITNESSES)
def test_a_file_of_sqlite_is_asked(tmp_path: Path, active: list[bool], known: bool) -> None:
    with closing(sqlite3.connect(tmp_path / SQLITE_FILE)) as opened, opened:
        opened.execute("CREATE TABLE ledger_witnesstarget (id integer, active bool)")
        opened.executemany("INSERT INTO ledger_witnesstarget (active) VALUES (?)", [(each,) for each in active])
    assert knows_others(tmp_path, "sqlite") is known


@pytest.mark.parametrize(("active", "known"), WITNESSES)
def test_a_copy_of_postgresql_is_read(tmp_path: Path, active: list[bool], known: bool) -> None:
    (tmp_path / TABLES).mkdir()
    rows = ["id\tactive\turl", *(f"{n}\t{'t' if each else 'f'}\thttps://t.example" for n, each in enumerate(active))]
    (tmp_path / TABLES / "ledger_witnesstarget.copy").write_text("".join(f"{row}\n" for row in rows))
    assert knows_others(tmp_path, "postgresql") is known


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_what_cannot_be_read_knows_nobody(tmp_path: Path, engine: str) -> None:
    assert not knows_others(tmp_path, engine)
