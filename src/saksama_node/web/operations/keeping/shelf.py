"""A folder in which backups stand side by side: whose they are, and which is the newest.

Rules kept here:
  * What lies there is told by its manifest alone: its name says nothing, and what has no manifest is no backup.
  * A symbolic link is none: what it leads to stands elsewhere.
Left to others: whether one is whole (manifest), which may go (pruning), what is linked (earlier).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from saksama_node.web.operations.keeping import manifest


class _Head(msgspec.Struct, frozen=True):
    """What is read of each, without its list of files."""

    format: str
    made: datetime
    origin: str
    code: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One backup: where, of which log and node, as of when."""

    place: Path
    made: datetime
    origin: str
    code: str


def standing(folder: Path) -> Iterator[Standing | Path]:
    """What lies in the folder, in the order of the names: a backup, or a folder that is none. Files are passed over."""
    for place in sorted(folder.iterdir()):
        if place.is_symlink() or not place.is_dir() or place.name.startswith("."):
            continue
        yield _read(place) or place


def of_node(folder: Path, origin: str, code: str) -> list[Standing]:
    """The backups of this node there, the newest first."""
    found = [each for each in standing(folder) if isinstance(each, Standing)]
    return newest_first(each for each in found if (each.origin, each.code) == (origin, code))


def newest(folder: Path, at: datetime) -> Path | None:
    """The newest backup there as of `at`, whosever; None where there is none.

    One of a day that has not come was made by a clock that was wrong: it is the newest only where no other is.
    """
    found = (each for each in standing(folder) if isinstance(each, Standing)) if folder.is_dir() else iter(())
    known = newest_first(found)
    return next((each.place for each in (*(each for each in known if each.made <= at), *known)), None)


def newest_first(found: Iterator[Standing]) -> list[Standing]:
    """In order of the snapshots' moments, which a clock that was wrong may have bent: the name settles a tie."""
    return sorted(found, key=lambda each: (each.made, each.place.name), reverse=True)


def _read(place: Path) -> Standing | None:
    file = place / manifest.FILE
    try:
        head = None if file.is_symlink() else msgspec.json.decode(file.read_bytes(), type=_Head)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if head is None or head.format != manifest.FORMAT or head.made.tzinfo is None:
        return None
    return Standing(place, head.made, head.origin, head.code)
