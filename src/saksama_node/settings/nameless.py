"""A file on disk as ciphertext alone, without a name: what is plain for a moment only, while somebody reads it.

Rules kept here:
  * What is written is enciphered as it streams (AES-256, counter mode) under a key that is in this process's memory.
  * The file has no name from its first moment on: it is gone with its handle, also when the process is killed. One that
    was killed in that moment left an empty one, which the next sweep removes.
  * All of them together have a bound in each process; what comes from outside takes no room that is kept for the log.
Left to others: what is written, and until when it is read (`web.uploading`, `ledger.sealing`, the rooms).
"""

import io
import os
import secrets
from dataclasses import dataclass, field
from threading import Lock
from typing import BinaryIO, Final, cast

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from saksama.errors import WorldError
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import NEW
from saksama_node.settings.reserve import check_room

FOLDER: Final = "uploading"
MOST: Final = 4 << 30
"""Octets that all of them in one process may have."""
_BLOCK: Final = 16
_STRETCH: Final = 256 << 10
"""So often it is asked whether there is room."""


class TooMuchAtOnce(WorldError):
    """So many files are being read at once that no more fit; nothing was lost."""

    code = "ledger.too-much-at-once"
    advice = "Try again in a moment: it passes as soon as those who sent before are done."


@dataclass(slots=True)
class _Taken:
    """What all of this process have."""

    octets: int = 0
    lock: Lock = field(default_factory=Lock)

    def add(self, octets: int) -> None:
        with self.lock:
            if octets > 0 and self.octets + octets > MOST:
                raise TooMuchAtOnce
            self.octets += octets


_TAKEN: Final = _Taken()


class Nameless(io.RawIOBase):
    """A file that is written once, from its start to its end, and read from anywhere. Octets in, octets out.

    `incoming`: it comes from outside, and is refused where there is no room for files.
    """

    def __init__(self, *, incoming: bool = False) -> None:
        self._incoming, self._room = incoming, 0
        self._file = _nameless()
        self._key = secrets.token_bytes(32)
        self._writer = self._cipher(0)
        self._reader: CipherContext | None = None
        self.length = 0

    def writable(self) -> bool:
        """It is, at its end."""
        return True

    def write(self, piece: object, /) -> int:
        """Add at the end; give how many octets. A key's stream is used once: nothing is written twice at one place.

        Raises `TooMuchAtOnce`, `NoRoomForFiles`.
        """
        self._make_room(len(cast("bytes", piece)))
        octets = self._writer.update(cast("bytes", piece))
        if self._file.tell() != self.length:
            self._file.seek(self.length)
        self._file.write(octets)
        self.length += len(octets)
        self._reader = None
        return len(octets)

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place; return it."""
        self._reader = None
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in octets."""
        return self._file.tell()

    def readinto(self, into: object, /) -> int:
        """Fill what is given; return how many octets there were, 0 at the end."""
        view = memoryview(cast("bytearray", into)).cast("B")
        if self._reader is None:
            self._reader = self._cipher(self._file.tell())
        piece = self._reader.update(self._file.read(len(view)))
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Let it go: the file with its handle, the key with this object."""
        if not self.closed:
            self._file.close()
            _TAKEN.add(-self._room)
        super().close()

    def _make_room(self, octets: int) -> None:
        """Count it, a stretch at a time, before it is written."""
        if self.length + octets > self._room:
            stretch = max(octets, _STRETCH)
            if self._incoming:
                check_room(stretch)
            _TAKEN.add(stretch)
            self._room += stretch

    def _cipher(self, at: int) -> CipherContext:
        """The stream from octet `at` on: counter at / 16, and the octets of its block before `at` skipped."""
        context = Cipher(AES(self._key), CTR((at // _BLOCK).to_bytes(_BLOCK, "big"))).encryptor()
        context.update(bytes(at % _BLOCK))
        return context


def _nameless() -> BinaryIO:
    folder = SETTINGS.data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{NEW}{secrets.token_hex(12)}"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    # A sweep that came in between took the name already.
    path.unlink(missing_ok=True)
    return os.fdopen(handle, "w+b")
