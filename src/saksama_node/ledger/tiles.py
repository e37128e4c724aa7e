"""Where tiles lie: in the database, so that they change in the checkpoint's own transaction (an ADR says why).

Rules kept here:
  * One row a tile, as wide as the log reaches; a narrower width is cut from it.
  * A full tile never changes and may be kept in memory; a partial one is read each time.
Left to others: what is in a tile (`saksama.tlog.growth`), the transaction (sequencer, mirror).
"""

from collections.abc import Iterable
from functools import lru_cache

from saksama.errors import TileMalformed
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import HashReader, TilePath, TileReader, cut_tile
from saksama_node.ledger.models import Tile

_KEPT = 1024
"""Full tiles kept in memory: 8 MiB."""


@lru_cache(maxsize=_KEPT)
def _full(origin: str, level: int, number: int) -> bytes:
    return _stored(origin, TilePath(level, number))


def _stored(origin: str, path: TilePath) -> bytes:
    """A tile of exactly this width; TileMalformed (which the cache does not keep) if the log does not reach so far."""
    row = (
        Tile.objects.filter(origin=origin, level=path.level, number=path.index).values_list("hashes", flat=True).first()
    )
    data = b"" if row is None else bytes(row)
    if len(data) < path.width * HASH_SIZE:
        raise TileMalformed(path=path.encode(), why="the log does not reach so far")
    return cut_tile(data, path.width)


def tile_reader(origin: str) -> TileReader:
    """Reads the stored hash tiles of a log. Raises TileMalformed where there is none of that width."""

    def read(path: TilePath) -> bytes:
        return _full(origin, path.level, path.index) if path.is_full else _stored(origin, path)

    return read


def hash_reader(origin: str, size: int) -> HashReader:
    """Reads the stored hashes of a log's tree of `size`; each needed tile is one query, or none."""
    return HashReader(tile_reader(origin), size)


def forget() -> None:
    """Drop what is kept in memory: another database stands behind the same origin now."""
    _full.cache_clear()


def store(origin: str, tiles: Iterable[tuple[TilePath, bytes]]) -> None:
    """Write new or wider tiles, in the caller's transaction."""
    Tile.objects.bulk_create(
        [Tile(origin=origin, level=path.level, number=path.index, hashes=data) for path, data in tiles],
        batch_size=100,
        update_conflicts=True,
        unique_fields=["origin", "level", "number"],
        update_fields=["hashes"],
    )
