"""One run's use of what is kept: where each log begins, its drawers, entries of before that are needed again.

Rules kept here:
  * An entry of before comes again from the node, and counts only with the leaf hash that it had.
  * Without anything kept every log begins empty; the rest is the same.
Left to others: judging (judging), what is kept afterwards (keeping).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby

from saksama.entries.entry import read_again
from saksama.tlog.growth import Edge
from saksama.tlog.tile import ENTRIES, MAX_ENTRY, WIDTH, tile_at
from saksama.tlog.tree import leaf_hash
from saksama.verify.contents import Contents, Held, Item, read_item
from saksama.verify.findings import Findings
from saksama.verify.integrity import cut_bundle
from saksama.verify.meaning.pseudonyms import Met
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.memory.apart import Space, key_of, parts_of
from saksama.verify.memory.columns import Before
from saksama.verify.memory.drawers import Drawers, Record, Spool
from saksama.verify.memory.index import Index
from saksama.verify.memory.names import Earlier, Names
from saksama.verify.memory.remembered import LogMemory, Remembered, Running
from saksama.verify.memory.stream import Stream
from saksama.verify.reader import Reader
from saksama.verify.served import Begun, Head, ServedLog
from saksama.verify.tree import RecomputedTree

_IN_A_DRAWER = 4_000
"""Entries of a drawer, or so: what is held at once."""
_MOST = 256
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run left of an address, and its index."""

    remembered: Remembered
    index: Index


@dataclass(slots=True)
class Past:
    """The past of one run. `stands`: by origin, what was found of entries and stands whatever comes after."""

    kept: Kept | None
    drawers: Drawers
    streams: dict[str, Stream] = field(default_factory=dict)
    stands: dict[str, Findings] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: Kept | None, spool: Spool, sizes: Iterable[int]) -> "Past":
        """For logs of these sizes."""
        # What is judged again of a long log is shared by two.
        count = max(1, min(_SHARED if kept else _MOST, sum(sizes) // _IN_A_DRAWER))
        return cls(kept, Drawers(spool, count, watched=kept is not None))

    def log(self, origin: str) -> LogMemory | None:
        """What is remembered of a log."""
        return self.kept.remembered.of(origin) if self.kept else None

    def begin(self, head: Head) -> Begun:
        """Where reading this log begins. Raises `Anew` where what was kept does not lead there."""
        before = self.log(head.origin)
        if self.kept is not None and before is None:
            raise Anew(Why.OTHER_LOGS)
        if before is not None and before.size > head.checkpoint.size:
            raise Anew(Why.SMALLER)
        number = len(self.streams) if before is None else before.number
        stands = self.stands[head.origin] = Findings()
        index = self.kept.index if self.kept else None
        names = Names() if before is None or index is None else Names(_earlier(index, number, before.size))
        running = Running() if before is None else before.running
        stream = Stream(head.origin, number, self.drawers, names, running, stands)
        self.streams[head.origin] = stream
        if before is None or index is None:
            return Begun(RecomputedTree(), Contents(head.origin, stands, stream))
        for each in before.findings:
            stands.keep(each.finding())
        held = Held(
            Before(before.size, before.counts, before.newest, before.last),
            index.columns(number),
            before.entries,
        )
        tree = RecomputedTree(Edge(before.size, before.edge), lambda level, at: index.tile(number, level, at))
        if tree.root(before.size) != before.root:
            raise Anew(Why.UNREADABLE)
        return Begun(tree, Contents(head.origin, stands, stream, held), before.checkpoints)

    def recall(
        self, logs: Mapping[int, ServedLog], reader: Reader, subjects: Iterable[str]
    ) -> Mapping[str, list[Record]]:
        """What lies under these subjects of entries of before. Raises `Anew` where one is not served as it was."""
        if self.kept is None:
            return {}
        sizes = {number: log.begun for number, log in logs.items()}
        places = {each: self.kept.index.all_of(key_of(Space.SUBJECT, each), sizes) for each in subjects}
        wanted = {place for found in places.values() for place in found}
        entries: dict[tuple[int, int], bytes] = {}
        for number, log in logs.items():
            indexes = sorted(index for where, index in wanted if where == number)
            entries |= {(number, index): data for index, data in entries_again(log, indexes, reader)}
        # Where two subjects have one key, each has its own entries.
        return {
            each: [(*place, part) for place in found for part in _parts(each, entries[place])]
            for each, found in places.items()
        }

    def items(self, log: ServedLog, indexes: Collection[int], reader: Reader) -> Iterator[Item]:
        """These entries of the log again; what is not held here comes from the node. Raises `Anew`."""
        items = chain.from_iterable(log.contents.families.values()) if indexes else ()
        held = {item.index: item for item in items if item.index in indexes}
        yield from held.values()
        for index, data in entries_again(log, [each for each in indexes if each not in held], reader):
            yield read_item(index, data)

    def met(self, log: ServedLog) -> Callable[[int], Met] | None:
        """Where an earlier run met a pseudonym; None without one."""
        if self.kept is None:
            return None
        index, number = self.kept.index, self.streams[log.origin].number
        return lambda name: index.borne(number, name, log.begun)


def entries_again(log: ServedLog, indexes: Iterable[int], reader: Reader) -> Iterator[tuple[int, bytes]]:
    """Entries of a log that was read, from the node. Raises `Anew` where one does not have the leaf hash it had."""
    size, tree = log.checkpoint.size, log.tree
    within = {at: list(each) for at, each in groupby(sorted(indexes), lambda index: index // WIDTH)}
    paths = [tile_at(ENTRIES, at, size) for at in within]
    answers = reader.get_many([f"{log.base}/{path.encode()}" for path in paths], WIDTH * (MAX_ENTRY + 2))
    for path, answer in zip(paths, answers, strict=True):
        if not isinstance(answer, bytes):
            raise Anew(Why.NOT_SERVED)
        entries = cut_bundle(answer, path.width)
        for index in within[path.index]:
            data = entries[index % WIDTH] if index % WIDTH < len(entries) else b""
            if tree is None or leaf_hash(data) != tree.leaf(index):
                raise Anew(Why.CHANGED)
            yield index, data


def _parts(subject: str, data: bytes) -> Iterator[bytes]:
    """What lies under this subject of an entry."""
    return (part for under, part in parts_of(*read_again(data), data) if under == subject)


def _earlier(index: Index, number: int, size: int) -> Earlier:
    return lambda key: index.first(number, key, size)
