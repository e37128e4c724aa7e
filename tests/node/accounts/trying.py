"""Trying many times at once, and what it wrote."""

import threading
from collections.abc import Callable, Sequence

from django.db import connections


def at_once[T](count: int, act: Callable[[int], T]) -> list[T]:
    """What `act` gives in so many threads that begin together."""
    ready, found = threading.Barrier(count), list[T]()

    def one(number: int) -> None:
        try:
            ready.wait(timeout=60)
            found.append(act(number))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=120)
    assert len(found) == count
    return found


def written(queries: Sequence[dict[str, str]]) -> list[str]:
    """What was asked of the database beside reading."""
    return [each["sql"] for each in queries if not each["sql"].startswith("SELECT")]
