"""Public documents, on disk under their SHA-256.

Rules kept here:
  * A blob is on disk, whole, before `put` returns: file and folder are synced; an entry may then name it.
  * Bytes are checked against their name on every read: a damaged file is refused, not served. Who reads a stretch of
    a blob checks it against a digest that was taken of the whole one.
  * Nothing that is not public is put here: whoever knows the digest gets the bytes.
Left to others: the entry that names the digest, sealed dispatches (exchange), evidence and identities (cases).
"""

import hashlib
import re
from pathlib import Path
from typing import Final

from saksama_node.ledger.faults import BlobMissing
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file

_NAME: Final = re.compile(r"[0-9a-f]{64}")
NOTHING: Final = "0" * 64
"""Stands for a digest while there is none: no bytes are known to have it."""


def digest_of(data: bytes) -> str:
    """The name under which these bytes would lie."""
    return hashlib.sha256(data).hexdigest()


def put(data: bytes) -> str:
    """Keep `data` durably and give its SHA-256 as hex. The same bytes again change nothing."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = _path(sha256)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
        return sha256
    with new_file(path, over=True) as file:
        file.write(data)
    return sha256


def get(sha256: str) -> bytes:
    """The bytes with this digest; BlobMissing if they are not here or not whole."""
    try:
        data = _path(sha256).read_bytes()
    except (FileNotFoundError, ValueError) as error:
        raise BlobMissing(sha256) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BlobMissing(sha256)
    return data


def stretch(sha256: str, start: int, length: int) -> bytes:
    """`length` bytes from `start` on, unchecked: the caller knows their digest. BlobMissing if they are not here."""
    try:
        with _path(sha256).open("rb") as file:
            file.seek(start)
            data = file.read(length)
    except (FileNotFoundError, ValueError) as error:
        raise BlobMissing(sha256) from error
    if len(data) != length:
        raise BlobMissing(sha256)
    return data


def has(sha256: str) -> bool:
    """Whether a file of that name is here; its bytes are checked by `get`."""
    return _NAME.fullmatch(sha256) is not None and _path(sha256).exists()


def _path(sha256: str) -> Path:
    if _NAME.fullmatch(sha256) is None:
        message = "not a SHA-256 in hex"
        raise ValueError(message)
    return SETTINGS.data / "blobs" / sha256[:2] / sha256
