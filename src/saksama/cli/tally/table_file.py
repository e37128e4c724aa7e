"""A file of stations as a table: CSV, Parquet, or Sirekap's JSON lines; which of them, its first bytes tell.

Rules kept here:
  * Read whole or refused with all faults at once, each with its line and column (in Parquet its row).
  * The digest is that of the file's bytes, as `sha256sum` tells it.
  * DuckDB reads the one Parquet file and nothing else, and fetches no extension.
  * A progress bar on standard error, where somebody looks.
  * A sheet that is named as `.toml` is a file of one's own; any other name is the id of a sheet that ships.
Left to others: the formats of text (`comma`, `sirekap`), what a column means (the sheet).
"""

import hashlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

import duckdb

from saksama.errors import BugError
from saksama.progress import Bar
from saksama.tally.columns import Columns
from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.reading import SheetMalformed, parse_sheet, sheet_of
from saksama.tally.tables.comma import fitting, parse_csv
from saksama.tally.tables.parts import PART, Gathered, Part
from saksama.tally.tables.shape import PIPE, RENAME, UNREADABLE, Faults, Shape, TableWrong
from saksama.tally.tables.sirekap import parse_sirekap


def sheet_named(name: str) -> Sheet:
    """A sheet by its id, or from a TOML file of one's own. Raises `SheetUnknown`, `SheetMalformed`."""
    if not name.endswith(".toml"):
        return sheet_of(name)
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SheetMalformed(why=f"{name}: {type(error).__name__}") from error
    return parse_sheet(text)


_PATTERN: Final = frozenset("*?[]{}")
_FROM: Final = "FROM read_parquet(?)"


def parquet_table(
    path: Path, shape: Shape, faults: Faults, digest: str, told: Callable[[int, int], None]
) -> Columns | None:
    """Read a Parquet file. `told`: rows done, rows in all. None where there was a fault."""
    if set(str(path)) & _PATTERN:
        # DuckDB would read it as a pattern, and so perhaps another file than the one whose digest is told.
        faults.add(RENAME, 0, "", path.name)
        return None
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as base:
        try:
            # Standard output is the answer's, not a progress bar's.
            base.execute("SET enable_progress_bar = false")
            return _read_rows(base, path, shape, faults, digest, told)
        except duckdb.Error as error:
            faults.add(UNREADABLE, 0, "", str(error).partition("\n")[0])
            return None


def _read_rows(
    base: duckdb.DuckDBPyConnection,
    path: Path,
    shape: Shape,
    faults: Faults,
    digest: str,
    told: Callable[[int, int], None],
) -> Columns | None:
    names = [name for name, *_ in base.execute(f"DESCRIBE {_FROM}", [str(path)]).fetchall()]
    if not fitting(names, shape, faults):
        return None
    [(count,)] = base.execute(f"SELECT count(*) {_FROM}", [str(path)]).fetchall()
    wanted = {*shape.figures.values(), *shape.tags.values(), *([shape.ident] if shape.ident else [])}
    used = [name for name in names if name in wanted]
    quoted = ['"' + name.replace('"', '""') + '"' for name in used]
    texts = ", ".join(f"coalesce(CAST({name} AS VARCHAR), '')" for name in quoted)
    rows = base.execute(f"SELECT {texts} {_FROM}", [str(path)])
    gathered = Gathered(shape, faults, frozenset(used))
    while part := rows.fetchmany(PART):
        lines = range(gathered.rows + 1, gathered.rows + 1 + len(part))
        gathered.take(Part(lines, dict(zip(used, zip(*part, strict=True), strict=True))))
        told(gathered.rows, count)
    return gathered.table(digest)


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
    try:
        with Bar(sys.stderr) as bar, path.open("rb") as file:
            found = _read(file, path, shape, faults, bar)
    except OSError as error:
        raise TableWrong(str(path), (*_unreadable(error).kept,)) from error
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
