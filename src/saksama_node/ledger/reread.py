"""A log read again from the rows of a database, whole: what it is, proved from its entries alone.

Rules kept here:
  * Every entry's bytes are hashed anew, the tree is grown anew from those hashes, and every stored tile must be one of
    that tree; the root must be the one that the log signed.
  * Nothing is believed because it stands in a row: not a hash, not a tile, not the head.
Left to others: what entries mean (`saksama verify`), tables that are no log (`web.operations.moving`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Final

from saksama.errors import WorldError
from saksama.tlog.checkpoint import Checkpoint, open_checkpoint
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import VerifierKey
from saksama.tlog.tile import TilePath
from saksama.tlog.tree import leaf_hash
from saksama_node.ledger import models
from saksama_node.ledger.signing import log_verifiers

type Rows = Iterator[tuple[int | None, bytes | memoryview, bytes | memoryview]]
type Tell = Callable[[str, int, int], None]

_BATCH: Final = 4096


class LogDiffers(WorldError):
    """What a database holds is not the log that was signed."""

    code = "ledger.log-differs"
    advice = "Let no node run on this database. Go back to the one that it came from, or restore from a backup."

    origin: str
    where: str


@dataclass(frozen=True, slots=True)
class Reread:
    """A log that was read again and holds: entries, and the root that its log signed over them."""

    origin: str
    size: int
    root: bytes


def reread_all(using: str, tell: Tell) -> tuple[Reread, ...]:
    """Read our own log and every mirrored one again from the database `using`. Raises LogDiffers, and what
    `open_checkpoint` raises for a note that nobody signed.
    """
    head = models.Head.objects.using(using).get()
    newest = models.Checkpoint.objects.using(using).order_by("-size").first()
    leaves = models.Leaf.objects.using(using).exclude(number=None).order_by("number")
    own = _reread(using, head.origin, leaves.values_list("number", "entry", "hash").iterator(), head.size, tell)
    _check(own, head.size, bytes(head.root))
    # What waits for its place is as much of the log as what has one.
    waiting = models.Leaf.objects.using(using).filter(number=None).order_by("id").values_list("id", "entry", "hash")
    for leaf_id, entry, hashed in waiting.iterator():
        if leaf_hash(bytes(entry)) != bytes(hashed):
            raise LogDiffers(head.origin, f"waiting leaf {leaf_id}")
    if newest is not None:
        _check_signed(own, bytes(newest.note), log_verifiers())
    return own, *(
        _reread_mirror(using, mirror, tell) for mirror in models.Mirror.objects.using(using).order_by("origin")
    )


def _reread_mirror(using: str, mirror: models.Mirror, tell: Tell) -> Reread:
    entries = models.MirrorEntry.objects.using(using).filter(mirror=mirror, number__lt=mirror.size).order_by("number")
    rows = entries.values_list("number", "entry", "hash").iterator()
    found = _reread(using, mirror.origin, rows, mirror.size, tell)
    _check(found, mirror.size, bytes(mirror.root))
    if mirror.size:
        keys = models.LogKey.objects.using(using).filter(origin=mirror.origin).values_list("vkey", flat=True)
        _check_signed(found, bytes(mirror.note), [VerifierKey.parse(key) for key in keys])
    return found


def _reread(using: str, origin: str, rows: Rows, size: int, tell: Tell) -> Reread:
    edge, made = Edge.read(0, _no_tile), {}
    for batch in batched(rows, _BATCH, strict=False):
        for step, (number, entry, hashed) in enumerate(batch):
            if number != edge.size + step or leaf_hash(bytes(entry)) != bytes(hashed):
                raise LogDiffers(origin, f"entry {edge.size + step}")
        growth = grow(edge, b"".join(bytes(hashed) for _, _, hashed in batch))
        edge = growth.edge
        made.update({(path.level, path.index): data for path, data in growth.tiles})
        tell(origin, edge.size, size)
    stored = models.Tile.objects.using(using).filter(origin=origin).values_list("level", "number", "hashes")
    kept = {(level, number): bytes(hashes) for level, number, hashes in stored.iterator()}
    if wrong := [path for path in made.keys() | kept.keys() if made.get(path) != kept.get(path)]:
        raise LogDiffers(origin, f"tile {min(wrong)}")
    return Reread(origin, edge.size, edge.root())


def _no_tile(path: TilePath) -> bytes:
    raise LogDiffers(path.encode(), "an empty tree has no tiles")


def _check(found: Reread, size: int, root: bytes) -> None:
    if (found.size, found.root) != (size, root):
        raise LogDiffers(found.origin, f"tree of {found.size} entries")


def _check_signed(found: Reread, note: bytes, keys: Iterable[VerifierKey]) -> None:
    shown: Checkpoint = open_checkpoint(note, keys, origin=found.origin).checkpoint
    _check(found, shown.size, shown.root)
