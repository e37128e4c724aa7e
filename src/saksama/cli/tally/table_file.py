"""A file of stations as a table: CSV, Parquet, or Sirekap's JSON lines; which of them, its first bytes tell.

Rules kept here:
  * Read whole or refused with all faults at once, each with its line and column.
  * The digest is that of the file's bytes, as `sha256sum` tells it.
  * A progress bar on standard error, where somebody looks.
Left to others: the three formats (`comma`, `table_parquet`, `sirekap`); what a column means (the sheet).
"""

import hashlib
import io
import sys
from pathlib import Path
from typing import BinaryIO, Final

from saksama.cli.tally.table_parquet import parquet_table
from saksama.errors import BugError
from saksama.progress import Bar
from saksama.tally.columns import Columns
from saksama.tally.tables.comma import parse_csv
from saksama.tally.tables.shape import PIPE, UNREADABLE, Faults, Shape, TableWrong
from saksama.tally.tables.sirekap import parse_sirekap

_PARQUET: Final = b"PAR1"
_BUFFER: Final = 1 << 20


class _Watched(io.RawIOBase):
    """A file's bytes, digested and counted as they are read."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self._sum = hashlib.sha256()
        self.read_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the parent's is wider
        piece = self._inner.read(len(buffer))
        buffer[: len(piece)] = piece
        self._sum.update(piece)
        self.read_bytes += len(piece)
        return len(piece)

    def digest(self) -> str:
        return self._sum.hexdigest()


def read_table(path: Path, shape: Shape) -> Columns:
    """Read a file of stations. Raises `TableWrong` with all that is wrong."""
    faults = Faults()
    bar = Bar(sys.stderr)
    try:
        with path.open("rb") as file:
            found = _read(file, path, shape, faults, bar)
    except OSError as error:
        raise TableWrong(str(path), (*_unreadable(error).kept,)) from error
    finally:
        bar.close()
    faults.raise_any(str(path))
    if found is None:
        raise BugError("a file of stations gave neither a table nor a fault")
    return found


def _unreadable(error: OSError) -> Faults:
    faults = Faults()
    # A pipe cannot be read from its beginning again; nothing else that opens says so.
    faults.add(PIPE if isinstance(error, io.UnsupportedOperation) else UNREADABLE, 0, "", type(error).__name__)
    return faults


def _read(file: BinaryIO, path: Path, shape: Shape, faults: Faults, bar: Bar) -> Columns | None:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(64)
    file.seek(0)
    name = path.name
    if head.startswith(_PARQUET):
        digest = hashlib.sha256(file.read()).hexdigest()
        return parquet_table(path, shape, faults, digest, lambda done, total: bar(name, done, total))
    watched = _Watched(file)
    stream = io.BufferedReader(watched, _BUFFER)
    parse = parse_sirekap if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else parse_csv
    return parse(stream, shape, faults, watched.digest, lambda: bar(name, watched.read_bytes, size))
