"""Put copies that wait into groups of what is like them: after a capture, or by the worker where that was cut short."""

from collections.abc import Iterator
from typing import Final

from saksama_node.contentwatch.captures import alike
from saksama_node.ledger.turn import writing

_AT_ONCE: Final = 20


def place_copy(subject: str) -> None:
    """Look for the like of a copy, and put it with them."""
    found = alike.like(subject)
    with writing():
        alike.place(subject, found)


def place_waiting() -> Iterator[None]:
    """The same for copies that nobody looked for the like of, a few at a time."""
    for subject in alike.unplaced(_AT_ONCE):
        place_copy(subject)
        yield
