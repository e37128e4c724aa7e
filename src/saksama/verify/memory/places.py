"""Where something stands, by a key of 64 bits, in order of the keys: 12 octets each, 20 with what it stands within.

Rules kept here: what is put in comes out sorted by key, without all of it being held twice.
Left to others: what the keys are of (apart, names, meaning.pseudonyms), looking them up later (index).
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, repeat
from typing import Final

BUCKETS: Final = 64

type Place = tuple[int, int, int]
"""Key, entry, and within which subject (a short form; 0 where that is not told)."""


class Places:
    """The places of one log. One owner."""

    def __init__(self) -> None:
        """None yet. `held`: keys, entries and subjects, in buckets by the upper bits of the key."""
        self.held = [(array("q"), array("I"), array("q")) for _ in range(BUCKETS)]

    def put(self, key: int, entry: int, within: int) -> None:
        """One more."""
        keys, entries, subjects = self.held[(key >> 58) + BUCKETS // 2]
        keys.append(key)
        entries.append(entry)
        subjects.append(within)

    def put_alone(self, key: int, entry: int) -> None:
        """One more whose subject is not told; no other is put in beside such."""
        keys, entries, _ = self.held[(key >> 58) + BUCKETS // 2]
        keys.append(key)
        entries.append(entry)

    def join(self, other: "Places") -> None:
        """All those of another."""
        for ours, theirs in zip(self.held, other.held, strict=True):
            for column, more in zip(ours, theirs, strict=True):
                column.extend(more)

    def bucket(self, number: int) -> Iterator[Place]:
        """Those of one bucket as they were put in; the keys of a bucket are less than those of the next."""
        keys, entries, subjects = self.held[number]
        return zip(keys, entries, subjects or repeat(0), strict=False)

    def met_again(self) -> Iterator[Place]:
        """Those whose key was put in more than once, in the order of the keys; each place once."""
        for number, (keys, _, _) in enumerate(self.held):
            if len(set(keys)) < len(keys):
                often = Counter(keys)
                yield from _once(place for place in self.bucket(number) if often[place[0]] > 1)


def bucket_of(several: Iterable[Places], number: int) -> Iterator[Place]:
    """The places of one bucket of several, in the order of their keys; one that was put in twice comes once."""
    return _once(chain.from_iterable(each.bucket(number) for each in several))


def in_order(*several: Places) -> Iterator[Place]:
    """The places of several, in the order of their keys; one that was put in twice comes once."""
    return chain.from_iterable(bucket_of(several, number) for number in range(BUCKETS))


def _once(places: Iterable[Place]) -> Iterator[Place]:
    return (place for place, _ in groupby(sorted(places)))
