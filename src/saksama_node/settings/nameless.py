"""A file on disk as ciphertext alone, without a name: what is plain for a moment only, while somebody reads it.

Rules kept here:
  * What is written is enciphered as it streams (AES-256, counter mode) under a key that is in this process's memory.
  * The file has no name from its first moment on: it is gone with its handle, also when the process is killed.
Left to others: what is written, and until when it is read (`web.uploading`, `ledger.sealing`, the rooms).
"""

import io
import os
import secrets
from typing import BinaryIO, Final, cast

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from saksama_node.settings.current import SETTINGS

FOLDER: Final = "uploading"
_BLOCK: Final = 16


class Nameless(io.RawIOBase):
    """A file that is written once, from its start to its end, and read from anywhere. Octets in, octets out."""

    def __init__(self) -> None:
        self._file = _nameless()
        self._key = secrets.token_bytes(32)
        self._writer = self._cipher(0)
        self._reader: CipherContext | None = None
        self.length = 0

    def writable(self) -> bool:
        """It is, at its end."""
        return True

    def write(self, piece: object, /) -> int:
        """Add at the end; give how many octets. A key's stream is used once: nothing is written twice at one place."""
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
        super().close()

    def _cipher(self, at: int) -> CipherContext:
        """The stream from octet `at` on: counter at / 16, and the octets of its block before `at` skipped."""
        context = Cipher(AES(self._key), CTR((at // _BLOCK).to_bytes(_BLOCK, "big"))).encryptor()
        context.update(bytes(at % _BLOCK))
        return context


def _nameless() -> BinaryIO:
    folder = SETTINGS.data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / secrets.token_hex(16)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    path.unlink()
    return os.fdopen(handle, "w+b")
