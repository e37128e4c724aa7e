"""Two numbers of each entry of a log: its kind and its moment; what is counted of a whole log is counted from these.

Rules kept here:
  * An entry that could not be read has the moment `NONE`, and the kind that it says, or none.
  * Entries of an earlier run count by what was kept: their sum at once, each alone only where a smaller size is asked.
Left to others: keeping them (memory.index).
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

NONE: Final = -(2**63)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


def as_moment(number: int) -> datetime | None:
    """The moment of a number; None where the entry has none."""
    return None if number == NONE else _EPOCH + number * _MILLISECOND


@dataclass(frozen=True, slots=True)
class Before:
    """The first entries of a log: how many, counted by kind, the greatest moment of them and that of the last."""

    size: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    newest: datetime | None = None
    last: datetime | None = None


class KeptColumns(Protocol):
    """The columns of the entries of a log that were kept."""

    def upto(self, size: int) -> Before:
        """What the first entries come to, as many as asked."""
        ...

    def kind_of(self, index: int) -> str:
        """The kind of one entry; empty where it has none."""
        ...

    def moments(self, start: int, end: int) -> array[int]:
        """The moments of the entries from `start` to below `end`, as numbers."""
        ...


def summed(names: Sequence[str], kinds: array[int], moments: array[int]) -> Before:
    """What a log's first entries come to, by their columns."""
    counts = {names[number]: count for number, count in Counter(kinds).items()}
    last = next((number for number in reversed(moments) if number != NONE), NONE)
    return Before(len(kinds), counts, as_moment(max(moments, default=NONE)), as_moment(last))


def _numbered(start: int, moments: array[int]) -> Iterator[tuple[int, datetime]]:
    for index, number in enumerate(moments, start):
        if number != NONE:
            yield index, _EPOCH + number * _MILLISECOND


class Columns:
    """The columns of one log, from where an earlier run ended."""

    def __init__(self, before: Before, kept: KeptColumns | None = None) -> None:
        """Nothing new yet. `kept`: asked for sizes below that of `before`."""
        self._before = before
        self._kept = kept
        self._names: dict[str, int] = {}
        self._listed: tuple[str, ...] = ()
        self._total: Before | None = None
        self.kinds = array("I")
        self.moments = array("q")

    @property
    def size(self) -> int:
        """How many entries, the earlier ones included."""
        return self._before.size + len(self.kinds)

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds by their number."""
        return tuple(self._names)

    def add(self, kind: str, at: datetime | None) -> None:
        """One entry more."""
        names = self._names
        number = names.get(kind)
        if number is None:
            number = names[kind] = len(names)
        self.kinds.append(number)
        self.moments.append(NONE if at is None else (at - _EPOCH) // _MILLISECOND)

    def join(self, later: "Columns") -> None:
        """The entries that come behind these."""
        numbers = [self._names.setdefault(kind, len(self._names)) for kind in later.names]
        self.kinds.extend(array("I", [numbers[kind] for kind in later.kinds]))
        self.moments.extend(later.moments)

    def rename(self, index: int, kind: str) -> None:
        """The kind of an entry that was in doubt."""
        self.kinds[index - self._before.size] = self._names.setdefault(kind, len(self._names))
        self._total = None

    @property
    def total(self) -> Before:
        """What all entries come to; counted once for as many."""
        if self._total is None or self._total.size != self.size:
            self._total = self.upto(self.size)
        return self._total

    def upto(self, size: int) -> Before:
        """What the first `size` entries come to."""
        before = self._before
        if size < before.size:
            return self._before_kept().upto(size)
        end = size - before.size
        new = summed(self.names, self.kinds[:end], self.moments[:end])
        counts = Counter(dict(before.counts))
        counts.update(new.counts)
        newest = max((at for at in (before.newest, new.newest) if at is not None), default=None)
        return Before(before.size + new.size, dict(counts), newest, new.last or before.last)

    def kind_of(self, index: int) -> str:
        """The kind of an entry; empty where it has none."""
        if index < self._before.size:
            return self._before_kept().kind_of(index)
        number = self.kinds[index - self._before.size]
        if len(self._listed) < len(self._names):
            # One more look for each kind: a log may name as many as it has entries.
            self._listed = self.names
        return self._listed[number]

    def new_moments(self) -> Iterator[tuple[int, datetime]]:
        """Index and moment of each new entry that has one."""
        return self.moments_from(self._before.size)

    def moments_from(self, start: int) -> Iterator[tuple[int, datetime]]:
        """Index and moment of each entry from `start` on that has one."""
        first = self._before.size
        if start < first:
            yield from _numbered(start, self._before_kept().moments(start, first))
            start = first
        yield from _numbered(start, self.moments[start - first :])

    def _before_kept(self) -> KeptColumns:
        if self._kept is None:
            raise LookupError("no columns are kept")
        return self._kept
