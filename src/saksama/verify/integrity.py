"""Entries and tiles of one log: whether they are what was signed, and which entry is the first that is not.

Rules kept here:
  * Every entry is hashed from the bytes served; every tile is compared with the hashes recomputed.
  * Where entries and tiles differ, the signed root decides which of the two was altered; where it fits neither, the
    kept checkpoints bound the first wrong entry (history).
  * What an altered entry says is not judged.
  * Of a long log a copy of the process reads the second half; where anything is not as it should be, or is only when
    one looks at both, that half is read here instead.
  * After an earlier run only what is new is read, from that run's edge of the tree; where it does not lead to the
    signed root, all is read anew, so that what is wrong has its name and place.
Left to others: signatures (checkpoints), meaning (contents).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import MAX_ENTRY, WIDTH, TilePath, bundles_for, tiles_for
from saksama.tlog.tree import leaf_hashes
from saksama.verify.contents import Contents, Half
from saksama.verify.findings import Code, Findings
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.memory.hands import Hands
from saksama.verify.reader import NotServed, Progress, Reader, Unreachable
from saksama.verify.tree import RecomputedTree

_LENGTH = 2
_WORTH_TWO = 64
"""Bundles of a log that are read by two, where there are two."""
_AT_ONCE = 4096
"""Bundles that are asked for together: a size is only a number until its entries come, and no longer list is made."""
_BUNDLE_LIMIT = WIDTH * (MAX_ENTRY + _LENGTH)
_TILE_LIMIT = WIDTH * HASH_SIZE

type Answer = bytes | NotServed | Unreachable


@dataclass(frozen=True, slots=True)
class Integrity:
    """What reading the entries of one log needs; `roots`: of the kept checkpoints by size, nothing verified."""

    reader: Reader
    base: str
    checkpoint: Checkpoint
    roots: Mapping[int, bytes]
    found: Findings
    contents: Contents
    progress: Progress
    tree: RecomputedTree
    hands: Hands

    @property
    def origin(self) -> str:
        """The log's origin."""
        return self.checkpoint.origin


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A bundle whose leaf hashes (`leaves`) are not those of its tile (`hashes`)."""

    path: TilePath
    leaves: bytes
    hashes: bytes


def read_entries(log: Integrity) -> RecomputedTree | None:
    """Read every bundle beside its hash tile; None, with findings, unless the entries lead to the signed root.

    Raises `Anew` where that is so and the tree did not begin empty.
    """
    size, tree = log.checkpoint.size, log.tree
    begun = tree.size
    suspects = list[_Suspect]()
    half = size // WIDTH // 2 * WIDTH if size >= _WORTH_TWO * WIDTH and not begun else size
    ended = _aside(log, half)
    if not _read(log, begun, half, begun, suspects):
        return None
    if not _joined(log, ended()) and not _read(log, half, size, begun, suspects):
        return None
    if begun and (tree.size != size or tree.root(size) != log.checkpoint.root):
        raise Anew(Why.CHANGED)
    return _settle(log, tree, suspects, begun)


def _served(log: Integrity, start: int, end: int) -> Iterator[tuple[TilePath, Answer, Answer]]:
    """Each bundle with entries from `start` to below `end`, with its hash tile."""
    while start < end:
        upto = min(end, (start // WIDTH + _AT_ONCE) * WIDTH)
        bundles = bundles_for(start, upto)
        tiles = [TilePath(0, path.index, path.width) for path in bundles]
        yield from zip(bundles, fetch(log, bundles, _BUNDLE_LIMIT), fetch(log, tiles, _TILE_LIMIT), strict=True)
        start = upto


def _read(log: Integrity, start: int, end: int, begun: int, suspects: list[_Suspect]) -> bool:
    """Whether all of these were served; then they are taken in, and where a tile differs it is suspected."""
    size, tree = log.checkpoint.size, log.tree
    for path, bundle, tile in _served(log, start, end):
        if not isinstance(bundle, bytes):
            _not_served(log, Code.ENTRY_NOT_SERVED, path, bundle)
            return False
        entries = cut_bundle(bundle, path.width)
        leaves = leaf_hashes(entries)
        if not isinstance(tile, bytes):
            _not_served(log, Code.TILE_NOT_SERVED, TilePath(0, path.index, path.width), tile)
        elif leaves != tile:
            suspects.append(_Suspect(path, leaves, tile))
        known = max(begun - path.start, 0)
        if known and leaves[: known * HASH_SIZE] != tree.tile(TilePath(0, path.index, known)):
            raise Anew(Why.CHANGED)
        tree.extend(leaves[known * HASH_SIZE :])
        log.contents.take(path.start + known, entries[known:], _doubtful(path.start, leaves, tile))
        log.progress(log.origin, min(path.start + path.width, size), size)
    return True


def _aside(log: Integrity, start: int) -> Callable[[], tuple[bytearray, Half] | None]:
    """Read from `start` on in a copy of the process, which gives leaf hashes and what it took; None with any fault."""
    contents = log.contents.aside() if start < log.checkpoint.size else None
    if contents is None:
        return lambda: None

    def work() -> tuple[bytearray, Half] | None:
        leaves = bytearray()
        for path, bundle, tile in _served(log, start, log.checkpoint.size):
            entries = cut_bundle(bundle, path.width) if isinstance(bundle, bytes) else []
            hashes = leaf_hashes(entries)
            if hashes != tile:
                return None
            leaves += hashes
            contents.take(path.start, entries)
        half = contents.half()
        return None if half is None else (leaves, half)

    return log.hands.aside(work)


def _joined(log: Integrity, made: tuple[bytearray, Half] | None) -> bool:
    """Whether what a copy read is as it would be if it had been read here; then it is taken in."""
    if made is None or not log.contents.join(made[1]):
        return False
    for at in range(0, len(made[0]), _TILE_LIMIT):
        log.tree.extend(bytes(made[0][at : at + _TILE_LIMIT]))
    log.progress(log.origin, log.tree.size, log.checkpoint.size)
    return True


def fetch(log: Integrity, paths: Sequence[TilePath], limit: int) -> Iterator[Answer]:
    """Tiles or bundles in order. A partial one that is gone is cut from the full one (tlog-tiles, "Partial Tiles")."""
    urls = [f"{log.base}/{path.encode()}" for path in paths]
    for path, answer in zip(paths, log.reader.get_many(urls, limit), strict=True):
        if isinstance(answer, NotServed) and not path.is_full:
            (full,) = log.reader.get_many([f"{log.base}/{path.full.encode()}"], limit)
            yield full if path.level < 0 or not isinstance(full, bytes) else full[: path.width * HASH_SIZE]
        else:
            yield answer


def cut_bundle(data: bytes, width: int) -> list[bytes]:
    """The first `width` entries of a bundle, or as many as it holds; a damaged rest counts as one more entry."""
    entries: list[bytes] = []
    at, end = 0, len(data)
    while at < end and len(entries) < width:
        start = at + _LENGTH
        at = start + int.from_bytes(data[at:start])
        entries.append(data[start:at])
    if at > end or (at < end and width < WIDTH):
        entries.append(data[at:] or b"")
    return entries


def _not_served(log: Integrity, code: Code, path: TilePath, answer: NotServed | Unreachable) -> None:
    found = code if isinstance(answer, NotServed) else Code.UNREACHABLE
    log.found.add(found, log.origin, path.start if path.level <= 0 else None, what=path.encode(), why=str(answer))


def _doubtful(start: int, leaves: bytes, tile: Answer) -> frozenset[int]:
    """Indexes of entries that the tile does not know."""
    if leaves == tile or not isinstance(tile, bytes):
        return frozenset()
    known = set(_split(tile))
    return frozenset(start + offset for offset, leaf in enumerate(_split(leaves)) if leaf not in known)


def _settle(log: Integrity, tree: RecomputedTree, suspects: list[_Suspect], begun: int) -> RecomputedTree | None:
    """Let the signed root say whether entries or tiles were altered."""
    size, root = log.checkpoint.size, log.checkpoint.root
    entries_are_true = tree.size == size and tree.root(size) == root
    log.contents.settle(entries_are_true=entries_are_true)
    if entries_are_true:
        for suspect in suspects:
            what = TilePath(0, suspect.path.index, suspect.path.width).encode()
            log.found.add(Code.TILE_ALTERED, log.origin, suspect.path.start + _first_difference(suspect), what=what)
        _compare_upper_tiles(log, tree, begun)
        return tree
    for suspect in suspects:
        code, offset = classify(_split(suspect.leaves), _split(suspect.hashes))
        at = suspect.path.start + offset
        log.found.add(
            code,
            log.origin,
            at,
            what=suspect.path.encode(),
            leaf=_hex(suspect.leaves, offset),
            tile=_hex(suspect.hashes, offset),
        )
    if not suspects:
        # Entries and tiles agree with each other and not with the signed root: the tree was made anew.
        _name_rewritten(log, tree)
    return None


def _name_rewritten(log: Integrity, tree: RecomputedTree) -> None:
    """Bound the first wrong entry: not before the last kept checkpoint that fits, before the first that does not."""
    fits = {size: tree.root(size) == root for size, root in sorted(log.roots.items()) if size <= tree.size}
    below = next((size for size, true in fits.items() if not true), log.checkpoint.size)
    good = max((size for size, true in fits.items() if true and size < below), default=0)
    log.found.add(Code.LOG_REWRITTEN, log.origin, good, below=below, root=log.checkpoint.root.hex())


def _split(row: bytes) -> list[bytes]:
    return [row[at : at + HASH_SIZE] for at in range(0, len(row), HASH_SIZE)]


def _hex(row: bytes, offset: int) -> str:
    return row[offset * HASH_SIZE : (offset + 1) * HASH_SIZE].hex()


def _first_difference(suspect: _Suspect) -> int:
    return classify(_split(suspect.leaves), _split(suspect.hashes))[1]


def classify(entries: list[bytes], tile: list[bytes]) -> tuple[Code, int]:
    """How leaf hashes differ from those of the tile, and at which position first.

    Reordered: the same ones in another order. Dropped: without some they would be the same. Else altered.
    """
    first = next((i for i, pair in enumerate(zip(entries, tile, strict=False)) if pair[0] != pair[1]), None)
    if first is None:
        return (Code.ENTRY_DROPPED if len(entries) < len(tile) else Code.ENTRY_ADDED), min(len(entries), len(tile))
    ours, theirs = entries[first:], tile[first:]
    if sorted(ours) == sorted(theirs):
        return Code.ENTRY_REORDERED, first
    if len(theirs) > 1 and ours[0] == theirs[1]:
        return Code.ENTRY_DROPPED, first
    if len(ours) > 1 and ours[1] == theirs[0]:
        return Code.ENTRY_ADDED, first
    return Code.ENTRY_ALTERED, first


def _compare_upper_tiles(log: Integrity, tree: RecomputedTree, begun: int) -> None:
    """Tiles above the leaves against the hashes recomputed."""
    paths = [path for path in tiles_for(begun, log.checkpoint.size) if path.level > 0]
    for path, answer in zip(paths, fetch(log, paths, _TILE_LIMIT), strict=True):
        if not isinstance(answer, bytes):
            _not_served(log, Code.TILE_NOT_SERVED, path, answer)
        elif answer != tree.tile(path):
            log.found.add(Code.TILE_ALTERED, log.origin, _span(path, answer, tree), what=path.encode())


def _span(path: TilePath, served: bytes, tree: RecomputedTree) -> int:
    """Index of the first entry under the first hash that differs."""
    pairs = zip(_split(served), _split(tree.tile(path)), strict=False)
    first = next((i for i, (ours, theirs) in enumerate(pairs) if ours != theirs), 0)
    return (path.start + first) << (8 * path.level)
