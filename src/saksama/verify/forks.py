"""Does everyone see the same log? What partner, witnesses and we ourselves saw, against what is served now.

Rules kept here:
  * Two notes signed by one log that cannot both be prefixes of one tree are a fork; both are kept as evidence.
  * A checkpoint that another saw and the log does not reach, is waited for a little (it may be about to be published),
    then it is a roll-back.
  * Where what it has grown to could not be had, nothing is said of its growth but that.
  * An observation whose note the log did not sign says nothing of the log; it is the observer's fault.
  * A tree that only a revoked log key signed, beyond its last good size, is no fork: whose it is nobody can prove.
Left to others: saving the evidence (cli), asking again later (the caller's `pause`).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from saksama.entries.kinds.log import LogObserved
from saksama.errors import EvidenceError, NoteUnverified, SaksamaError
from saksama.tlog.checkpoint import Checkpoint, OpenedCheckpoint, open_checkpoint
from saksama.tlog.note import MAX_NOTE, Note
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import WIDTH, TilePath, bundles_for
from saksama.tlog.witness import origin_hash
from saksama.verify.checkpoints import limit_of, tell_unstated
from saksama.verify.findings import Code, Findings
from saksama.verify.kept_checkpoints import open_head
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog
from saksama.verify.tree import RecomputedTree
from saksama.verify.trust import LogTrust

_PATIENCE = 6
"""How often a log is asked for a size that somebody else has seen; published at most 3 s after it was signed."""

_AT_ONCE = 256
"""Tiles that are asked for at once of what a log has grown."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A checkpoint of the log as `who` saw it; `index`: where it stands in the log of `who`, None elsewhere."""

    who: str
    note: bytes
    index: int | None = None


@dataclass(slots=True)
class Newest:
    """The log's tree as far as it has been read, growing when somebody saw more of it."""

    log: ServedLog
    tree: RecomputedTree
    note: Note
    waited: bool = False
    missed: str = ""
    """Why what it has grown to could not be had; empty where it answered."""

    @property
    def size(self) -> int:
        """How far it has been read."""
        return self.tree.size


def observed(observer: ServedLog, origin: str) -> list[Sighting]:
    """What the log `observer` says it saw of the log `origin`."""
    return [
        Sighting(observer.origin, item.body.checkpoint.encode(), item.index)
        for item in observer.contents.of(LogObserved)
        if isinstance(item.body, LogObserved) and item.body.origin == origin and item.index >= observer.begun
    ]


def check_observations(observer: ServedLog, found: Findings) -> None:
    """Whether each `log.observed` says what its own note says, and of another log than its own."""
    for item in observer.contents.of(LogObserved):
        body = item.body
        # After one that was false nothing is kept: those of an earlier run were not.
        if not isinstance(body, LogObserved) or item.index < observer.begun:
            continue
        try:
            _, seen = open_head(body.checkpoint.encode())
        except EvidenceError as error:
            found.add(Code.OBSERVED_FALSE, observer.origin, item.index, why=str(error))
            continue
        if (seen.origin, seen.size, seen.root.hex()) != (body.origin, body.size, body.root):
            found.add(Code.OBSERVED_FALSE, observer.origin, item.index, why="the note says otherwise")
        elif seen.origin == observer.origin:
            found.add(Code.OBSERVED_FALSE, observer.origin, item.index, why="it is the observer's own log")


def ask_witness(reader: Reader, url: str, name: str, origin: str, found: Findings) -> Sighting | None:
    """The newest checkpoint that a witness has cosigned (C2SP tlog-witness)."""
    address = f"{url.rstrip('/')}/{origin_hash(origin)}/checkpoint"
    try:
        return Sighting(name, reader.get(address, MAX_NOTE))
    except NotServed:
        found.add(Code.WITNESS_UNKNOWN, origin, None, witness=name, url=address)
    except Unreachable as error:
        found.add(Code.UNREACHABLE, origin, None, what=f"witness {name}", why=str(error))
    return None


def check_sightings(
    reader: Reader,
    log: ServedLog,
    trust: LogTrust,
    cosigned: Sequence[int],
    sightings: Sequence[Sighting],
    found: Findings,
    pause: Callable[[], None],
) -> None:
    """Compare what others saw of the log with what we were served; `cosigned` are sizes that witnesses saw as we do."""
    if log.tree is None:
        _compare_sizes_only(log, trust, sightings, found)
        return
    newest = Newest(log, log.tree, log.note)
    agreed = _Agreed(cosigned, sightings)
    for sighting in sightings:
        opened = _open(sighting, log, trust, found)
        if opened is None:
            continue
        seen = opened.checkpoint
        limit = limit_of(opened.note, log.origin, trust.keys, trust.ring)
        cut_off = limit is not None and seen.size > limit
        if seen.size > newest.size and not cut_off:
            newest = _wait_for(reader, newest, seen.size, pause, found)
        if cut_off and (seen.size > newest.size or newest.tree.root(seen.size) != seen.root):
            # Perhaps a thief's: its two notes are kept, and neither is called the institution's word.
            _report(found, Code.KEY_BRANCH_SEEN, newest, sighting, seen, limit or 0)
        elif seen.size > newest.size and newest.missed:
            found.add(Code.UNREACHABLE, log.origin, None, what="checkpoint", why=newest.missed)
        elif seen.size > newest.size:
            _report(found, Code.LOG_ROLLED_BACK, newest, sighting, seen, newest.size)
        elif newest.tree.root(seen.size) != seen.root:
            _report(found, Code.LOG_FORK, newest, sighting, seen, agreed.last(newest.tree, seen.size))


def _compare_sizes_only(log: ServedLog, trust: LogTrust, sightings: Sequence[Sighting], found: Findings) -> None:
    """Where entries do not lead to the signed root: at least two signed notes of one size must be the same tree."""
    for sighting in sightings:
        opened = _open(sighting, log, trust, found)
        seen = None if opened is None else opened.checkpoint
        if seen is not None and seen.size == log.checkpoint.size and seen.root != log.checkpoint.root:
            evidence = {"served": log.note.encode().decode(), "seen": sighting.note.decode(), "seen_by": sighting.who}
            found.add(Code.LOG_FORK, log.origin, None, size=seen.size, **evidence)


def _open(sighting: Sighting, log: ServedLog, trust: LogTrust, found: Findings) -> OpenedCheckpoint | None:
    try:
        return open_checkpoint(sighting.note, trust.keys, log.origin)
    except NoteUnverified as error:
        if log.is_read:
            found.add(Code.OBSERVED_FALSE, sighting.who, sighting.index, of=log.origin, why=str(error))
        else:
            tell_unstated(log, open_head(sighting.note)[1].size, found)
    except SaksamaError as error:
        found.add(Code.OBSERVED_FALSE, sighting.who, sighting.index, of=log.origin, why=str(error))
    return None


def _report(found: Findings, code: Code, newest: Newest, sighting: Sighting, seen: Checkpoint, index: int) -> None:
    evidence: dict[str, str | int] = {
        "served": newest.note.encode().decode(),
        "seen": sighting.note.decode(errors="replace"),
        "seen_by": sighting.who,
        "seen_size": seen.size,
    }
    if sighting.index is not None:
        evidence["seen_at"] = sighting.index
    found.add(code, newest.log.origin, index, **evidence)


@dataclass(slots=True)
class _Agreed:
    """The sizes that others saw as we do: asked for at every fork, each compared once. `sizes`: so far; they rise."""

    cosigned: Sequence[int]
    sightings: Sequence[Sighting]
    heads: Iterator[tuple[int, bytes]] | None = None
    following: tuple[int, bytes] | None = None
    sizes: list[int] = field(default_factory=list)

    def last(self, tree: RecomputedTree, below: int) -> int:
        """The greatest of them under `below`: the first wrong entry is not before it."""
        if self.heads is None:
            self.heads = iter(sorted(self._seen()))
            self.following = next(self.heads, None)
        while self.following is not None and self.following[0] <= tree.size:
            size, root = self.following
            if tree.root(size) == root:
                self.sizes.append(size)
            self.following = next(self.heads, None)
        return max(_greatest(self.cosigned, below), _greatest(self.sizes, below))

    def _seen(self) -> Iterator[tuple[int, bytes]]:
        for sighting in self.sightings:
            with suppress(EvidenceError):
                _, seen = open_head(sighting.note)
                if seen.size:
                    yield seen.size, seen.root


def _greatest(sizes: Sequence[int], below: int) -> int:
    place = bisect_left(sizes, below)
    return sizes[place - 1] if place else 0


def _wait_for(reader: Reader, newest: Newest, size: int, pause: Callable[[], None], found: Findings) -> Newest:
    """Read on until the log reaches `size`, or patience ends; it ends once for a log, not once for each sighting."""
    tries = 1 if newest.waited else _PATIENCE
    newest.waited = True
    for attempt in range(tries):
        if attempt:
            pause()
        try:
            note, checkpoint = open_head(reader.get(f"{newest.log.base}/checkpoint", MAX_NOTE))
        except Unreachable as error:
            newest.missed = str(error)
            continue
        except SaksamaError:
            continue
        newest.missed = ""
        if checkpoint.origin == newest.log.origin and checkpoint.size >= size:
            return _read_on(reader, newest, note, checkpoint, found) or newest
    return newest


def _read_on(reader: Reader, newest: Newest, note: Note, checkpoint: Checkpoint, found: Findings) -> Newest | None:
    """The tree at the larger checkpoint, from hash tiles alone: entries beyond our size are left for the next run."""
    size = newest.log.checkpoint.size
    tree = RecomputedTree.of(newest.tree, size)
    while tree.size < checkpoint.size:
        # A size is only a number until its tiles come: no list is made of more than are asked for at once.
        reached, end = tree.size, min(checkpoint.size, (tree.size // WIDTH + _AT_ONCE) * WIDTH)
        paths = [TilePath(0, path.index, path.width) for path in bundles_for(tree.size, end)]
        urls = [f"{newest.log.base}/{path.encode()}" for path in paths]
        for path, tile in zip(paths, reader.get_many(urls, WIDTH * HASH_SIZE), strict=True):
            if not isinstance(tile, bytes):
                newest.missed = str(tile) if isinstance(tile, Unreachable) else ""
                return None
            tree.extend(tile[max(tree.size - path.start, 0) * HASH_SIZE :])
        if tree.size != end or tree.size == reached:
            break
    if tree.size != checkpoint.size or tree.root(checkpoint.size) != checkpoint.root:
        evidence = {"before": newest.log.note.encode().decode(), "after": note.encode().decode()}
        found.add(Code.LOG_REWRITTEN, newest.log.origin, size, below=checkpoint.size, **evidence)
        return None
    return Newest(newest.log, tree, note)
