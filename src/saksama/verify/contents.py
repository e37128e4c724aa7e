"""What the entries of one log say, sorted by family, each judged by its own schema.

Rules kept here:
  * Every entry is decoded strictly; one that is malformed, or of another log, is named; one that is newer is unchecked.
  * Only what later judgements need is held: of families that lie apart nothing but their columns, and what is asked of
    each as it comes.
Left to others: judging times (times), histories, dispatches, agreements; what lies apart (memory).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, Self

import msgspec

from saksama.entries.body import Body
from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import Entry, NewerThanKnown, Wire, decode_wire, encode_wire, read_again
from saksama.verify.findings import Code, Findings
from saksama.verify.memory.columns import Before, Columns, KeptColumns


class Item(msgspec.Struct, frozen=True, gc=False):
    """One entry in its place. A struct, not a dataclass: one is made for every entry of the log."""

    index: int
    at: datetime
    wire: Wire
    body: Body

    @property
    def entry(self) -> Entry:
        """The entry as it was written."""
        wire = self.wire
        return Entry(
            body=self.body, at=self.at, node=wire.node, subject=wire.subject, actor=wire.actor, commits=wire.commits
        )

    @property
    def data(self) -> bytes:
        """Its bytes, which are the one spelling of it."""
        return encode_wire(self.wire)


class Apart(Protocol):
    """Takes the entries of families that are not held here."""

    families: frozenset[str]

    def take(self, item: Item, data: bytes) -> None:
        """An entry in its place, with its bytes."""
        ...

    def aside(self, found: Findings) -> Self:
        """One for entries behind these, which a copy of this process takes."""
        ...

    def told(self) -> Any:  # noqa: ANN401 - for `join` of its own kind alone
        """What a copy took."""
        ...

    def join(self, taken: Any) -> bool:  # noqa: ANN401 - what `told` of its own kind gave
        """Take in what a copy took; False, and nothing is taken in, where it would have found something here."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """What an earlier run holds of the beginning of a log: what it comes to, its columns, entries with their index."""

    before: Before
    columns: KeptColumns
    entries: Sequence[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Half:
    """What a copy of this process took, and found nothing in: columns, entries that are held, what lies apart."""

    columns: Columns
    held: Sequence[tuple[int, bytes]]
    apart: Any


class Contents:
    """The entries of one log in the order of the log."""

    def __init__(self, origin: str, found: Findings, apart: Apart | None = None, held: Held | None = None) -> None:
        """Nothing taken yet; of an earlier run what it held."""
        self._origin = origin
        self._found = found
        self._apart = apart
        self.columns = Columns(held.before, held.columns) if held else Columns(Before())
        self.families: dict[str, list[Item]] = {}
        self._doubtful: dict[int, Exception | None] = {}
        for index, data in held.entries if held else ():
            self.put(read_item(index, data))

    def family(self, name: str) -> list[Item]:
        """The entries whose kind begins with `name` and a dot, in the order of the log."""
        return self.families.get(name, [])

    def of(self, *bodies: type[Body]) -> list[Item]:
        """The entries of these kinds, in the order of the log; the kinds belong to one family."""
        return [item for item in self.family(bodies[0].KIND.partition(".")[0]) if isinstance(item.body, bodies)]

    def put(self, item: Item) -> None:
        """Hold an entry that was judged before."""
        self.families.setdefault(item.wire.kind.partition(".")[0], []).append(item)

    def beside(self, items: Iterable[Item]) -> "Contents":
        """The same contents with entries of families that lie apart. Both share what is held."""
        made = Contents(self._origin, self._found)
        made.columns = self.columns
        made.families = dict(self.families)
        for item in items:
            made.put(item)
        return made

    def take(self, start: int, entries: list[bytes], doubtful: frozenset[int] = frozenset()) -> None:
        """Judge and hold the entries from index `start` on; the faults of `doubtful` indexes wait for `settle`."""
        self._doubtful |= dict.fromkeys(doubtful)
        # This loop runs once for every entry of the log: it is kept flat, and does nothing twice.
        origin, families, add, apart = self._origin, self.families, self.columns.add, self._apart
        lies_apart = apart.families if apart else frozenset[str]()
        for index, data in enumerate(entries, start):
            try:
                wire, body = decode_wire(data)
                at = datetime.fromisoformat(wire.at)
            except (MalformedEntry, NewerThanKnown, ValueError) as error:
                add(self._refuse(index, error), None)
                continue
            if wire.node != origin:
                self._found.add(Code.ENTRY_FOREIGN, origin, index, node=wire.node)
            add(wire.kind, at)
            name = wire.kind.partition(".")[0]
            item = Item(index, at, wire, body)
            if apart is not None and name in lies_apart:
                apart.take(item, data)
                continue
            items = families.get(name)
            if items is None:
                items = families[name] = []
            items.append(item)

    def aside(self) -> "Contents | None":
        """For entries behind these, which a copy of this process takes; None where nothing lies apart."""
        if self._apart is None:
            return None
        found = Findings()
        return Contents(self._origin, found, self._apart.aside(found))

    def half(self) -> Half | None:
        """What a copy took; None where something was found in it."""
        if self._apart is None or self._found.all():
            return None
        held = [(item.index, item.data) for items in self.families.values() for item in items]
        return Half(self.columns, held, self._apart.told())

    def join(self, half: Half) -> bool:
        """Hold what a copy took; False, and nothing of it is held, where it would have found something here."""
        if self._apart is None or not self._apart.join(half.apart):
            return False
        self.columns.join(half.columns)
        for index, data in half.held:
            self.put(read_item(index, data))
        return True

    def settle(self, *, entries_are_true: bool) -> None:
        """Name the faults of doubtful entries, or, where they are not what was signed, forget what they say."""
        doubtful, self._doubtful = self._doubtful, {}
        if entries_are_true:
            for index, error in doubtful.items():
                if error is not None:
                    self.columns.rename(index, self._refuse(index, error))
            return
        for name, items in self.families.items():
            self.families[name] = [item for item in items if item.index not in doubtful]

    def _refuse(self, index: int, error: Exception) -> str:
        if index in self._doubtful:
            self._doubtful[index] = error
            return ""
        if isinstance(error, NewerThanKnown):
            self._found.add(Code.ENTRY_NEWER, self._origin, index, kind=error.kind, why=error.why)
            return error.kind
        why = error.why if isinstance(error, MalformedEntry) else str(error)
        self._found.add(Code.ENTRY_MALFORMED, self._origin, index, why=why)
        return ""


def read_item(index: int, data: bytes) -> Item:
    """An entry that was judged when it was read first."""
    wire, body = read_again(data)
    return Item(index, datetime.fromisoformat(wire.at), wire, body)
