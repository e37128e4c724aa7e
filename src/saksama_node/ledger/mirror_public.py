"""The mirror of another log, as the bytes that anyone is served: whoever lost its log finds it here again.

Rules kept here:
  * Only what was verified is shown: nothing above the mirror's size, no log that is not followed here.
  * The bytes are those that the log itself signed and served; addresses and shapes are tlog-tiles', below another base.
Left to others: addresses and cache headers (web.peer), the public documents, which lie under one digest for all logs.
"""

from django.db.models import QuerySet

from saksama.errors import TileMalformed
from saksama.tlog.tile import ENTRIES, WIDTH, TilePath, encode_bundle
from saksama.tlog.witness import origin_hash
from saksama_node.ledger import mirror, models, tiles
from saksama_node.ledger.mirror import MirrorState
from saksama_node.ledger.public import INDEX_PAGE, IndexPage, bundled


def held(hashed: str) -> MirrorState | None:
    """How far the log whose origin has that SHA-256 is held; None where it is not."""
    for origin in models.Mirror.objects.filter(size__gt=0).values_list("origin", flat=True):
        if origin_hash(origin) == hashed:
            return mirror.state(origin)
    return None


def tile(state: MirrorState, path: TilePath) -> bytes | None:
    """A tile's or bundle's bytes; None above the verified size."""
    if path.level == ENTRIES:
        if path.start + path.width > state.size:
            return None
        return encode_bundle(mirror.entry_bytes(state.origin, path.start, path.width))
    try:
        return tiles.tile_reader(state.origin)(path)
    except TileMalformed:
        return None


def checkpoint_of(state: MirrorState, size: int) -> bytes | None:
    """The checkpoint of that size, as it came, with its cosignatures; None if none was kept."""
    note = _kept(state).filter(size=size).values_list("note", flat=True).first()
    return None if note is None else bytes(note)


def checkpoint_index(state: MirrorState, after: int) -> IndexPage:
    """Sizes above `after` of the checkpoints that are kept, ascending."""
    rows = _kept(state).filter(size__gt=after).order_by("size")
    sizes = tuple(rows.values_list("size", flat=True)[: INDEX_PAGE + 1])
    return IndexPage(sizes[:INDEX_PAGE], sizes[INDEX_PAGE - 1] if len(sizes) > INDEX_PAGE else None)


def checkpoint_bundle(state: MirrorState, above: int) -> bytes:
    """The kept checkpoints of sizes above `above`, 256 at most, encoded as an entry bundle."""
    rows = _kept(state).filter(size__gt=above).order_by("size")
    return bundled(bytes(note) for note in rows.values_list("note", flat=True)[:WIDTH])


def _kept(state: MirrorState) -> QuerySet[models.MirrorCheckpoint]:
    return models.MirrorCheckpoint.objects.filter(mirror__origin=state.origin, size__lte=state.size)
