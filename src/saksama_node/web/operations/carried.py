"""A file that a command makes where its operator says.

Rules kept here: a new file is never written over.
Left to others: why it could not be made, in words (`main`).
"""

import os
from pathlib import Path


def write_new(file: Path, data: bytes, mode: int = 0o666) -> None:
    """Make a file that is not there yet. Raises `OSError`."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
        out.write(data)
