"""SQLite's memory that was opened for reading only: nobody hands it on, and nobody waits for it for ever.

SQLite is asked by its own parameter `readonly_shm` to do what a disk that takes no writing makes it do.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from saksama_node.ledger import read_only
from saksama_node.ledger.faults import DiskReadOnly

SHORT = 0.2
LEAVE = """
import os, sqlite3, sys
left = sqlite3.connect(sys.argv[1], isolation_level=None)
left.execute("PRAGMA journal_mode=WAL")
left.execute("CREATE TABLE said (word)")
os._exit(0)
"""


def opened(place: Path, *, reading: bool = False) -> DatabaseWrapper:
    """A connection of its own, as this node makes it; `reading`: its memory is for reading only."""
    asked = "?readonly_shm=1" if reading else ""
    made = DatabaseWrapper(
        {
            **connections[DEFAULT_DB_ALIAS].settings_dict,
            "NAME": f"file:{place}{asked}",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"},
        },
        "uji",
    )
    made.inc_thread_sharing()
    made.connect()
    return made


def writes(connection: DatabaseWrapper) -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO said VALUES (1)")
    except OperationalError as error:
        if "readonly" in str(error):
            return False
        raise
    return True


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose log and memory another process left behind."""
    monkeypatch.setattr(read_only, "PATIENCE", SHORT)
    place = tmp_path / "a.sqlite3"
    subprocess.run([sys.executable, "-c", LEAVE, str(place)], check=True)
    return place


@contextmanager
def ended_after(connection: DatabaseWrapper, seconds: float) -> Iterator[None]:
    """Another's request ends its connection while we wait."""
    timer = threading.Timer(seconds, connection.close)
    timer.start()
    yield
    timer.join()


def test_what_may_write_is_kept(place: Path) -> None:
    connection = opened(place)
    assert writes(connection)
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is not None
    connection.close()


def test_another_that_writes_just_now_makes_nobody_a_reader(place: Path) -> None:
    busy = opened(place)
    with busy.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    connection = opened(place)
    assert time.monotonic() - started < connection.settings_dict["OPTIONS"].get("timeout", 5)
    busy.close()
    assert writes(connection)
    connection.close()


def test_what_may_only_read_ends_with_its_request(place: Path) -> None:
    connection = opened(place, reading=True)
    assert not writes(connection)
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is None


def test_a_new_one_waits_until_those_that_may_only_read_are_closed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = opened(place, reading=True)
    monkeypatch.setattr(read_only, "PATIENCE", 60.0)
    with ended_after(reading, SHORT):
        connection = opened(place)
    assert writes(connection)
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is not None
    connection.close()


def test_it_waits_no_longer_than_its_patience_and_then_only_reads(place: Path) -> None:
    reading = opened(place, reading=True)
    connection = opened(place)
    assert not writes(connection)
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is None
    reading.close()


def test_nobody_waits_while_the_disk_takes_no_writing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_only, "PATIENCE", 1e9)
    monkeypatch.setattr(read_only, "disk_trouble", DiskReadOnly)
    connection = opened(place, reading=True)
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is None


def test_a_loop_ends_its_own_between_two_rounds_and_keeps_what_may_write(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = connections[DEFAULT_DB_ALIAS]
    try:
        for reading in (True, False):
            connections[DEFAULT_DB_ALIAS] = own = opened(place, reading=reading)
            read_only.let_go()
            assert (own.connection is None) is reading
            own.close()
    finally:
        connections[DEFAULT_DB_ALIAS] = usual
