"""Stations in a Parquet file, by DuckDB.

Rules kept here: DuckDB reads this one file and nothing else, and fetches no extension; a fault is told by its row.
Left to others: what stands in the cells (`table_parts`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb

from saksama.tally.columns import Columns
from saksama.tally.tables.comma import fitting
from saksama.tally.tables.parts import PART, Gathered, Part
from saksama.tally.tables.shape import RENAME, UNREADABLE, Faults, Shape

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
            return _read(base, path, shape, faults, digest, told)
        except duckdb.Error as error:
            faults.add(UNREADABLE, 0, "", str(error).partition("\n")[0])
            return None


def _read(
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
