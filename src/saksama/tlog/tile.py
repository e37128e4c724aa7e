"""Tiles and entry bundles: how a log's hashes and entries are cut into files (C2SP tlog-tiles).

Rules kept here:
  * Tiles are 8 levels high: 256 hashes wide when full. A partial tile is a prefix of the full one.
  * A path has one spelling, relative to the log's prefix: `tile/0/x001/x234/067.p/5`, `tile/entries/000`.
  * A bundle is each entry behind its length in two big-endian bytes; nothing may follow the last.
Left to others: growing a log (growth), fetching and storing (the node, the cli). `HashReader` does not authenticate
what it reads: whoever gets the proof checks it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol, Self

from saksama.errors import BundleMalformed, OutOfRange, TileMalformed
from saksama.tlog.strict import HASH_SIZE
from saksama.tlog.tree import subtree_roots

HEIGHT: Final = 8
WIDTH: Final = 1 << HEIGHT
ENTRIES: Final = -1
"""The level that stands for entry bundles in a `TilePath`."""
MAX_LEVEL: Final = 63
MAX_ENTRY: Final = 0xFFFF
_LENGTH = 2
_GROUP = 1000
_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/)*[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class TilePath:
    """Where a tile lies: level 0 to 63, or ENTRIES for a bundle; `index` in the level; `width` 1 to 256 (full)."""

    level: int
    index: int
    width: int = WIDTH

    def __post_init__(self) -> None:
        """Refuse what has no path."""
        if not ENTRIES <= self.level <= MAX_LEVEL or self.index < 0 or not 1 <= self.width <= WIDTH:
            raise TileMalformed(path=f"{self.level}/{self.index}/{self.width}", why="no such tile")

    @classmethod
    def parse(cls, path: str) -> Self:
        """Read a path relative to the log's prefix; TileMalformed unless it is the one spelling."""
        found = _PATH.fullmatch(path)
        if found is None:
            raise TileMalformed(path=path, why="not a tile path")
        level = ENTRIES if found["level"] == "entries" else int(found["level"])
        index = int(found["index"].replace("x", "").replace("/", ""))
        tile = cls(level, index, int(found["width"] or WIDTH))
        # Leading zero groups and a suffix for a full tile would be second spellings.
        if tile.encode() != path:
            raise TileMalformed(path=path, why="not the one spelling of this path")
        return tile

    def encode(self) -> str:
        """The path relative to the log's prefix."""
        index, text = self.index, f"{self.index % _GROUP:03d}"
        while index >= _GROUP:
            index //= _GROUP
            text = f"x{index % _GROUP:03d}/{text}"
        level = "entries" if self.level == ENTRIES else str(self.level)
        suffix = "" if self.is_full else f".p/{self.width}"
        return f"tile/{level}/{text}{suffix}"

    @property
    def is_full(self) -> bool:
        """Whether the tile can grow no more, and so never changes."""
        return self.width == WIDTH

    @property
    def full(self) -> "TilePath":
        """The same tile when it is full: a reader may ask for it when the partial one is gone."""
        return TilePath(self.level, self.index)

    @property
    def start(self) -> int:
        """First item of the tile in its level (entry or hash)."""
        return self.index * WIDTH


def entries_path(index: int, width: int = WIDTH) -> TilePath:
    """The bundle that holds entries `index * 256` and on."""
    return TilePath(ENTRIES, index, width)


def tile_at(level: int, index: int, size: int) -> TilePath:
    """The tile (or bundle) as it is in a tree of `size`, partial at the edge; OutOfRange if it is empty there."""
    width = min((size >> HEIGHT * max(level, 0)) - index * WIDTH, WIDTH)
    if width < 1:
        raise OutOfRange(what=f"index of a tile at level {level}", value=index, limit=size)
    return TilePath(level, index, width)


def _grown(level: int, old: int, new: int) -> Iterator[TilePath]:
    """Tiles of one level that differ between `old` and `new` items in it."""
    if old < new:
        yield from (TilePath(level, index) for index in range(old // WIDTH, new // WIDTH))
        if new % WIDTH:
            yield TilePath(level, new // WIDTH, new % WIDTH)


def tiles_for(old_size: int, new_size: int) -> tuple[TilePath, ...]:
    """Hash tiles that are new or wider when a tree grows, lowest level first (as Go's `tlog.NewTiles`)."""
    if not 0 <= old_size <= new_size:
        raise OutOfRange(what="old size", value=old_size, limit=new_size)
    tiles: list[TilePath] = []
    level = 0
    while new_size >> HEIGHT * level:
        tiles += _grown(level, old_size >> HEIGHT * level, new_size >> HEIGHT * level)
        level += 1
    return tuple(tiles)


def bundles_for(old_size: int, new_size: int) -> tuple[TilePath, ...]:
    """Entry bundles that are new or longer when a tree grows."""
    if not 0 <= old_size <= new_size:
        raise OutOfRange(what="old size", value=old_size, limit=new_size)
    return tuple(_grown(ENTRIES, old_size, new_size))


def check_tile(path: TilePath, data: bytes) -> None:
    """TileMalformed unless `data` has as many hashes as the path says."""
    if len(data) != path.width * HASH_SIZE:
        raise TileMalformed(path=path.encode(), why=f"{len(data)} bytes, not {path.width * HASH_SIZE}")


def cut_tile(data: bytes, width: int) -> bytes:
    """The partial tile of `width` hashes that a wider one begins with."""
    if not 1 <= width * HASH_SIZE <= len(data):
        raise OutOfRange(what="width of a tile", value=width, limit=len(data) // HASH_SIZE)
    return data[: width * HASH_SIZE]


def encode_bundle(entries: Iterable[bytes]) -> bytes:
    """Entries behind their lengths; OutOfRange for one above 65,535 bytes or more than 256."""
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MAX_ENTRY:
            raise OutOfRange(what="bytes of an entry", value=len(entry), limit=MAX_ENTRY)
        parts += (len(entry).to_bytes(_LENGTH, "big"), entry)
    if len(parts) > 2 * WIDTH:
        raise OutOfRange(what="entries of a bundle", value=len(parts) // 2, limit=WIDTH)
    return b"".join(parts)


def parse_bundle(data: bytes, width: int | None = None) -> tuple[bytes, ...]:
    """Cut a bundle into its entries; BundleMalformed unless it holds exactly `width` (if given), and at most 256."""
    entries: list[bytes] = []
    at, end = 0, len(data)
    while at < end:
        start = at + _LENGTH
        at = start + int.from_bytes(data[at:start], "big")
        if start > end or at > end:
            raise BundleMalformed(why=f"entry {len(entries)} is cut off")
        entries.append(data[start:at])
    if len(entries) > WIDTH or (width is not None and len(entries) != width):
        raise BundleMalformed(why=f"{len(entries)} entries, not {WIDTH if width is None else width}")
    return tuple(entries)


class TileReader(Protocol):
    """Gives the bytes of a hash tile, exactly as wide as the path says.

    A source that holds only a wider one cuts it (`cut_tile`). May raise any WorldError; the same path must always give
    the same bytes.
    """

    def __call__(self, path: TilePath) -> bytes:
        """Fetch one tile."""
        ...


class HashReader:
    """Serves `tree`'s stored hashes from tiles of a tree of `size`; each tile is fetched once and kept."""

    def __init__(self, fetch: TileReader, size: int) -> None:
        """Nothing is fetched yet."""
        self._fetch = fetch
        self._size = size
        self._tiles: dict[TilePath, bytes] = {}

    def tile(self, path: TilePath) -> bytes:
        """One tile, checked for its width."""
        data = self._tiles.get(path)
        if data is None:
            data = self._fetch(path)
            check_tile(path, data)
            self._tiles[path] = data
        return data

    def __call__(self, level: int, index: int) -> bytes:
        """Hash of the complete subtree (level, index); OutOfRange if the tree does not hold it whole."""
        if index < 0 or (index + 1) << level > self._size:
            raise OutOfRange(what=f"index of a hash at level {level}", value=index, limit=self._size >> level)
        tile_level, height = divmod(level, HEIGHT)
        first = index << height
        data = self.tile(tile_at(tile_level, first // WIDTH, self._size))
        offset = first % WIDTH * HASH_SIZE
        return subtree_roots(data[offset : offset + (HASH_SIZE << height)], height)
