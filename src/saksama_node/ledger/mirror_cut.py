"""Cutting a mirrored log back to its last good size, after the theft of its key was stated.

Rules kept here:
  * Nothing is thrown away: the entries of the branch that is cut off, and both notes, stay as evidence on this disk.
  * The last good checkpoint is one that we cosigned ourselves, and its tree is the beginning of what we hold.
  * Mirror, tiles and the row that our witness vouches for are set back together, in one transaction. It is the only
    place where they go back.
Left to others: whose word it is and that a person agreed (flows), what was done because of the branch (the caller).
"""

from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import HEIGHT, WIDTH
from saksama.tlog.tree import root_at
from saksama.tlog.witness import origin_hash
from saksama_node.ledger import mirror, models, tiles, witnessing
from saksama_node.ledger.faults import EntriesDiffer
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings import durable
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

CODE = tiles.CUT_OFF
FOLDER = "evidence"


def cut_back(origin: str, size: int, root: bytes, note: bytes) -> int:
    """Go back to `size` and `root`, whose checkpoint is `note`; give how many entries were cut off.

    Raises EntriesDiffer where that tree is not the beginning of ours, and the errors of `open_checkpoint`.
    """
    held = mirror.state(origin)
    shown = open_checkpoint(note, witnessing.known_keys(origin), origin).checkpoint
    if not 0 < size < held.size or (shown.size, shown.root) != (size, root):
        raise EntriesDiffer(origin, size, held.size)
    if root_at(size, tiles.hash_reader(origin, held.size)) != root:
        raise EntriesDiffer(origin, size, held.size)
    _keep_entries(origin, size, held.size)
    with writing():
        models.Evidence.objects.create(origin=origin, code=CODE, held=held.note, shown=note, found_at=to_ms(now()))
        models.MirrorEntry.objects.filter(mirror__origin=origin, number__gte=size).delete()
        models.MirrorCheckpoint.objects.filter(mirror__origin=origin, size__gt=size).delete()
        models.Mirror.objects.filter(origin=origin).update(size=size, root=root, note=note)
        models.WitnessedOrigin.objects.filter(origin=origin).update(size=size, root=root, note=note)
        _cut_tiles(origin, size)
    tiles.forget()
    return held.size - size


def _cut_tiles(origin: str, size: int) -> None:
    for row in models.Tile.objects.filter(origin=origin):
        width = min((size >> HEIGHT * row.level) - row.number * WIDTH, WIDTH)
        if width <= 0:
            row.delete()
        elif width * HASH_SIZE < len(row.hashes):
            row.hashes = bytes(row.hashes)[: width * HASH_SIZE]
            row.save(update_fields=["hashes"])


def _keep_entries(origin: str, first: int, size: int) -> None:
    """One file, each entry on a line, durable before anything is set back."""
    path = SETTINGS.data / FOLDER / f"{origin_hash(origin)}-{first}-{to_ms(now())}.jsonl"
    with durable.new_file(path) as out:
        for entry in mirror.entry_bytes(origin, first, size - first):
            out.write(entry + b"\n")
