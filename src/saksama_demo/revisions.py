"""KPU's table of NTB as it stood on earlier days of March 2024: the last one, with what changed undone.

Rules kept here:
  * A change is undone only where the later table says what it left behind; where it does not, the story stops.
  * No change is known between 15 and 17 March: the table of the 15th is that from which the 17th's changes begin.
Left to others: what the columns mean (saksama.tally), which of them are imported (chapters).
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from saksama_demo.material import STATIONS

REVISIONS: Final = STATIONS.with_name("revisions_20240313_20240320.csv")
_UNDONE: Final = (
    ("2024-03-19", ("2024-03-19", "2024-03-20")),
    ("2024-03-17", ("2024-03-17b", "2024-03-19")),
    ("2024-03-15", ("2024-03-17a", "2024-03-17b")),
    ("2024-03-13", ("2024-03-13", "2024-03-15")),
)
LAST: Final = "2024-03-20"


class RevisionContradicts(Exception):
    """A change leaves behind what the table does not say."""


def tables(folder: Path) -> Iterator[tuple[str, Path]]:
    """Day and file of each version, the latest first; the files are written into `folder`."""
    with STATIONS.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = list(reader.fieldnames or ())
        rows = {row["kode_tps"]: row for row in reader}
    with REVISIONS.open(encoding="utf-8", newline="") as stream:
        changes = list(csv.DictReader(stream))
    yield LAST, _written(folder, LAST, columns, rows)
    for day, step in _UNDONE:
        for change in changes:
            if (change["dari_snapshot"], change["ke_snapshot"]) == step:
                _undo(rows[change["kode_tps"]], change)
        yield day, _written(folder, day, columns, rows)


def _undo(row: dict[str, str], change: dict[str, str]) -> None:
    name = change["kolom"]
    if row[name] != change["nilai_baru"]:
        raise RevisionContradicts(f"{change['kode_tps']} {name}: {row[name]!r}, not {change['nilai_baru']!r}")
    row[name] = change["nilai_lama"]


def _written(folder: Path, day: str, columns: list[str], rows: dict[str, dict[str, str]]) -> Path:
    place = folder / f"tps_{day.replace('-', '')}.csv"
    with place.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())
    return place
