"""A log in memory, built the plain way, against which the library is held."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from saksama.tlog.growth import Edge, grow
from saksama.tlog.tile import TilePath, bundles_for, encode_bundle
from saksama.tlog.tree import leaf_hashes

VECTORS = Path(__file__).parents[2] / "vectors"


def entry(index: int) -> bytes:
    return b"entry %d" % index


class PlainTree:
    """Every complete subtree's hash, by level and index; nothing of the library's tree is used."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self.levels = [[hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]]
        while len(self.levels[-1]) > 1:
            row = self.levels[-1]
            pairs = zip(row[::2], row[1::2], strict=False)
            self.levels.append([hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs])

    def read(self, level: int, index: int) -> bytes:
        return self.levels[level][index]

    def root(self, size: int) -> bytes:
        """MTH as RFC 6962, 2.1 writes it, with the complete subtrees looked up."""

        def mth(low: int, high: int) -> bytes:
            count = high - low
            if count & (count - 1) == 0 and low % count == 0:
                return self.levels[count.bit_length() - 1][low // count]
            split = 1 << ((count - 1).bit_length() - 1)
            return hashlib.sha256(b"\1" + mth(low, low + split) + mth(low + split, high)).digest()

        return mth(0, size) if size else hashlib.sha256(b"").digest()


class TiledLog:
    """Tiles and bundles as a log would keep them, grown in steps."""

    def __init__(self) -> None:
        self.edge = Edge()
        self.entries: list[bytes] = []
        self.files: dict[TilePath, bytes] = {}

    def append(self, entries: Iterable[bytes]) -> None:
        old, fresh = len(self.entries), list(entries)
        self.entries += fresh
        growth = grow(self.edge, leaf_hashes(fresh))
        self.edge = growth.edge
        self.files |= dict(growth.tiles)
        for path in bundles_for(old, len(self.entries)):
            self.files[path] = encode_bundle(self.entries[path.start : path.start + path.width])

    def fetch(self, path: TilePath) -> bytes:
        return self.files[path]
