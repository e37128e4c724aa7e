"""The verifier's own tree: every hash recomputed from entries, kept by level.

Rules kept here:
  * Hashes come from entries alone; what a log serves as tiles is compared, never used.
  * Each node is hashed once; the root at any size costs a few hashes more.
Left to others: fetching (reader), judging (log).
"""

from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tile import HEIGHT, WIDTH, TilePath
from saksama.tlog.tree import hash_level, root_at

_PAIR = 2 * HASH_SIZE


class RecomputedTree:
    """Grows by leaf hashes; about 64 bytes of memory an entry."""

    def __init__(self) -> None:
        """The empty tree."""
        self._levels: list[bytearray] = [bytearray()]

    @property
    def size(self) -> int:
        """Number of leaves."""
        return len(self._levels[0]) // HASH_SIZE

    def extend(self, leaves: bytes) -> None:
        """Add concatenated leaf hashes."""
        self._levels[0] += leaves
        level = 0
        while True:
            row = self._levels[level]
            if level + 1 == len(self._levels):
                if len(row) < _PAIR:
                    return
                self._levels.append(bytearray())
            above = self._levels[level + 1]
            done, whole = 2 * len(above), len(row) // _PAIR * _PAIR
            if done == whole:
                return
            above += hash_level(bytes(row[done:whole]))
            level += 1

    def read(self, level: int, index: int) -> bytes:
        """Hash of the complete subtree (level, index)."""
        return bytes(self._levels[level][index * HASH_SIZE : (index + 1) * HASH_SIZE])

    def root(self, size: int) -> bytes:
        """Root of the first `size` leaves."""
        return root_at(size, self.read)

    def row(self, size: int) -> bytes:
        """The first `size` leaf hashes, concatenated."""
        return bytes(self._levels[0][: size * HASH_SIZE])

    def tile(self, path: TilePath) -> bytes:
        """The tile that a true log must serve."""
        first = path.index * WIDTH * HASH_SIZE
        return bytes(self._levels[path.level * HEIGHT][first : first + path.width * HASH_SIZE])

    def leaf(self, index: int) -> bytes:
        """One leaf hash."""
        return self.read(0, index)
