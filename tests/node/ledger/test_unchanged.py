"""A loop rests while nothing is written, and no writing is missed: another's, one's own, or another connection's."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from saksama_node.exchange import linking
from saksama_node.ledger.unchanged import Unchanged
from tests.node.ledger.beside import elsewhere, write

LONG = 3600.0
pytestmark = pytest.mark.usefixtures("database")


def read() -> None:
    assert len(linking.links()) <= 1


def rests(unchanged: Unchanged) -> bool:
    """Whether it comes to rest: on PostgreSQL other tests' databases on the same server ask for a look too."""
    for _ in range(500):
        if unchanged.holds():
            return True
        time.sleep(0.01)
    return False


def test_the_first_look_is_never_spared() -> None:
    assert not Unchanged(LONG).holds()


def test_nothing_was_written_and_reading_is_no_writing() -> None:
    unchanged = Unchanged(LONG)
    unchanged.holds()

    def reading() -> bool:
        read()
        elsewhere(read)
        return unchanged.holds()

    assert any(reading() for _ in range(100))


@pytest.mark.parametrize("where", [elsewhere, lambda work: work()], ids=["another connection", "this connection"])
def test_what_is_written_is_noticed_once(where: Callable[[Callable[[], None]], None]) -> None:
    unchanged = Unchanged(LONG)
    unchanged.holds()
    where(write)
    assert not unchanged.holds()
    assert rests(unchanged)


def test_what_a_round_itself_writes_asks_for_another() -> None:
    unchanged = Unchanged(LONG)
    assert not unchanged.holds()
    write()
    assert not unchanged.holds()


def test_what_was_begun_before_the_look_and_is_committed_after_it_is_noticed() -> None:
    unchanged = Unchanged(LONG)
    begun, looked = threading.Event(), threading.Event()

    def slowly() -> None:
        with transaction.atomic():
            write()
            begun.set()
            looked.wait(60)

    thread = threading.Thread(target=elsewhere, args=(slowly,))
    thread.start()
    assert begun.wait(60)
    unchanged.holds()
    assert linking.links() == ()
    looked.set()
    thread.join()
    assert not unchanged.holds()
    assert [each.name for each in linking.links()] == ["Mitra"]


def test_another_connection_is_another_look() -> None:
    unchanged = Unchanged(LONG)
    unchanged.holds()
    elsewhere(write)
    connection.close()
    assert not unchanged.holds()


def test_after_the_longest_rest_it_looks_again() -> None:
    unchanged = Unchanged(0.0)
    unchanged.holds()
    assert not unchanged.holds()
