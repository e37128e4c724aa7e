"""Where something stands, by a key of 64 bits, in order of the keys: 12 octets each, 20 with what it stands within.

Rules kept here: what is put in comes out sorted by key, without all of it being held twice.
Left to others: what the keys are of (apart, names, meaning.pseudonyms), looking them up later (index).
"""

from array import array
from collections.abc import Iterator
from itertools import chain, groupby, repeat
from typing import Final

_BUCKETS: Final = 64

type Place = tuple[int, int, int]
"""Key, entry, and within which subject (a short form; 0 where that is not told)."""


class Places:
    """The places of one log. One owner."""

    def __init__(self) -> None:
        """None yet. `held`: keys, entries and subjects, in buckets by the upper bits of the key."""
        self.held = [(array("q"), array("I"), array("q")) for _ in range(_BUCKETS)]

    def put(self, key: int, entry: int, within: int) -> None:
        """One more."""
        keys, entries, subjects = self.held[(key >> 58) + _BUCKETS // 2]
        keys.append(key)
        entries.append(entry)
        subjects.append(within)

    def put_alone(self, key: int, entry: int) -> None:
        """One more whose subject is not told; no other is put in beside such."""
        keys, entries, _ = self.held[(key >> 58) + _BUCKETS // 2]
        keys.append(key)
        entries.append(entry)

    def join(self, other: "Places") -> None:
        """All those of another."""
        for ours, theirs in zip(self.held, other.held, strict=True):
            for column, more in zip(ours, theirs, strict=True):
                column.extend(more)

    def rows(self) -> Iterator[Iterator[Place]]:
        """All of them as they were put in, some at a time: those with the least keys first."""
        for keys, entries, subjects in self.held:
            yield zip(keys, entries, subjects or repeat(0), strict=False)


def in_order(*several: Places) -> Iterator[Place]:
    """The places of several, in the order of their keys; one that was put in twice comes once."""
    for rows in zip(*(each.rows() for each in several), strict=True):
        yield from (place for place, _ in groupby(sorted(chain.from_iterable(rows))))
