"""Ciphertexts on disk, under their SHA-256: those that we serve and those that we fetched.

Rules kept here:
  * A ciphertext is whole and on disk before `keep` returns; what is being written has a name that nobody asks for.
  * Nothing here is ever whole in memory.
Left to others: who may fetch one (`peer`), when it is deleted (`actions.forget_sealed`), what is inside
(`saksama.envelope`).
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS

CHUNK: Final = 1 << 18
_NAME = re.compile(r"[0-9a-f]{64}")


class Growing:
    """A ciphertext that is being written: `file` to write to, then `keep`."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self.file = file
        self._path = path

    def digest(self) -> str:
        """SHA-256 of what was written so far."""
        self.file.flush()
        return digest_of(self._path)

    def keep(self, sha256: str) -> None:
        """Make it durable under its name. The bytes are the caller's word; `digest_of` checks them."""
        self.file.flush()
        os.fsync(self.file.fileno())
        place = _path(sha256)
        durable.make_folder(place.parent)
        self._path.replace(place)
        durable.sync(place.parent)


@contextmanager
def growing() -> Iterator[Growing]:
    """A fresh file to write a ciphertext into; gone at the end unless it was kept."""
    folder = SETTINGS.data / "sealed"
    durable.make_folder(folder)
    with durable.unfinished_file(folder) as (file, path):
        yield Growing(file, path)


def path_of(sha256: str) -> Path | None:
    """Where the ciphertext lies; None if it is not here."""
    if _NAME.fullmatch(sha256) is None:
        return None
    path = _path(sha256)
    return path if path.is_file() else None


def digest_of(path: Path) -> str:
    """SHA-256 of a file, read in chunks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def delete(sha256: str) -> None:
    """Delete a ciphertext that is no longer needed; one that is not here is no error."""
    path = path_of(sha256)
    if path is not None:
        path.unlink(missing_ok=True)


def _path(sha256: str) -> Path:
    return SETTINGS.data / "sealed" / sha256[:2] / sha256
