"""The verifier's own tree: every hash recomputed from entries, kept by tile.

Rules kept here:
  * Hashes come from entries alone, of this run or an earlier one; what a log serves as tiles is compared, never used.
  * Only rows of whole levels of tiles are held, about 32 octets an entry; what lies between is hashed when asked for.
  * Below the size at which an earlier run ended the full tiles are asked from what it kept.
Left to others: fetching (reader), judging (integrity), keeping tiles (memory).
"""

from collections.abc import Callable, Iterator
from typing import Self

from saksama.tlog.growth import Edge
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import HEIGHT, WIDTH, TilePath
from saksama.tlog.tree import ReadHash, root_at, subtree_roots

type KeptTile = Callable[[int, int], bytes]
"""Gives the full tile of this level and index, below the size at which an earlier run ended."""

_TILE = WIDTH * HASH_SIZE


class RecomputedTree:
    """Grows by leaf hashes. One owner."""

    def __init__(self, edge: Edge | None = None, kept: KeptTile | None = None) -> None:
        """The empty tree, or the one of an earlier run: its edge, and its full tiles."""
        self._edge = edge or Edge()
        self._kept = kept
        self._rows = [bytearray(row) for row in self._edge.rows] or [bytearray()]
        self._size = self._edge.size
        self._between: dict[tuple[int, int], bytes] = {}
        self._roots: dict[int, bytes] = {}

    @classmethod
    def of(cls, tree: Self, size: int) -> Self:
        """The first `size` leaves of a tree, as a tree that grows by itself."""
        return cls(Edge.read(size, tree.tile), tree.tile_of)

    @property
    def size(self) -> int:
        """Number of leaves."""
        return self._size

    def extend(self, leaves: bytes) -> None:
        """Add concatenated leaf hashes."""
        self._size += len(leaves) // HASH_SIZE
        level, fresh = 0, leaves
        while fresh:
            if level == len(self._rows):
                self._rows.append(bytearray())
            row = self._rows[level]
            # Whole tiles alone are hashed into the level above (tlog-tiles, "Partial Tiles").
            done = len(row) // _TILE * _TILE
            row += fresh
            fresh = subtree_roots(bytes(row[done : len(row) // _TILE * _TILE]), HEIGHT)
            level += 1

    def read(self, level: int, index: int) -> bytes:
        """Hash of the complete subtree (level, index)."""
        row, height = divmod(level, HEIGHT)
        if height == 0:
            return self._slice(row, index, 1)
        known = self._between.get((level, index))
        if known is None:
            known = subtree_roots(self._slice(row, index << height, 1 << height), height)
            if row:
                # Few, and asked again for each size after them.
                self._between[level, index] = known
        return known

    def root(self, size: int) -> bytes:
        """Root of the first `size` leaves."""
        known = self._roots.get(size)
        if known is None:
            read: ReadHash = self.read
            known = root_at(size, read)
            if size <= self._size:
                # Of each checkpoint it is asked by everyone who saw it.
                self._roots[size] = known
        return known

    def tile(self, path: TilePath) -> bytes:
        """The tile that a true log must serve."""
        return self._slice(path.level, path.start, path.width)

    def tile_of(self, level: int, index: int) -> bytes:
        """A full tile."""
        return self._slice(level, index * WIDTH, WIDTH)

    def leaf(self, index: int) -> bytes:
        """One leaf hash."""
        return self._slice(0, index, 1)

    def new_tiles(self) -> Iterator[tuple[int, int, bytes]]:
        """Level, index and hashes of every full tile that was not kept."""
        for level, row in enumerate(self._rows):
            first = (self._edge.size >> HEIGHT * level) // WIDTH
            for place in range(len(row) // _TILE):
                yield level, first + place, bytes(row[place * _TILE : (place + 1) * _TILE])

    def edge(self) -> Edge:
        """What is enough to grow on."""
        return Edge.read(self._size, self.tile)

    def _slice(self, row: int, first: int, count: int) -> bytes:
        """Hashes of one row, all within one tile."""
        kept = (self._edge.size >> HEIGHT * row) // WIDTH * WIDTH
        if first >= kept:
            at = (first - kept) * HASH_SIZE
            return bytes(self._rows[row][at : at + count * HASH_SIZE]) if row < len(self._rows) else b""
        if self._kept is None:
            raise LookupError(f"no tile of level {row} is kept below {kept}")
        at = first % WIDTH * HASH_SIZE
        return self._kept(row, first // WIDTH)[at : at + count * HASH_SIZE]
