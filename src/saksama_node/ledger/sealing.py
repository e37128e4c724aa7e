"""Sealing files with age: to this node's own key, or to another that the caller has.

Rules kept here:
  * The standard `age` program opens what is sealed here with the key that it was sealed to.
  * Plain bytes of a sealed file lie nowhere on the disk: they are read from a nameless file, which is ciphertext too,
    and only once all of them verified.
  * What stopped a stream is raised as it was, a full disk as a full disk: pyrage would put its own error in its place.
Left to others: which files, under which names, when they go (the rooms).
"""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import pyrage
from pyrage.x25519 import Identity, Recipient

from saksama.errors import WorldError
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import AGE
from saksama_node.settings.nameless import Nameless


class Readable(Protocol):
    """What is read in pieces: at most so many bytes, none at the end."""

    def read(self, size: int = -1, /) -> bytes: ...


def identity() -> Identity:
    """The node's age identity, which opens what is sealed to it."""
    # A standard age file may begin with comment lines.
    lines = (SETTINGS.data / AGE).read_text(encoding="ascii").splitlines()
    return Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))


def seal_to(recipient: Recipient, source: Readable, out: BinaryIO) -> None:
    """Seal what `source` gives into `out`, piece by piece. Raises what either of the two raises."""
    streams = _Watched(source, out)
    try:
        pyrage.encrypt_io(streams, streams, [recipient])
    except pyrage.EncryptError:
        if streams.failed is not None:
            raise streams.failed from None
        raise


def unsealed(path: Path, key: Identity | None = None) -> BinaryIO:
    """The plain bytes of a sealed file, all of them verified, from their beginning. Raises OSError, DecryptError.

    `key`: what opens it, None: the node's own.
    """
    plain = Nameless()
    try:
        with path.open("rb") as source:
            streams = _Watched(source, cast("BinaryIO", plain))
            try:
                pyrage.decrypt_io(streams, streams, [key or identity()])
            except (OSError, pyrage.DecryptError) as error:
                if streams.failed is not None:
                    raise streams.failed from None
                # What was cut off or altered in its midst is an OSError of pyrage's own.
                raise pyrage.DecryptError(str(error)) from error
    except BaseException:
        plain.close()
        raise
    plain.seek(0)
    return io.BufferedReader(plain)


def named(path: Path, missing: Callable[[str], WorldError]) -> bytes:
    """The plain bytes of a file that is called by their SHA-256.

    Raises what `missing` makes of that, where it is not there, does not open or holds something else.
    """
    try:
        with unsealed(path) as plain:
            data = plain.read()
    except (FileNotFoundError, pyrage.DecryptError) as error:
        raise missing(path.stem) from error
    if hashlib.sha256(data).hexdigest() != path.stem:
        raise missing(path.stem)
    return data


class _Watched:
    """Both ends of a stream; what one of them raised is kept."""

    def __init__(self, source: Readable, out: BinaryIO) -> None:
        self._source, self._out = source, out
        self.failed: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except Exception as error:
            self.failed = error
            raise

    def write(self, data: bytes) -> int:
        try:
            return self._out.write(data)
        except Exception as error:
            self.failed = error
            raise

    def flush(self) -> None:
        """What is written is flushed by whoever opened it."""
