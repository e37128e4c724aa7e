"""Growing a tiled log: from the right edge and new leaf hashes to the tiles that change, and the new root.

Rules kept here:
  * The edge of a tree (its partial tile at each level) is all that an append needs; a full tile never changes.
  * A partial tile is never hashed into the level above (tlog-tiles, "Partial Tiles").
  * The same leaves give the same tiles, however they are divided into appends.
Left to others: durability and order: tiles are stored before the checkpoint that needs them (the ledger).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from saksama.errors import OutOfRange
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import HEIGHT, WIDTH, TilePath, TileReader, check_tile, tile_at
from saksama.tlog.tree import EMPTY_ROOT, hash_level, node_hash, subtree_roots

_PAIR = 2 * HASH_SIZE
_TILE = WIDTH * HASH_SIZE


def _widths(size: int) -> list[int]:
    levels = -(-size.bit_length() // HEIGHT)
    return [(size >> HEIGHT * level) % WIDTH for level in range(levels)]


@dataclass(frozen=True, slots=True)
class Edge:
    """The partial tile at each level of a tree, lowest first; empty bytes where there is none."""

    size: int = 0
    rows: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that do not belong to the size."""
        if [len(row) for row in self.rows] != [width * HASH_SIZE for width in _widths(self.size)]:
            raise OutOfRange(what="rows of an edge of this size", value=len(self.rows), limit=len(_widths(self.size)))

    @classmethod
    def read(cls, size: int, fetch: TileReader) -> Self:
        """The edge of a stored tree: at most one tile a level is fetched."""
        rows: list[bytes] = []
        for level, width in enumerate(_widths(size)):
            path = tile_at(level, (size >> HEIGHT * level) // WIDTH, size) if width else None
            data = fetch(path) if path else b""
            if path:
                check_tile(path, data)
            rows.append(data)
        return cls(size, tuple(rows))

    def root(self) -> bytes:
        """Root of the tree, in at most 8 node hashes a level."""
        root = b""
        for peak in self._peaks():
            root = node_hash(peak, root) if root else peak
        return root or EMPTY_ROOT

    def _peaks(self) -> Iterator[bytes]:
        """Hashes of the complete subtrees that stand alone, from the right."""
        for row in self.rows:
            hashes = row
            while hashes:
                paired = len(hashes) // _PAIR * _PAIR
                if paired < len(hashes):
                    yield hashes[paired:]
                hashes = hash_level(hashes[:paired])


@dataclass(frozen=True, slots=True)
class Growth:
    """An append: the new edge, and every hash tile that is new or wider, lowest level first."""

    edge: Edge
    tiles: tuple[tuple[TilePath, bytes], ...]


def grow(edge: Edge, leaves: bytes) -> Growth:
    """Append concatenated leaf hashes. The tiles are those that `tile.tiles_for` names, with their bytes."""
    if len(leaves) % HASH_SIZE:
        raise OutOfRange(what="bytes of a row of hashes", value=len(leaves), limit=len(leaves) // HASH_SIZE)
    size = edge.size + len(leaves) // HASH_SIZE
    rows = list(edge.rows)
    tiles: list[tuple[TilePath, bytes]] = []
    level, fresh = 0, leaves
    while fresh:
        if level == len(rows):
            rows.append(b"")
        index = (edge.size >> HEIGHT * level) // WIDTH
        row = rows[level] + fresh
        whole = len(row) // _TILE * _TILE
        tiles += [(TilePath(level, index + at // _TILE), row[at : at + _TILE]) for at in range(0, whole, _TILE)]
        rows[level] = row[whole:]
        if rows[level]:
            tiles.append((TilePath(level, index + whole // _TILE, len(rows[level]) // HASH_SIZE), rows[level]))
        fresh = subtree_roots(row[:whole], HEIGHT)
        level += 1
    return Growth(Edge(size, tuple(rows)), tuple(tiles))
