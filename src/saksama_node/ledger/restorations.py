"""What came back and what did not when the tail of the log was taken from a mirror: one file for each time.

Rules kept here:
  * A file holds kind, index, time and public subject of an entry and a code; no words, no person, no file name.
  * It is on disk before the transaction commits that it tells of; made again, it is the same file.
Left to others: what is missing of an entry (the rooms), the words for it (web).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from saksama_node.ledger.missing import Missing
from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS

FOLDER: Final = "restorations"
FORMAT: Final = "saksama-restoration/v1"


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ours whose act did not come back whole. `at` as in the entry."""

    index: int
    kind: str
    at: str
    subject: str
    missing: Missing


class Restoration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One healing: entries from `first` up to `size` came from `source` at `at`; `documents`: blobs not found."""

    at: str
    source: str
    first: int
    size: int
    lines: tuple[Line, ...]
    documents: tuple[str, ...]
    format: str = FORMAT


def keep(restoration: Restoration) -> Path:
    """Write it down durably; give where."""
    folder = SETTINGS.data / FOLDER
    durable.make_folder(folder)
    path = folder / f"{restoration.first}-{restoration.size}.json"
    with durable.new_file(path, over=True) as file:
        file.write(msgspec.json.format(msgspec.json.encode(restoration), indent=1) + b"\n")
    return path


def restorations() -> Iterator[Restoration]:
    """All that were written down, the newest first."""
    folder = SETTINGS.data / FOLDER
    found = [msgspec.json.decode(path.read_bytes(), type=Restoration) for path in folder.glob("*.json")]
    yield from sorted(found, key=lambda each: each.at, reverse=True)
