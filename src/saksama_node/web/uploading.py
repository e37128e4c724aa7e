"""Where a file waits while its form is being read: on disk as ciphertext alone, without a name, for this request alone.

Rules kept here:
  * What arrives is enciphered as it streams (AES-256, counter mode) under a key that is in this process's memory only.
  * The file has no name from its first moment on: it is gone with its handle, also when the process is killed.
  * A body that says it is longer than anything that is taken is refused before a byte of it is kept.
Left to others: small bodies, which Django keeps in memory; limits of one form (its view); what becomes of the file.
"""

import io
import os
import secrets
from typing import BinaryIO, Final, cast, override

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from saksama_node.cases.evidence import MAX_TOTAL_BYTES
from saksama_node.settings.current import SETTINGS

FOLDER: Final = "uploading"
LONGEST_BODY: Final = MAX_TOTAL_BYTES + (2 << 20)
_BLOCK: Final = 16


class Waiting(io.RawIOBase):
    """A file that is written once, from its start to its end, and read from anywhere. Octets in, octets out."""

    def __init__(self) -> None:
        self._file = _nameless()
        self._key = secrets.token_bytes(32)
        self._writer = self._cipher(0)
        self._reader: CipherContext | None = None
        self.length = 0

    def append(self, piece: bytes) -> None:
        """Add at the end. A key's stream is used once: nothing is written twice at one place."""
        self._file.seek(self.length)
        self._file.write(self._writer.update(piece))
        self.length += len(piece)
        self._reader = None

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


class WaitingUploadHandler(FileUploadHandler):
    """Django's handler that takes each file of a form into a `Waiting`."""

    waiting: Waiting | None = None

    @override
    def handle_raw_input(
        self,
        input_data: object,
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse what is longer than anything that is taken. Raises `RequestDataTooBig`."""
        if content_length > LONGEST_BODY:
            raise RequestDataTooBig(content_length)

    @override
    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin one."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.waiting = Waiting()

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take the next piece."""
        if self.waiting is not None:
            self.waiting.append(raw_data)

    @override
    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Hand it to the form."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return None
        waiting.seek(0)
        return UploadedFile(
            file=io.BufferedReader(waiting),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    @override
    def upload_interrupted(self) -> None:
        """Let go of what did not arrive whole."""
        if self.waiting is not None:
            self.waiting.close()
            self.waiting = None


def _nameless() -> BinaryIO:
    folder = SETTINGS.data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / secrets.token_hex(16)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    path.unlink()
    return os.fdopen(handle, "w+b")
