"""What the node's folder holds is its user's alone: what lies open is named, and what is ours is closed.

Rules kept here:
  * A folder is 0700, a file 0600; whoever writes in it does so under `UMASK`.
  * Looked at each time: the folder, what lies directly in it, the keys, an SQLite database wherever it is. The whole is
    closed only where the folder itself lay open: nobody gets past one that is closed.
  * A link is not followed: what it leads to is not this folder's, and somebody may have put it there.
  * What belongs to another user is not closed but refused: that user opens it again at will. A plain file that the node
    does not write (the note of who makes backups) may be another's.
Left to others: saying what was closed (`web.operations.main`), saying what lies open and closing nothing (`doctor`),
files that a setting names (`node.secret_file`).
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from saksama_node.settings.keyfiles import KEYS
from saksama_node.settings.node_file import NODE_FILE
from saksama_node.settings.refused import SettingRefused

UMASK: Final = 0o077
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder as it lies there. `mode`: its permission bits."""

    path: Path
    mode: int
    is_folder: bool
    is_ours: bool

    @property
    def is_open(self) -> bool:
        """Whether another user of this machine could use it."""
        return bool(self.mode & _OTHERS)


def places(data: Path, database: Path | None = None, *, whole: bool = False) -> list[Place]:
    """What is looked at: `data` first. `database`: of SQLite; what SQLite puts beside it is looked at too."""
    top = look_at(data)
    if top is None:
        return []
    below = _whole(data) if whole and top.is_open else _first(data)
    beside = (database.with_name(f"{database.name}{end}") for end in ("", "-wal", "-shm")) if database else ()
    return [top, *_found({*below, *beside})]


def is_private(place: Place, data: Path) -> bool:
    """Whether it must be ours: all that the node itself writes or reads; not another's note beside it."""
    name = place.path.name
    return place.is_folder or place.path.parent != data or name == NODE_FILE or ".sqlite3" in name


def close(data: Path, database: Path | None = None) -> list[Place]:
    """Close what lies open and is ours; give what it was, `data` first. Raises `SettingRefused` for another's."""
    # The node may lie behind a link of its keeper's; what SQLite writes beside a database is beside the true one.
    data = data.resolve()
    closed = []
    for place in places(data, database and database.resolve(), whole=True):
        if not place.is_ours:
            if is_private(place, data):
                raise SettingRefused("SAKSAMA_DATA", "folder-owner", {"place": str(place.path)})
        elif place.is_open:
            _close(place)
            closed.append(place)
    return closed


def _close(place: Place) -> None:
    # By what was opened, not by its name: it might be another thing by now.
    handle = os.open(place.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        state = os.fstat(handle)
        if state.st_uid != os.geteuid():
            raise SettingRefused("SAKSAMA_DATA", "folder-owner", {"place": str(place.path)})
        os.fchmod(handle, stat.S_IMODE(state.st_mode) & ~_OTHERS)
    finally:
        os.close(handle)


def _first(data: Path) -> Iterator[Path]:
    yield from data.iterdir()
    if (data / KEYS).is_dir():
        yield from (data / KEYS).iterdir()


def _whole(data: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(data):
        yield from (Path(folder) / name for name in (*names, *files))


def _found(paths: Iterable[Path]) -> list[Place]:
    return [place for path in sorted(paths) if (place := look_at(path, link=False)) is not None]


def look_at(path: Path, *, link: bool = True) -> Place | None:
    """What lies there; None where this user sees nothing (any more), a link that is not to be followed, or no file."""
    try:
        state = path.stat(follow_symlinks=link)
    except (FileNotFoundError, PermissionError):
        return None
    is_folder = stat.S_ISDIR(state.st_mode)
    if not is_folder and not stat.S_ISREG(state.st_mode):
        return None
    return Place(path, stat.S_IMODE(state.st_mode), is_folder, state.st_uid == os.geteuid())
