"""Files that were handed in, on disk until they are a version or refused.

Rules kept here: a file lies whole and synced before its import is known; its name is its digest; nobody gets it.
Left to others: what is in it (reading), when it goes (publishing).
"""

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from saksama.errors import CallerError
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import make_folder, remove, sync, unfinished_file
from saksama_node.settings.reserve import check_room

FOLDER: Final = "results-in"
MOST: Final = 256 << 20
"""Octets of one file: a country's stations are about 120 MB."""
_NAME: Final = re.compile(r"[0-9a-f]{64}")


class FileTooLarge(CallerError):
    """A file of results is longer than anything that is taken."""

    code = "results.file-too-large"
    advice = "Leave out columns that are not needed; a country's stations are about 120 MB."

    most: int


def put(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Keep a file; its SHA-256 and its length. Raises `FileTooLarge`, `NoRoomForFiles`."""
    folder = SETTINGS.data / FOLDER
    make_folder(folder)
    digest, length = hashlib.sha256(), 0
    with unfinished_file(folder) as (file, path):
        for piece in pieces:
            digest.update(piece)
            length += len(piece)
            if length > MOST:
                raise FileTooLarge(MOST)
            check_room(len(piece))
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
        path.rename(folder / digest.hexdigest())
    sync(folder)
    return digest.hexdigest(), length


def path_of(sha256: str) -> Path:
    """Where a file lies."""
    if _NAME.fullmatch(sha256) is None:
        message = "not a SHA-256 in hex"
        raise ValueError(message)
    return SETTINGS.data / FOLDER / sha256


def drop(sha256: str) -> None:
    """Let a file go; one that is gone already is no fault."""
    remove(path_of(sha256))
