"""Entries that lie apart, in drawers by subject, until each drawer is judged by itself.

Rules kept here:
  * An entry lies as its own bytes; what was judged when it was read is not judged again.
  * All entries of one subject, of every log, lie in one drawer.
Left to others: where the bytes lie (`Spool`; the cli's is a file without a name), which subjects an entry has (apart).
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from struct import Struct
from typing import Final, Protocol

from saksama.verify.memory.apart import is_entry

_HEAD: Final = Struct("<BIH")
"""Number of the log, index, octets of the entry."""

type Record = tuple[int, int, bytes]
"""Number of the log, index, what lies of the entry (`apart.parts_of`)."""

type Laid = tuple[dict[int, list[tuple[int, int]]], dict[int, bytes]]
"""What a spool holds: by drawer where its blocks lie (place, octets), and octets that lie in none."""


class Spool(Protocol):
    """Keeps octets by number of drawer for one run. Nothing of it outlives the run."""

    def put(self, drawer: int, data: bytes) -> None:
        """Add octets at the end of a drawer."""
        ...

    def take(self, drawer: int) -> bytes:
        """All octets of a drawer, in the order in which they came."""
        ...

    def aside(self) -> "Spool":
        """One that a copy of this process fills."""
        ...

    def told(self) -> Laid:
        """What the copy says of what it filled."""
        ...

    def join(self, laid: Laid) -> None:
        """What the copy filled lies here too, behind what is here."""
        ...


class InMemory:
    """A spool for small logs."""

    def __init__(self) -> None:
        self._drawers: dict[int, bytearray] = {}

    def put(self, drawer: int, data: bytes) -> None:
        """Add octets at the end of a drawer."""
        self._drawers.setdefault(drawer, bytearray()).extend(data)

    def take(self, drawer: int) -> bytes:
        """All octets of a drawer; they are given up."""
        return bytes(self._drawers.pop(drawer, b""))

    def aside(self) -> "InMemory":
        """Another one."""
        return InMemory()

    def told(self) -> Laid:
        """All of it."""
        return {}, {drawer: bytes(data) for drawer, data in self._drawers.items()}

    def join(self, laid: Laid) -> None:
        """All of it, behind what is here."""
        for drawer, data in laid[1].items():
            self.put(drawer, data)


class Drawers:
    """So many drawers of one run."""

    def __init__(self, spool: Spool, count: int, *, watched: bool = False) -> None:
        """All are empty; `watched`: it is kept in mind which subjects come."""
        self._spool = spool
        self._watched = watched
        self.count = count
        self.touched: set[str] = set()

    def put(self, subject: str, log: int, index: int, data: bytes) -> None:
        """Lay an entry into the drawer of a subject."""
        if self._watched:
            self.touched.add(subject)
        self._spool.put(self.of(subject), laid((log, index, data)))

    def aside(self) -> "Drawers":
        """As many that a copy of this process fills."""
        return Drawers(self._spool.aside(), self.count)

    def told(self) -> Laid:
        """What the copy says of what it filled."""
        return self._spool.told()

    def join(self, laid: Laid) -> None:
        """What the copy filled lies here too."""
        self._spool.join(laid)

    def of(self, subject: str) -> int:
        """The drawer of a subject."""
        return zlib.crc32(subject.encode()) % self.count

    def take(self, drawer: int) -> Iterator[Record]:
        """The entries of a drawer in the order in which they came; one that lies there twice comes twice."""
        return cut(self._spool.take(drawer))


def laid(record: Record) -> bytes:
    """An entry as it lies in a drawer."""
    log, index, data = record
    return _HEAD.pack(log, index, len(data)) + data


def cut(data: bytes) -> Iterator[Record]:
    """Entries that lie one behind the other."""
    at = 0
    while at < len(data):
        log, index, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield log, index, data[at : at + length]
        at += length


@dataclass(slots=True)
class Lying:
    """What lies of one log: entries by index in the order of the log, and what plenaries decided; each once."""

    entries: dict[int, bytes] = field(default_factory=dict)
    decided: dict[Record, None] = field(default_factory=dict)


def by_log(records: Iterable[Record]) -> Mapping[int, Lying]:
    """What lies of each log."""
    found: dict[int, Lying] = {}
    for record in records:
        log, index, data = record
        lying = found.get(log)
        if lying is None:
            lying = found[log] = Lying()
        if is_entry(data):
            lying.entries[index] = data
        else:
            lying.decided[record] = None
    for lying in found.values():
        lying.entries = dict(sorted(lying.entries.items()))
    return found
