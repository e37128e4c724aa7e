"""A spool in a file without a name: it is gone with the process, however that ends.

Left to others: what lies in it (verify.memory.drawers).
"""

import os
import tempfile
from pathlib import Path
from typing import Final

from saksama.verify.memory.drawers import Laid

_BLOCK: Final = 32 << 10
"""Octets of a drawer that are held before they are written."""


class SpoolFile:
    """A `verify.memory.drawers.Spool`."""

    def __init__(self) -> None:
        """No file yet: small logs need none."""
        self._waiting: dict[int, bytearray] = {}
        self._blocks: dict[int, list[tuple[int, int]]] = {}
        self._file: int | None = None
        self._end = 0
        self._aside: SpoolFile | None = None

    def put(self, drawer: int, data: bytes) -> None:
        """Add octets at the end of a drawer."""
        waiting = self._waiting.get(drawer)
        if waiting is None:
            waiting = self._waiting[drawer] = bytearray()
        waiting += data
        if len(waiting) >= _BLOCK:
            self._write(drawer, waiting)

    def take(self, drawer: int) -> bytes:
        """All octets of a drawer."""
        file = self._file
        blocks = self._blocks.pop(drawer, ())
        written = [] if file is None else [os.pread(file, length, at) for at, length in blocks]
        beside = b"" if self._aside is None else self._aside.take(drawer)
        return b"".join([*written, self._waiting.pop(drawer, b""), beside])

    def aside(self) -> "SpoolFile":
        """One for a copy of this process: both have its file."""
        self._aside = SpoolFile()
        self._aside._file = _unnamed()  # noqa: SLF001 - one of ours
        return self._aside

    def told(self) -> Laid:
        """Where its blocks lie; all is written."""
        for drawer, waiting in list(self._waiting.items()):
            self._write(drawer, waiting)
        return self._blocks, {}

    def join(self, laid: Laid) -> None:
        """What the copy laid into its file."""
        if self._aside is not None:
            self._aside._blocks, _ = laid  # noqa: SLF001 - one of ours

    def _write(self, drawer: int, waiting: bytearray) -> None:
        if self._file is None:
            self._file = _unnamed()
        at = 0
        while at < len(waiting):
            at += os.pwrite(self._file, memoryview(waiting)[at:], self._end + at)
        self._blocks.setdefault(drawer, []).append((self._end, len(waiting)))
        self._end += len(waiting)
        self._waiting[drawer] = bytearray()

    def __del__(self) -> None:
        """Give the file back."""
        if self._file is not None:
            os.close(self._file)


def _unnamed() -> int:
    """A file whose only name is taken away at once."""
    file, name = tempfile.mkstemp(prefix="saksama-")
    Path(name).unlink()
    return file
