"""What a command of `saksama tally` writes: readable lines for a terminal, and files where it is told to.

Rules kept here:
  * No readable line is wider than 80 columns; what is longer goes on below its own first column. A digest is never cut.
  * A file that cannot be written is the world's fault, and named.
Left to others: what is in it; JSON, which is not wrapped.
"""

import re
import textwrap
from pathlib import Path
from typing import Final

from saksama.errors import WorldError

WIDTH: Final = 80
_COLUMN: Final = re.compile(r" *\S+ {2,}")
_DEEPEST: Final = 24


def say(*parts: str) -> None:
    """Print lines for a reader, `parts` apart by a space; none wider than `WIDTH` but a single word that is."""
    print("\n".join(wrapped(line) for line in " ".join(parts).split("\n")))


def wrapped(line: str) -> str:
    """The line, on as many lines as it takes: further ones stand under its second column, or two in."""
    if len(line) <= WIDTH:
        return line
    first = _COLUMN.match(line)
    deep = first.end() if first and first.end() <= _DEEPEST else len(line) - len(line.lstrip()) + 2
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * deep,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )


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
