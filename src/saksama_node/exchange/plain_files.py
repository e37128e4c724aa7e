"""Attachments in the clear, on disk, for this node's user alone: those that we send and those that we opened.

Rules kept here:
  * What was opened appears under its name only after the last byte was verified: a private folder, then one rename.
  * A dispatch that is opened again replaces its folder whole.
Left to others: what is in them (`reading`), which dispatch they belong to (models).
"""

import hashlib
import io
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from saksama_node.exchange.sealed_files import CHUNK
from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class Upload:
    """An attachment to send: the name to show, and where to read it (from its beginning)."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment that lies on disk."""

    position: int
    name: str
    size: int
    sha256: str


class ReceivedSink:
    """The sink that `unseal` writes to (`saksama.envelope.container.Sink`): `received/<subject>-<index>/`."""

    def __init__(self, subject: str, index: int) -> None:
        root = SETTINGS.data / "received"
        durable.make_folder(root)
        self._place = received_folder(subject, index)
        self._new, self._handle = durable.unfinished_folder(root)

    def open(self, member: str) -> BinaryIO:
        """A file for one member, readable by this user alone."""
        path = self._new / member
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        return cast("BinaryIO", os.fdopen(handle, "wb"))

    def commit(self) -> None:
        """Everything was verified: make it durable under its name."""
        for path in (self._new, *self._new.rglob("*")):
            durable.sync(path)
        shutil.rmtree(self._place, ignore_errors=True)
        self._new.replace(self._place)
        durable.sync(self._place.parent)
        os.close(self._handle)

    def abort(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._new, ignore_errors=True)
        os.close(self._handle)


class LateFile(io.RawIOBase):
    """A file that is opened at its first byte and closed at its last, so that fifty of them need one handle."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: BinaryIO | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes; empty at the end."""
        if self._file is None:
            self._file = self._path.open("rb")
        if self._file.closed:
            return b""
        data = self._file.read(size)
        if not data:
            self._file.close()
        return data


def received_folder(subject: str, index: int) -> Path:
    """Where the attachments of an opened dispatch lie."""
    return SETTINGS.data / "received" / f"{subject}-{index}"


def delete_received(subject: str, index: int) -> None:
    """Delete what was opened and may not be kept."""
    shutil.rmtree(received_folder(subject, index), ignore_errors=True)


def outgoing_path(subject: str, position: int) -> Path:
    """Where an attachment of ours lies."""
    return SETTINGS.data / "outgoing" / subject / f"{position:03d}"


def keep_uploads(subject: str, uploads: Iterable[Upload]) -> tuple[Kept, ...]:
    """Copy attachments to disk in chunks, durably, and give their digests."""
    kept: list[Kept] = []
    for position, upload in enumerate(uploads):
        digest, size = hashlib.sha256(), 0
        with durable.new_file(outgoing_path(subject, position), over=True) as file:
            while piece := upload.stream.read(CHUNK):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
        kept.append(Kept(position, upload.name, size, digest.hexdigest()))
    return tuple(kept)


def delete_outgoing(subject: str) -> None:
    """Delete the attachments of a draft."""
    shutil.rmtree(outgoing_path(subject, 0).parent, ignore_errors=True)
