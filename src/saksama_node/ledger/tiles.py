"""Where tiles lie: in the database, so that they change in the checkpoint's own transaction (an ADR says why).

Rules kept here:
  * One row a tile, as wide as the log reaches; a narrower width is cut from it.
  * What is served is read from the database each time. For proofs the inner hashes of a tile are kept in memory: a tile
    of a given width never changes, unless a mirror is cut back. Another process does that, so the cuts are counted.
Left to others: what is in a tile (`saksama.tlog.growth`), the transaction (sequencer, mirror).
"""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from saksama.errors import OutOfRange, TileMalformed
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import HEIGHT, WIDTH, TilePath, TileReader, cut_tile, tile_at
from saksama.tlog.tree import ReadHash, hash_level
from saksama_node.ledger.models import Evidence, Tile
from saksama_node.settings.current import SETTINGS

CUT_OFF = "key.cut-off"
"""The code of the evidence that each cut of a mirror leaves."""

_KEPT = 1024
"""Tiles whose inner hashes are kept: 16 KiB each."""
_PAIR = 2 * HASH_SIZE
_QUERY = "SELECT hashes FROM ledger_tile WHERE origin = %s AND level = %s AND number = %s"


def tile_reader(origin: str) -> TileReader:
    """Reads the stored hash tiles of a log. Raises TileMalformed where there is none of that width."""
    return lambda path: _stored(origin, path)


def hash_reader(origin: str, size: int) -> ReadHash:
    """Reads the stored hashes of a log's tree of `size`; each needed tile is one query and 255 hashes, or neither."""
    cuts = 0 if origin == SETTINGS.origin else Evidence.objects.filter(origin=origin, code=CUT_OFF).count()

    def read(level: int, index: int) -> bytes:
        if index < 0 or (index + 1) << level > size:
            raise OutOfRange(what=f"index of a hash at level {level}", value=index, limit=size >> level)
        tile_level, height = divmod(level, HEIGHT)
        first = index << height
        row = _rows(origin, cuts, tile_at(tile_level, first // WIDTH, size))[height]
        place = (first % WIDTH >> height) * HASH_SIZE
        return row[place : place + HASH_SIZE]

    return read


def store(origin: str, tiles: Iterable[tuple[TilePath, bytes]]) -> None:
    """Write new or wider tiles, in the caller's transaction."""
    Tile.objects.bulk_create(
        [Tile(origin=origin, level=path.level, number=path.index, hashes=data) for path, data in tiles],
        batch_size=100,
        update_conflicts=True,
        unique_fields=["origin", "level", "number"],
        update_fields=["hashes"],
    )


def forget() -> None:
    """Drop what is kept in memory: another database stands behind the same origin now."""
    _rows.cache_clear()


@lru_cache(maxsize=_KEPT)
def _rows(origin: str, cuts: int, path: TilePath) -> tuple[bytes, ...]:
    """The tile's hashes and, above them, those of the complete subtrees within it, one row a height."""
    rows = [_stored(origin, path)]
    for _ in range(HEIGHT - 1):
        below = rows[-1]
        rows.append(hash_level(below[: len(below) // _PAIR * _PAIR]))
    return tuple(rows)


def _stored(origin: str, path: TilePath) -> bytes:
    """A tile of exactly this width; TileMalformed if the log does not reach so far."""
    # Plain SQL: a proof is a handful of these, and the ORM's own work would be most of it.
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, [origin, path.level, path.index])
        row = cursor.fetchone()
    data = b"" if row is None else bytes(row[0])
    if len(data) < path.width * HASH_SIZE:
        raise TileMalformed(path=path.encode(), why="the log does not reach so far")
    return cut_tile(data, path.width)
