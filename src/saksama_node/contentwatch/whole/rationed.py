"""How much the public may make this node read at once, and keep in a day.

Rules kept here:
  * Reading a stranger's picture is a process with up to a gibibyte: a few at once. Whoever else comes waits before a
    thread is taken (`web.gate`), and in one is asked to come again: nobody waits inside a thread. Who works here does
    not wait behind the public.
  * What was handed in in the last 24 hours has a bound in bytes: a disk that strangers fill stops the whole log.
Left to others: how often one sender may come (web.throttle), reading itself (reading).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import BoundedSemaphore
from typing import Final

from django.db.models import Sum

from saksama.entries.kinds.content import Way
from saksama.errors import WorldError
from saksama_node.contentwatch.models import Part

AT_ONCE: Final = 2
DAY: Final = timedelta(hours=24)
_TURNS = BoundedSemaphore(AT_ONCE)


class ReadersBusy(WorldError):
    """As many pictures of the public as may be read at once are being read."""

    code = "content.readers-busy"
    advice = "Try again in a moment."


class DayFull(WorldError):
    """The public handed in as much in 24 hours as may be kept (`SAKSAMA_PUBLIC_MEGABYTES`)."""

    code = "content.day-full"
    advice = "Look at what came in; raise SAKSAMA_PUBLIC_MEGABYTES if the disk allows it."

    megabytes: int


@contextmanager
def turn() -> Iterator[None]:
    """Have a turn at reading a picture for the public. Raises `ReadersBusy`."""
    if not _TURNS.acquire(blocking=False):
        raise ReadersBusy
    try:
        yield
    finally:
        _TURNS.release()


def check_day(size: int, at: datetime, megabytes: int) -> None:
    """Raise `DayFull` where `size` bytes more would be too many for the 24 hours before `at`."""
    parts = Part.objects.filter(copy__way=Way.PUBLIC.value, copy__captured_at__gt=at - DAY)
    kept: int = parts.aggregate(kept=Sum("size"))["kept"] or 0
    if kept + size > megabytes << 20:
        raise DayFull(megabytes)
