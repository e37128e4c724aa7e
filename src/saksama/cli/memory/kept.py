"""The memory of one address: a file of state that names its index.

Rules kept here:
  * The index is written first, then the state takes the place of the old one: a run that is killed anywhere between
    leaves the old state, and an index in which it finds all that it names.
  * A state that is torn, or that is not of this address, is not used and not overwritten unsaid: all is read anew.
  * A run that read all begins a new index; the old one goes when nothing names it any more.
  * Nothing half written stays.
Left to others: what is in them (verify.memory), keys and evidence (cli.state).
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from saksama.cli.door import complain
from saksama.cli.memory.hands import Copies
from saksama.cli.memory.index_file import IndexFile
from saksama.cli.state import flush, place_of, write_whole
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.memory.index import Addition, IndexBroken
from saksama.verify.memory.keeping import recollect
from saksama.verify.memory.past import Kept

_HEAD: Final = re.compile(rb"saksama-memory 1 ([0-9]+) ([0-9a-f]{64})\n")
_LONGEST_HEAD: Final = 120
_NOT_KEPT: Final = (
    "saksama verify: yang dibaca tidak dapat disimpan, dan dibaca lagi lain kali (what was read could not be kept, and "
    "is read again next time)"
)


class KeptMemory:
    """A `verify.memory.index.Memory` in a folder. Close it."""

    def __init__(self, folder: Path, url: str, rules: str) -> None:
        """Nothing is opened."""
        self._state = place_of(folder, url, "memory")
        self._url = url.rstrip("/")
        self.rules = rules
        self._number = 0
        self._index: IndexFile | None = None
        self.replaced = False

    def close(self) -> None:
        """Close the index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def recall(self) -> Kept:
        """What an earlier run left. Raises `Anew` where there is nothing, or nothing that can be used."""
        try:
            data = self._state.read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Anew(Why.FIRST) from error
        except OSError as error:
            raise Anew(Why.UNREADABLE) from error
        head = _HEAD.match(data[:_LONGEST_HEAD])
        if head is None:
            raise Anew(Why.UNREADABLE)
        self._number = int(head[1])
        payload = memoryview(data)[head.end() :]
        if hashlib.sha256(payload).hexdigest() != head[2].decode():
            raise Anew(Why.UNREADABLE)
        remembered = recollect(bytes(payload), self._url, self.rules)
        try:
            self._index = IndexFile(self._path(self._number), Copies(), fresh=False)
        except (sqlite3.Error, IndexBroken, OSError) as error:
            raise Anew(Why.UNREADABLE) from error
        return Kept(remembered, self._index)

    def replace(self, remembered: bytes, additions: Iterable[Addition], *, whole: bool) -> None:
        """Keep this instead of what was kept; where that fails it is told, and what was kept before still is."""
        number = self._unnamed() if whole else self._number
        try:
            self._replace(remembered, additions, number, whole=whole)
            self.replaced = True
        except (OSError, sqlite3.Error):
            if whole:
                self.close()
                with suppress(OSError):
                    self._path(number).unlink()
            complain(_NOT_KEPT)

    def forget(self) -> None:
        """Forget what was kept, so that the next run reads all. Raises OSError."""
        self.close()
        # Without its state no index is used.
        _gone(self._state)
        for index in self._indexes():
            _gone(index)

    def _replace(self, remembered: bytes, additions: Iterable[Addition], number: int, *, whole: bool) -> None:
        self._state.parent.mkdir(parents=True, exist_ok=True)
        if whole:
            self.close()
            self._index = IndexFile(self._path(number), Copies(), fresh=True)
        if self._index is None:
            raise AssertionError("nothing was recalled")
        self._index.add(additions)
        flush(self._path(number))
        head = f"saksama-memory 1 {number} {hashlib.sha256(remembered).hexdigest()}\n"
        write_whole(self._state, head.encode(), remembered)
        self._number = number
        for other in self._indexes():
            if other != self._path(number):
                other.unlink(missing_ok=True)

    def _unnamed(self) -> int:
        """The number of a new index: no state names it, and no file has it."""
        taken = [int(middle) for path in self._indexes() if (middle := path.suffixes[-2][1:]).isdecimal()]
        return max(taken, default=self._number) + 1

    def _indexes(self) -> list[Path]:
        return list(self._state.parent.glob(f"{self._state.stem}.*.index"))

    def _path(self, number: int) -> Path:
        return self._state.with_name(f"{self._state.stem}.{number}.index")


def _gone(path: Path) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()
