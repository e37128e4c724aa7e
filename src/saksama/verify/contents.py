"""What the entries of one log say, sorted by family, each judged by its own schema.

Rules kept here:
  * Every entry is decoded strictly; one that is malformed, or of another log, is named; one that is newer is unchecked.
  * Only what later judgements need is kept.
Left to others: judging times (times), histories, dispatches, agreements.
"""

from datetime import datetime

import msgspec

from saksama.entries.body import Body
from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import Entry, NewerThanKnown, Wire, decode_wire
from saksama.verify.findings import Code, Findings


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


class Contents:
    """The entries of one log in the order of the log."""

    def __init__(self, origin: str, found: Findings) -> None:
        """Nothing taken yet."""
        self._origin = origin
        self._found = found
        self.kinds: list[str] = []
        self.moments: list[tuple[int, datetime]] = []
        self.families: dict[str, list[Item]] = {}
        self._doubtful: dict[int, Exception | None] = {}

    def family(self, name: str) -> list[Item]:
        """The entries whose kind begins with `name` and a dot, in the order of the log."""
        return self.families.get(name, [])

    def of(self, *bodies: type[Body]) -> list[Item]:
        """The entries of these kinds, in the order of the log; the kinds belong to one family."""
        return [item for item in self.family(bodies[0].KIND.partition(".")[0]) if isinstance(item.body, bodies)]

    def take(self, start: int, entries: list[bytes], doubtful: frozenset[int] = frozenset()) -> None:
        """Judge and keep the entries from index `start` on; the faults of `doubtful` indexes wait for `settle`."""
        self._doubtful |= dict.fromkeys(doubtful)
        # This loop runs once for every entry of the log: it is kept flat, and does nothing twice.
        origin, families, keep_moment, keep_kind = self._origin, self.families, self.moments.append, self.kinds.append
        for index, data in enumerate(entries, start):
            try:
                wire, body = decode_wire(data)
                at = datetime.fromisoformat(wire.at)
            except (MalformedEntry, NewerThanKnown, ValueError) as error:
                keep_kind(self._refuse(index, error))
                continue
            if wire.node != origin:
                self._found.add(Code.ENTRY_FOREIGN, origin, index, node=wire.node)
            keep_kind(wire.kind)
            keep_moment((index, at))
            name = wire.kind.partition(".")[0]
            items = families.get(name)
            if items is None:
                items = families[name] = []
            items.append(Item(index, at, wire, body))

    def settle(self, *, entries_are_true: bool) -> None:
        """Name the faults of doubtful entries, or, where they are not what was signed, forget what they say."""
        doubtful, self._doubtful = self._doubtful, {}
        if entries_are_true:
            for index, error in doubtful.items():
                if error is not None:
                    self.kinds[index] = self._refuse(index, error)
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
