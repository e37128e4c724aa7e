"""The index of one address, as one SQLite file.

Rules kept here:
  * A run's additions are there whole, or not at all.
  * The file says how often it was written, which SQLite counts too: what anyone else wrote or took away is noticed, at
    the cost of reading its head.
  * What the run brought that made the file stands in chunks, in the order of the keys, which several hands pack; what
    later ones bring, in rows.
  * Entries that a later run brought under one key stand in one row: the first of them, then `more` (four octets each).
Left to others: what is asked of it (verify.memory.index), which file is the right one (kept).
"""

import sqlite3
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import batched, chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from saksama.verify.memory.columns import Before, summed
from saksama.verify.memory.hands import Hands
from saksama.verify.memory.index import Addition, IndexBroken
from saksama.verify.memory.places import BUCKETS, Place

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS reached (log INTEGER PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS kind (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS tile (
    log INTEGER, level INTEGER, number INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (log, level, number)
);
CREATE TABLE IF NOT EXISTS stretch (
    log INTEGER, start INTEGER, kinds BLOB NOT NULL, moments BLOB NOT NULL, PRIMARY KEY (log, start)
);
CREATE TABLE IF NOT EXISTS chunk (
    log INTEGER, least INTEGER, number INTEGER, keys BLOB NOT NULL, entries BLOB NOT NULL, within BLOB NOT NULL,
    PRIMARY KEY (log, least, number)
);
CREATE TABLE IF NOT EXISTS place (
    key INTEGER, log INTEGER, entry INTEGER, within INTEGER, more BLOB NOT NULL,
    PRIMARY KEY (key, log, entry, within)
) WITHOUT ROWID;
"""

_KEY: Final = itemgetter(0, 2)
_COUNTER: Final = 24
"""Where in an SQLite file its change counter stands."""
_CHUNK: Final = 512
"""Places of a chunk."""


class LogColumns:
    """A `verify.memory.columns.KeptColumns` of one log."""

    def __init__(self, base: sqlite3.Connection, log: int) -> None:
        """Nothing read yet."""
        self._base = base
        self._log = log
        self._kinds: dict[int, array[int]] = {}
        self._listed: list[str] = []

    def upto(self, size: int) -> Before:
        """What the first `size` entries come to."""
        kinds, moments = array("I"), array("q")
        asked = "SELECT kinds, moments FROM stretch WHERE log = ? AND start < ? ORDER BY start"
        for some, when in _rows(self._base, asked, self._log, size):
            kinds.frombytes(_unpacked(some))
            moments.frombytes(_unpacked(when))
        if len(kinds) < size:
            raise IndexBroken(f"{len(kinds)} entries, not {size}")
        return summed(self._names(), kinds[:size], moments[:size])

    def kind_of(self, index: int) -> str:
        """The kind of one entry."""
        asked = "SELECT max(start) FROM stretch WHERE log = ? AND start <= ?"
        ((start,),) = _rows(self._base, asked, self._log, index)
        if start not in self._kinds:
            # Unpacked once, however many entries are asked for.
            asked = "SELECT kinds FROM stretch WHERE log = ? AND start = ?"
            ((some,),) = _rows(self._base, asked, self._log, start)
            self._kinds[start] = array("I")
            self._kinds[start].frombytes(_unpacked(some))
        self._listed = self._listed or self._names()
        number: int = self._kinds[start][index - start]
        return self._listed[number]

    def moments(self, start: int, end: int) -> array[int]:
        """The moments of the entries from `start` to below `end`."""
        asked = (
            "SELECT start, moments FROM stretch WHERE log = ?1 AND start < ?3 AND start >= "
            "coalesce((SELECT max(start) FROM stretch WHERE log = ?1 AND start <= ?2), 0) ORDER BY start"
        )
        moments = array("q")
        first: int | None = None
        for at, some in _rows(self._base, asked, self._log, start, end):
            first = at if first is None else first
            moments.frombytes(_unpacked(some))
        if first is None or first + len(moments) < end:
            raise IndexBroken(f"no moments of entries {start} to {end}")
        return moments[start - first : end - first]

    def _names(self) -> list[str]:
        return [name for (name,) in _rows(self._base, "SELECT name FROM kind ORDER BY number")]


class IndexFile:
    """A `verify.memory.index.Index`. One process at a time; close it."""

    def __init__(self, path: Path, hands: Hands, *, fresh: bool) -> None:
        """Open the file; `fresh`: nothing names it yet, so nothing of it is worth a journal.

        Raises sqlite3.Error, `IndexBroken`, OSError.
        """
        self._path = path
        self._hands = hands
        self._leasts: dict[int, tuple[list[int], list[int]]] = {}
        self._base = sqlite3.connect(path if fresh else _existing(path), uri=not fresh, isolation_level=None)
        self._fresh = fresh
        try:
            if fresh:
                self._base.execute("PRAGMA journal_mode = OFF")
                self._base.execute("PRAGMA synchronous = OFF")
            self._base.executescript(_TABLES)
            if not fresh:
                self._check_writes()
        except (sqlite3.Error, IndexBroken, OSError):
            self._base.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def tile(self, log: int, level: int, index: int) -> bytes:
        """A full tile below the remembered size."""
        asked = "SELECT hashes FROM tile WHERE log = ? AND level = ? AND number = ?"
        found: list[tuple[bytes]] = _rows(self._base, asked, log, level, index)
        if not found:
            raise IndexBroken(f"no tile {index} of level {level}")
        return found[0][0]

    def columns(self, log: int) -> LogColumns:
        """The columns of a log."""
        return LogColumns(self._base, log)

    def first(self, log: int, key: int, below: int) -> int | None:
        """The least index under a key."""
        asked = "SELECT min(entry) FROM place WHERE key = ? AND log = ? AND entry < ? AND within = 0"
        chunked = (entry for entry, within in self._chunked(log, key) if entry < below and not within)
        found: list[tuple[int | None]] = _rows(self._base, asked, key, log, below)
        return min(chunked, default=found[0][0])

    def all_of(self, key: int, sizes: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
        """Log and index of every entry under a key, below these sizes."""
        asked = "SELECT log, entry, more FROM place WHERE key = ? AND within = 0 ORDER BY log, entry"
        rows = [(log, entry) for log, first, more in _rows(self._base, asked, key) for entry in (first, *_more(more))]
        rows += [(log, entry) for log in sizes for entry, within in self._chunked(log, key) if not within]
        return tuple(sorted((log, entry) for log, entry in rows if entry < sizes.get(log, 0)))

    def borne(self, log: int, key: int, below: int) -> tuple[tuple[int, int], ...]:
        """Each subject, by its short form, in which a pseudonym was met, and the first entry of it there."""
        asked = "SELECT entry, within FROM place WHERE key = ? AND log = ? AND entry < ? AND within <> 0"
        chunked = [(entry, within) for entry, within in self._chunked(log, key) if entry < below and within]
        return tuple(sorted([*chunked, *_rows(self._base, asked, key, log, below)]))

    def _chunked(self, log: int, key: int) -> Iterator[tuple[int, int]]:
        """Entry and within, of each that stands under a key in a chunk."""
        leasts, rows = self._chunks(log)
        at = bisect_right(leasts, key)
        while at:
            at -= 1
            ordered = _numbers("q", self._cell("keys", rows[at]))
            first, end = bisect_left(ordered, key), bisect_right(ordered, key)
            if first < end:
                entries = _numbers("I", self._cell("entries", rows[at]))
                subjects = _numbers("q", _unpacked(self._cell("within", rows[at])))
                yield from zip(entries[first:end], subjects[first:end], strict=True)
            if leasts[at] < key:
                return

    def _cell(self, column: str, row: int) -> bytes:
        found: list[tuple[bytes]] = _rows(self._base, f"SELECT {column} FROM chunk WHERE rowid = ?", row)  # noqa: S608 - ours
        if not found:
            raise IndexBroken(f"no chunk {row}")
        return found[0][0]

    def _chunks(self, log: int) -> tuple[list[int], list[int]]:
        """The least key of each chunk of a log, in order, and its row; they are those of the run that made the file."""
        if log not in self._leasts:
            found = _rows(self._base, "SELECT least, rowid FROM chunk WHERE log = ? ORDER BY least, number", log)
            self._leasts[log] = [least for least, _ in found], [row for _, row in found]
        return self._leasts[log]

    def add(self, additions: Iterable[Addition]) -> None:
        """Add what a run brings, in one transaction."""
        writes = self._writes()
        self._base.execute("BEGIN")
        try:
            for each in additions:
                self._add(each)
            self._base.execute(f"PRAGMA user_version = {writes + 1}")
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def _check_writes(self) -> None:
        if _rows(self._base, "PRAGMA user_version") != [(self._writes(),)]:
            raise IndexBroken("another wrote to it")

    def _writes(self) -> int:
        """How often the file was written, as its head says (sqlite.org/fileformat2.html, 1.3.7)."""
        with self._path.open("rb") as file:
            file.seek(_COUNTER)
            return int.from_bytes(file.read(4))

    def _add(self, each: Addition) -> None:
        base = self._base
        found = base.execute("SELECT size FROM reached WHERE log = ?", (each.log,)).fetchone()
        if found is not None and found[0] > each.start:
            # A run came further, and did not come to its end.
            base.execute("DELETE FROM place WHERE log = ? AND entry >= ?", (each.log, each.start))
            base.execute("DELETE FROM stretch WHERE log = ? AND start >= ?", (each.log, each.start))
        rows = ((each.log, level, number, hashes) for level, number, hashes in each.tiles)
        base.executemany("INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?)", rows)
        kinds = self._numbered(each)
        if kinds:
            row = (each.log, each.start, zlib.compress(kinds.tobytes(), 1), zlib.compress(each.moments, 1))
            base.execute("INSERT OR REPLACE INTO stretch VALUES (?, ?, ?, ?)", row)
        if self._fresh:
            # Copies of this process have the file open too, and do nothing with it.
            for chunks in self._hands.each(lambda bucket: list(_packed(each.log, each.keys(bucket))), BUCKETS):
                base.executemany("INSERT INTO chunk VALUES (?, ?, ?, ?, ?, ?)", chunks)
        else:
            later = _together(each.log, chain.from_iterable(map(each.keys, range(BUCKETS))))
            base.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?)", later)
        base.execute("INSERT OR REPLACE INTO reached VALUES (?, ?)", (each.log, each.start + len(kinds)))

    def _numbered(self, each: Addition) -> array[int]:
        """The kinds of a run by this file's own numbers."""
        base = self._base
        known = {name: number for number, name in base.execute("SELECT number, name FROM kind")}
        for name in each.names:
            if name not in known:
                known[name] = len(known)
                base.execute("INSERT INTO kind VALUES (?, ?)", (known[name], name))
        numbers = [known[name] for name in each.names]
        kinds = array("I")
        kinds.frombytes(each.kinds)
        return array("I", (numbers[kind] for kind in kinds))


def _packed(log: int, places: Iterable[Place]) -> Iterator[tuple[int, int, int, bytes, bytes, bytes]]:
    """The chunks of a bucket; a key stands in those of one bucket alone, so that they are numbered by themselves."""
    for number, some in enumerate(batched(places, _CHUNK, strict=False)):
        keys, entries, subjects = zip(*some, strict=True)
        within = zlib.compress(array("q", subjects).tobytes(), 1)
        yield log, keys[0], number, array("q", keys).tobytes(), array("I", entries).tobytes(), within


def _together(log: int, keys: Iterable[Place]) -> Iterator[tuple[int, int, int, int, bytes]]:
    """The rows of keys that come in their order."""
    for (key, within), places in groupby(keys, _KEY):
        first, *others = [entry for _, entry, _ in places]
        yield key, log, first, within, array("I", others).tobytes()


def _existing(path: Path) -> str:
    """The address of a file that is not made where it is missing; a sign in its name means nothing there."""
    return f"{path.absolute().as_uri()}?mode=rw"


def _more(others: bytes) -> array[int]:
    return _numbers("I", others)


def _numbers(code: str, data: bytes) -> array[int]:
    numbers = array(code)
    try:
        numbers.frombytes(data)
    except ValueError as error:
        raise IndexBroken(str(error)) from error
    return numbers


def _unpacked(column: bytes) -> bytes:
    try:
        return zlib.decompress(column)
    except zlib.error as error:
        raise IndexBroken(str(error)) from error


def _rows(base: sqlite3.Connection, asked: str, *values: int) -> list[Any]:
    try:
        return base.execute(asked, values).fetchall()
    except sqlite3.Error as error:
        raise IndexBroken(str(error)) from error
