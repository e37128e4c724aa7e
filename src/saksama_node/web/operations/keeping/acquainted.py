"""Whether a backup knows anybody who cosigns its log: one of before the agreement does not.

Rules kept here:
  * A node that knows nobody signs without asking. Restored from before an agreement, it would sign a second time what
    partner and witness cosigned since: so its restore is a person's word, not a guess.
  * What cannot be read knows nobody.
Left to others: whether the files are as they were written (manifest), asking those who are known (ledger.licence).
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from saksama.errors import CallerError
from saksama_node.web.operations.keeping.manifest import SQLITE_FILE, TABLES

_TABLE: Final = "ledger_witnesstarget"


class KnowsNobody(CallerError):
    """This backup is of before any agreement, and nobody said that there was none since."""

    code = "restore.knows-nobody"
    advice = (
        "Was an agreement signed since this backup? Then look for a newer one, or name the partner's node: `--from "
        "https://...`; else the log forks. Was there never one? Then repeat it with `--never-agreed`."
    )

    made: str


def knows_others(place: Path, engine: str) -> bool:
    """Whether partner or witness of the node in the backup at `place` are asked for cosignatures."""
    return _in_file(place / SQLITE_FILE) if engine == "sqlite" else _in_copy(place / TABLES / f"{_TABLE}.copy")


def _in_file(file: Path) -> bool:
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)) as opened,
    ):
        return opened.execute(f"SELECT 1 FROM {_TABLE} WHERE active").fetchone() is not None  # noqa: S608 - our own
    return False


def _in_copy(file: Path) -> bool:
    """As PostgreSQL's COPY writes it in its text form: a line of names, then a line a row, tabs between."""
    with suppress(OSError, ValueError):
        names, *rows = file.read_text(encoding="utf-8").splitlines()
        at = names.split("\t").index("active")
        return any(row.split("\t")[at] == "t" for row in rows)
    return False
