"""Attachments on disk, those that we send and those that we opened: each sealed to an age key of its own.

Rules kept here:
  * Only ciphertext lies there. What opens a file is kept in its row, sealed under the dispatch's key (`sealed`):
    without that row the file says nothing, and its name on the disk says nothing either.
  * What was opened appears in its folder only after the last byte was verified: a private folder, then one rename.
  * Each opening of a dispatch has a folder of its own: two that open it at once never mix files and keys.
Left to others: what is in them (`reading`), rows (actions, `restoring`), ciphertexts on their way (`sealed_files`).
"""

import hashlib
import io
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final, cast

import pyrage
from pyrage.x25519 import Identity

from saksama.envelope.container import Attachment
from saksama_node.exchange.faults import AttachmentMissing
from saksama_node.exchange.sealed_files import CHUNK
from saksama_node.ledger.sealing import seal_to, unsealed
from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.nameless import Nameless
from saksama_node.settings.reserve import check_room

_ITS_OWN: Final = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
"""What is wrong with one file; what else the disk says is of the disk, which may be whole again in a moment."""


@dataclass(frozen=True, slots=True)
class Upload:
    """An attachment to send: the name to show, and where to read it (from its beginning)."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment that lies sealed at `path`. `size` in bytes and `sha256` in hex are of the plain bytes.

    `identity`: the age identity that opens it; empty where it was erased.
    """

    position: int
    name: str
    size: int
    sha256: str
    path: Path
    identity: str = field(repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it can be opened: it was not erased."""
        return bool(self.identity) and self.path.is_file()

    def erased(self) -> "Kept":
        """The same, without what opens it."""
        return replace(self, identity="")

    def open(self) -> BinaryIO:
        """Its plain bytes, all of them verified, from their beginning. Raises `AttachmentMissing`, OSError."""
        try:
            return unsealed(self.path, Identity.from_str(self.identity))
        except (*_ITS_OWN, pyrage.DecryptError, pyrage.IdentityError) as error:
            raise self.missing() from error

    def missing(self) -> AttachmentMissing:
        """The error that it is not there, or does not open."""
        return AttachmentMissing(str(self.path.relative_to(SETTINGS.data)))


@dataclass(frozen=True, slots=True)
class Received:
    """Where the attachments of a dispatch lie that was opened, and they; no folder where there is none."""

    folder: str
    files: tuple[Kept, ...]


NOTHING: Final = Received("", ())
"""Of what was not opened."""


class ReceivedSink:
    """The sink that `unseal` writes to (`saksama.envelope.container.Sink`): a folder of its own in `received/`."""

    def __init__(self, subject: str, index: int) -> None:
        root = _received()
        durable.make_folder(root)
        self.folder = f"{subject}-{index}-{secrets.token_hex(8)}"
        self._identities: list[str] = []
        self._new, self._handle = durable.unfinished_folder(root)

    def open(self, member: str) -> BinaryIO:  # noqa: ARG002 - what it is called is the manifest's to say
        """A file for the next member; sealed as it is closed, what is written till then is on no disk in the clear."""
        key = Identity.generate()
        path = self._new / _name(len(self._identities))
        self._identities.append(str(key))
        return cast("BinaryIO", _Sealing(path, key))

    def commit(self) -> None:
        """Everything was verified: make it durable under its name."""
        for path in (self._new, *self._new.iterdir()):
            durable.sync(path)
        self._new.replace(_received() / self.folder)
        durable.sync(_received())
        os.close(self._handle)

    def abort(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._new, ignore_errors=True)
        os.close(self._handle)

    def received(self, attachments: Iterable[Attachment]) -> Received:
        """What lies there, as the manifest calls it, in its order."""
        files = tuple(
            Kept(at, each.name, each.size, each.sha256, received_path(self.folder, at), identity)
            for at, (each, identity) in enumerate(zip(attachments, self._identities, strict=True))
        )
        return Received(self.folder, files)


class _Sealing(Nameless):
    """What is written to it is sealed to a file as it is closed."""

    def __init__(self, path: Path, key: Identity) -> None:
        super().__init__()
        self._place, self._key_of_file = path, key

    def close(self) -> None:
        """Seal it. Raises OSError."""
        if not self.closed:
            try:
                self.seek(0)
                handle = os.open(self._place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as out:
                    seal_to(self._key_of_file.to_public(), self, out)
            finally:
                super().close()


class LateFile(io.RawIOBase):
    """A file that is opened at its first byte and closed at its last, so that fifty of them need one handle."""

    def __init__(self, begin: Callable[[], BinaryIO]) -> None:
        super().__init__()
        self._begin = begin
        self._file: BinaryIO | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes; empty at the end."""
        if self._file is None:
            self._file = self._begin()
        if self._file.closed:
            return b""
        data = self._file.read(size)
        if not data:
            self._file.close()
        return data


def received_path(folder: str, position: int) -> Path:
    """Where an attachment lies that was opened into this folder."""
    return _received() / folder / _name(position)


def delete_received(folder: str) -> None:
    """Delete what was opened and may not be kept."""
    shutil.rmtree(_received() / folder, ignore_errors=True)


def delete_openings(subject: str, index: int, *, but: Collection[str]) -> None:
    """Delete what openings of this dispatch left that no row names: of one that was cut off, or came second."""
    for folder in _received().glob(f"{subject}-{index}-*"):
        if folder.name not in but:
            delete_received(folder.name)


def outgoing_path(subject: str, position: int) -> Path:
    """Where an attachment of ours lies."""
    return SETTINGS.data / "outgoing" / subject / _name(position)


def keep_uploads(subject: str, uploads: Iterable[Upload]) -> tuple[Kept, ...]:
    """Seal attachments to the disk in chunks, durably, and give their digests. Raises OSError, `NoRoomForFiles`."""
    kept: list[Kept] = []
    for position, upload in enumerate(uploads):
        source, key, path = _Digesting(upload.stream), Identity.generate(), outgoing_path(subject, position)
        with durable.new_file(path, over=True) as file:
            seal_to(key.to_public(), source, file)
        kept.append(Kept(position, upload.name, source.size, source.digest.hexdigest(), path, str(key)))
    return tuple(kept)


def delete_outgoing(subject: str) -> None:
    """Delete the attachments of a draft."""
    shutil.rmtree(outgoing_path(subject, 0).parent, ignore_errors=True)


class _Digesting:
    """A reader that digests and counts what passes through."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.digest, self.size = hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(CHUNK if size < 0 else min(size, CHUNK))
        check_room(len(piece))
        self.digest.update(piece)
        self.size += len(piece)
        return piece


def _received() -> Path:
    return SETTINGS.data / "received"


def _name(position: int) -> str:
    return f"{position:03d}.age"
