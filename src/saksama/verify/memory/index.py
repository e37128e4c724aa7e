"""What must be looked up for ever, as an interface: tiles of leaf hashes, columns of kinds and moments, keys.

Rules kept here:
  * At most 100 octets an entry (the bench measures it); nothing here says what an entry says.
  * What lies at or beyond the size that is remembered counts for nothing: a run that ended early may have left it.
Left to others: where it lies (cli.memory).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from saksama.verify.memory.columns import KeptColumns
from saksama.verify.memory.places import Place


@dataclass(frozen=True, slots=True)
class Addition:
    """What a run adds of one log from `start` on: full tiles by level and index, the columns, keys in their order.

    `keys`: those of one bucket (`places`), made when they are asked for. A key has its entry and, of a pseudonym, the
    short form of its subject.
    """

    log: int
    start: int
    tiles: Iterable[tuple[int, int, bytes]]
    names: tuple[str, ...]
    kinds: bytes
    moments: bytes
    keys: Callable[[int], Iterable[Place]]


class IndexBroken(Exception):  # the run begins again without it
    """The index does not hold what its state says."""


class Index(Protocol):
    """One index of the logs of one address. Each raises `IndexBroken`."""

    def tile(self, log: int, level: int, index: int) -> bytes:
        """A full tile below the remembered size."""
        ...

    def columns(self, log: int) -> KeptColumns:
        """The columns of a log."""
        ...

    def first(self, log: int, key: int, below: int) -> int | None:
        """The least index under a key."""
        ...

    def all_of(self, key: int, sizes: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
        """Log and index of every entry under a key, below these sizes, in order."""
        ...

    def borne(self, log: int, key: int, below: int) -> tuple[tuple[int, int], ...]:
        """The first entry of each subject in which a pseudonym was met, and that subject's short form; in order."""
        ...


class Memory(Protocol):
    """What is kept of one address between runs; one run at a time."""

    def replace(self, remembered: bytes, additions: Iterable[Addition], *, whole: bool) -> None:
        """Keep this instead of what was kept; `whole`: nothing of the old index stays.

        Where it cannot be kept, what was kept before still is, and whoever asked is told.
        """
        ...
