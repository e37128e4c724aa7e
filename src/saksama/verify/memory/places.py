"""Where something stands, by a key of 64 bits: kept in order of the keys, some at a time, 24 octets each.

Rules kept here: what is put in comes out sorted by key, without all of it being held twice.
Left to others: what the keys are of (apart, names, meaning.pseudonyms), looking them up later (index).
"""

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

_BUCKETS: Final = 64

type Place = tuple[int, int, int]
"""Key, entry, and within which subject (a short form; 0 where that is not told)."""


class Places:
    """The places of one log. One owner."""

    def __init__(self) -> None:
        """None yet."""
        self._buckets = [(array("q"), array("q"), array("q")) for _ in range(_BUCKETS)]

    def put(self, key: int, entry: int, within: int = 0) -> None:
        """One more."""
        keys, entries, subjects = self._buckets[(key >> 58) + _BUCKETS // 2]
        keys.append(key)
        entries.append(entry)
        subjects.append(within)

    def add(self, places: Iterable[Place]) -> None:
        """Some more."""
        for each in places:
            self.put(*each)

    def buckets(self) -> Iterator[list[Place]]:
        """All of them in order, some at a time; one that was put in twice comes once."""
        for held in self._buckets:
            yield sorted(set(zip(*held, strict=True)))

    def loose(self) -> Iterator[Place]:
        """All of them, in no order."""
        for held in self._buckets:
            yield from zip(*held, strict=True)


def in_order(*several: Places) -> Iterator[Place]:
    """The places of several, in the order of their keys."""
    for buckets in zip(*(each.buckets() for each in several), strict=True):
        yield from sorted(place for bucket in buckets for place in bucket)
