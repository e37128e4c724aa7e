"""Files that a command of `saksama tally` writes where it is told to.

Rules kept here: a file that cannot be written is the world's fault, and named.
Left to others: what is in it.
"""

from dataclasses import dataclass
from pathlib import Path

from saksama.errors import WorldError


@dataclass(eq=False)
class NotWritten(WorldError):
    """A file could not be written."""

    code = "cli.not-written"
    advice = "Name a file in a folder that is there and where you may write, and see that the disk has room."

    file: str
    why: str


def write(path: Path, text: str) -> None:
    """Write a text in UTF-8, in place of what was there. Raises `NotWritten`."""
    try:
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise NotWritten(str(path), type(error).__name__) from error
