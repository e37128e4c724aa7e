"""What waits outside of threads, bodies that come and answers that go, and how much of it there may be.

Rules kept here:
  * A little is held in memory, more on disk as ciphertext without a name (`settings.nameless`).
  * What comes takes nothing of the disk that is kept for the log; what goes must go, for the log is read so.
  * All of it has one bound in octets. Where it is reached, who holds most gives way: the largest of the sender who has
    most, and that may be the newcomer's own.
Left to others: how long something may take (`bodies`, `answers`).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from saksama_node.settings.nameless import Nameless

IN_MEMORY: Final = 64 << 10
MOST: Final = 1 << 30
_PIECE: Final = 256 << 10


class Full(Exception):
    """There is no room, and nobody who should give way."""


@dataclass(slots=True)
class Room:
    """The octets that wait in this process, whichever of its threads counts them."""

    most: int = MOST
    used: int = 0
    _held: dict[int, "Held"] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, sender: str, give_way: Callable[[], object] | None = None) -> "Held":
        """Hold something of a sender's; `give_way` ends it, in its own time and thread, where another needs room."""
        made = Held(self, sender, give_way, incoming=give_way is not None)
        with self._lock:
            self._held[id(made)] = made
        return made

    def grow(self, held: "Held", octets: int) -> None:
        """Count more. Raises `Full`."""
        with self._lock:
            if self.used + octets > self.most:
                self._make_way(held)
            self.used += octets
            held.length += octets

    def leave(self, held: "Held") -> None:
        """Count it no longer."""
        with self._lock:
            if self._held.pop(id(held), None) is not None:
                self.used -= held.length

    def _make_way(self, newcomer: "Held") -> None:
        by_sender: Counter[str] = Counter()
        for each in self._held.values():
            by_sender[each.sender] += each.length
        heaviest, _ = by_sender.most_common(1)[0]
        theirs = [each for each in self._held.values() if each.sender == heaviest and each.give_way is not None]
        if heaviest == newcomer.sender or not theirs:
            raise Full
        largest = max(theirs, key=lambda each: each.length)
        give_way, largest.give_way = largest.give_way, None
        if give_way is not None:
            give_way()


@dataclass(slots=True)
class Held:
    """Octets that came one after another, to be read from their start once they are whole."""

    room: Room
    sender: str
    give_way: Callable[[], object] | None
    incoming: bool = False
    length: int = 0
    _small: bytearray = field(default_factory=bytearray)
    _large: Nameless | None = None

    def write(self, piece: bytes) -> None:
        """Add at the end. Raises `Full`; what comes, `NoRoomForFiles` and `TooMuchAtOnce` too."""
        self.room.grow(self, len(piece))
        if self._large is None and self.length <= IN_MEMORY:
            self._small += piece
            return
        if self._large is None:
            self._large = Nameless(incoming=self.incoming)
            self._large.write(bytes(self._small))
            self._small = bytearray()
        self._large.write(piece)

    def whole(self) -> bytes | Nameless:
        """All of it, at its start: as octets, or as a file where it is large."""
        if self._large is None:
            return bytes(self._small)
        self._large.seek(0)
        return self._large

    def pieces(self) -> Iterator[bytes]:
        """All of it, piece by piece."""
        whole = self.whole()
        if isinstance(whole, bytes):
            yield whole
            return
        while piece := whole.read(_PIECE):
            yield piece

    def close(self) -> None:
        """Let it go."""
        self.room.leave(self)
        if self._large is not None:
            self._large.close()
