"""Files that a command reads or makes where its operator says.

Rules kept here: a new file is never written over; what cannot be read or made is said with its kind alone.
"""

import os
from pathlib import Path

from django.core.management.base import CommandError


def read_bytes(file: Path) -> bytes:
    """All of a file. Raises CommandError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {type(error).__name__}") from error


def write_new(file: Path, data: bytes, mode: int = 0o666) -> None:
    """Make a file that is not there yet. Raises CommandError."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except OSError as error:
        raise CommandError(f"{file} cannot be made: {type(error).__name__}") from error
    with os.fdopen(handle, "wb") as out:
        out.write(data)
