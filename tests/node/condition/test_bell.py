"""Who writes rings, who waits hears it, and ringing harms nobody."""

import math
import os
import time
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection, transaction

from saksama_node.condition.bell import FOLDER, Bell, ring_folder
from saksama_node.exchange import linking
from saksama_node.ledger.turn import writing
from saksama_node.ledger.unchanged import Unchanged
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.beside import elsewhere, enter

LONG = 60.0
MOMENT = 0.3
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def bell() -> Iterator[Bell]:
    made = Bell(SETTINGS.data)
    assert made.is_heard()
    made.wait(0)
    yield made
    made.close()


def waited(bell: Bell, longest: float) -> float:
    began = time.monotonic()
    bell.wait(longest)
    return time.monotonic() - began


def test_a_commit_rings(bell: Bell) -> None:
    elsewhere(enter)
    assert waited(bell, LONG) < LONG / 2
    assert len(linking.links()) == 1, "what was written is there"


def test_one_ring_ends_one_wait(bell: Bell) -> None:
    elsewhere(enter)
    waited(bell, LONG)
    assert waited(bell, MOMENT) >= MOMENT


def test_what_is_rolled_back_rings_nobody(bell: Bell) -> None:
    elsewhere(partial(enter, fails=True))
    assert waited(bell, MOMENT) >= MOMENT


def test_what_was_taken_back_within_its_transaction_rings_nobody(bell: Bell) -> None:
    def taken_back() -> None:
        with writing():
            transaction.set_rollback(True)

    elsewhere(taken_back)
    assert waited(bell, MOMENT) >= MOMENT


def test_a_transaction_that_wrote_nothing_counts_for_no_writing() -> None:
    unchanged = Unchanged(math.inf)

    def writes() -> bool:
        unchanged.holds()
        with writing():
            assert len(linking.links()) == 0
        return not unchanged.holds()

    # On PostgreSQL other tests' databases on the same server write too.
    assert not all(writes() for _ in range(50))


def test_a_connection_that_broke_is_listened_to_again(bell: Bell) -> None:
    connection.close()
    bell.wait(0)
    elsewhere(enter)
    assert waited(bell, LONG) < LONG / 2


def test_a_bell_that_nobody_answers_makes_nobody_wait(bell: Bell) -> None:
    for _ in range(70_000):
        ring_folder(SETTINGS.data)
    assert waited(bell, LONG) < LONG / 2


def test_a_dead_one_s_pipe_is_removed_and_one_s_own_stays(bell: Bell) -> None:
    folder = SETTINGS.data / FOLDER
    os.mkfifo(folder / "1-ab", 0o600)
    ring_folder(SETTINGS.data)
    assert [each.name.partition("-")[0] for each in folder.iterdir()] == [str(os.getpid())]
    assert waited(bell, LONG) < LONG / 2


def test_whoever_lost_its_pipe_gets_another_and_no_two_share_one(bell: Bell) -> None:
    folder, other = SETTINGS.data / FOLDER, Bell(SETTINGS.data)
    assert other.is_heard()
    assert len(list(folder.iterdir())) == 2
    other.close()
    (own,) = folder.iterdir()
    own.unlink()
    assert bell.is_heard()
    ring_folder(SETTINGS.data)
    assert waited(bell, LONG) < LONG / 2


def test_where_no_pipe_can_be_made_it_says_so_and_nobody_who_writes_fails(bell: Bell) -> None:
    bell.close()
    (SETTINGS.data / FOLDER).rmdir()
    (SETTINGS.data / FOLDER).write_text("")
    try:
        assert not Bell(SETTINGS.data).is_heard()
        elsewhere(enter)
    finally:
        (SETTINGS.data / FOLDER).unlink()
    assert len(linking.links()) == 1
