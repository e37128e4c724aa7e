"""A spool in a file without a name: it is gone with the process, however that ends.

Left to others: what lies in it (verify.memory.drawers).
"""

import os
import tempfile
from pathlib import Path
from typing import Final

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
        return b"".join([*written, self._waiting.pop(drawer, b"")])

    def _write(self, drawer: int, waiting: bytearray) -> None:
        if self._file is None:
            # Its only name is taken away at once.
            self._file, name = tempfile.mkstemp(prefix="saksama-")
            Path(name).unlink()
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
