"""Files that are whole and on disk before anyone relies on them.

Rules kept here:
  * A name appears only over bytes that are synced: written under another name first, then linked or renamed.
  * The name itself is synced too, and so is every folder that was newly made, each in the folder that holds it.
  * What fails on the way leaves no name behind.
Left to others: what the bytes are (keys, blobs, evidence, sealed dispatches), the database's own files.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

NEW = ".new-"
"""How the name of a file begins that is still being written."""


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's list of names, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """Make a folder and those above it that lack, each of them durable; one that is there keeps its mode."""
    if not folder.parent.is_dir():
        make_folder(folder.parent, mode)
    folder.mkdir(mode=mode, exist_ok=True)
    # Also when it was there: another thread may have made it this moment and not synced it yet.
    sync(folder.parent)


@contextmanager
def new_file(path: Path, *, over: bool = False) -> Iterator[BinaryIO]:
    """A file, for this user alone, that has its name only when all of it was written and is on disk.

    Raises FileExistsError, after the writing, if the name is taken; `over`: what has the name is replaced.
    """
    make_folder(path.parent)
    fresh = path.with_name(f"{NEW}{secrets.token_hex(12)}")
    handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(file.fileno())
        if over:
            fresh.replace(path)
        else:
            path.hardlink_to(fresh)
    finally:
        fresh.unlink(missing_ok=True)
    sync(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write one file durably; raises FileExistsError and never writes over."""
    with new_file(path) as file:
        file.write(content)
