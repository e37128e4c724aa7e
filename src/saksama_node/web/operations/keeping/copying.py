"""Copying a node's files into a backup, and back: in chunks, digested, durable, for this user alone.

Rules kept here:
  * Everything in the node's folder is kept but what is named here: locks, caches, unfinished files, the database, which
    has its own way, and the secret keys unless they are asked for.
  * A file that is deleted while the copy runs is no error: the node goes on working.
  * Symbolic links are not followed: they may lead out of the folder.
Left to others: the order of database and files (backup), the table of contents (manifest).
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from saksama_node.settings import durable

CHUNK: Final = 1 << 20
_NOT_KEPT: Final = frozenset({"cache", "locks", "beats"})
_NOT_KEPT_ENDS: Final = (".lock", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm")


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: its place within the folder, its bytes and their SHA-256."""

    path: str
    size: int
    sha256: str


def kept(data: Path, *, with_keys: bool) -> Iterator[str]:
    """The places of the files that belong into a backup, in order."""
    for folder, names, files in os.walk(data):
        here = Path(folder).relative_to(data)
        names[:] = sorted(name for name in names if not name.startswith(".") and str(here / name) not in _NOT_KEPT)
        for name in sorted(files):
            place = here / name
            if name.startswith(".") or name.endswith(_NOT_KEPT_ENDS) or (data / place).is_symlink():
                continue
            # A secret key leaves the folder only when somebody says so; the public halves are in the log as well.
            if with_keys or place.parts[0] != "keys" or name.endswith(".pub"):
                yield str(place)


def copy_file(source: Path, target: Path, place: str) -> Item | None:
    """Copy one file from folder to folder; None if it is gone. Durable when this returns."""
    out = target / place
    try:
        file = (source / place).open("rb")
    except FileNotFoundError:
        return None
    with file:
        durable.make_folder(out.parent)
        state, size = hashlib.sha256(), 0
        with durable.new_file(out) as copy:
            while piece := file.read(CHUNK):
                state.update(piece)
                size += copy.write(piece)
    return Item(place, size, state.hexdigest())


def read_through(folder: Path, place: str) -> Item:
    """Digest one file that lies in a folder."""
    path = folder / place
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Item(place, path.stat().st_size, digest)
