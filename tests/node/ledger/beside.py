"""Something written, and written by another: for tests of who notices it."""

import threading
from collections.abc import Callable
from contextlib import suppress

from django.db import connection

from saksama_node.exchange import linking
from saksama_node.ledger.turn import writing


def write(name: str = "Mitra", number: int = 0) -> None:
    """One row, without a ring."""
    origin = f"mitra-{number}.uji.saksama.example/log"
    linking.open_link(origin=origin, name=name, url="http://127.0.0.1:1", institution_key="k")


def enter(*, fails: bool = False) -> None:
    """With a ring, as every act."""
    with suppress(ZeroDivisionError), writing():
        write()
        assert 1 // (not fails)


def elsewhere(work: Callable[[], None]) -> None:
    """Do it in another thread, on its own connection."""

    def done() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=done)
    thread.start()
    thread.join()
