"""The node's folder, its key files and the disks they lie on: there, readable by their owner alone, with room to write.

Rules kept here:
  * Nothing is read of a key but its mode, owner and size; nothing is changed: who starts the node closes what lies
    open.
  * A write is tried and synced: a disk that only says it has room may be read-only, or have lost its device. What was
    written to try is removed again.
Left to others: what each key is for (`settings.keyfiles`), how long one counts (`flows.node.examine_node`), which
folders these are (the caller).
"""

import os
import tempfile
from pathlib import Path
from typing import Final

from saksama_node.condition.check import Check, Octets, found
from saksama_node.condition.why import why
from saksama_node.settings import keyfiles, private

KEY_FILES = (
    keyfiles.LOG,
    keyfiles.WITNESS,
    keyfiles.TRANSPORT,
    keyfiles.AGE,
    keyfiles.VAULT_RECIPIENT,
    keyfiles.INSTITUTION_VERIFIER,
    keyfiles.LEAK,
    keyfiles.CASES,
    keyfiles.SEARCH,
    keyfiles.DJANGO_SECRET,
)
"""What must be here for the node to work; the locked ones may lie elsewhere."""
LOCKED_FILES = (keyfiles.VAULT_LOCKED, keyfiles.INSTITUTION_LOCKED)
_LEAST: Final = {keyfiles.LEAK: 64, keyfiles.CASES: 64, keyfiles.SEARCH: 64}
_LEAST_OF_ANY: Final = keyfiles.LEAST_SECRET
"""Octets: what is shorter was cut off, as by a copy onto a full disk, or is empty."""
_PUBLIC = (keyfiles.VAULT_RECIPIENT, keyfiles.INSTITUTION_VERIFIER)
LOW: Final = 2_000_000_000
FULL: Final = 200_000_000
FEWEST_INODES: Final = 1000


def node_folder(named: str) -> Path | None:
    """The folder that a setting names, where there is one at all that this user may look into."""
    folder = Path(named).absolute()
    return folder if named and _may(folder, os.R_OK | os.X_OK) and folder.is_dir() else None


def check_folder(data: Path, database: Path | None = None) -> list[Check]:
    """Mode and owner of what lies there but the keys of `check_keys`. `database`: of SQLite.

    A file that lies open in a closed folder is out of reach; whoever starts the node closes it (`settings.private`).
    """
    wrong, keys = [], {data / key for key in (*KEY_FILES, *LOCKED_FILES)}
    found_there = [place for place in private.places(data, database) if place.path not in keys]
    reached = bool(found_there) and found_there[0].is_open
    for place in found_there:
        if not place.is_ours and private.is_private(place, data):
            wrong.append(found("folder.owner", str(place.path)))
        elif place.is_open and (reached or place.is_folder or not place.path.is_relative_to(data)):
            wrong.append(found("folder.open", str(place.path), mode=f"{place.mode:04o}"))
    return wrong or [found("folder.well", path=str(data))]


def check_keys(data: Path) -> list[Check]:
    """File by file: there, its owner, its mode, and whether it can be whole."""
    wrong, count = _broken(data), 0
    for key in (*KEY_FILES, *LOCKED_FILES):
        place = private.look_at(data / key)
        if place is None or place.is_folder:
            if key in KEY_FILES:
                wrong.append(found("key.missing", str(data / key)))
            continue
        count += 1
        if not place.is_ours:
            wrong.append(found("folder.owner", str(place.path)))
        if key not in _PUBLIC and place.is_open:
            wrong.append(found("key.open", str(place.path), mode=f"{place.mode:04o}"))
    return wrong or [found("key.well", count=count)]


def _broken(data: Path) -> list[Check]:
    """Each key file of any number that is cut off, or that its own user cannot read."""
    least = {key: _LEAST.get(key, _LEAST_OF_ANY) for key in (*KEY_FILES, *LOCKED_FILES)}
    there = [(data / file, low) for key, low in least.items() for file in keyfiles.numbered(data, key)]
    return [
        found("key.broken", str(file))
        for file, low in there
        if file.is_file() and (file.stat().st_size < low or not _may(file, os.R_OK))
    ]


def _may(place: Path, mode: int) -> bool:
    """Whether the user in whose name this process works may do this there."""
    return os.access(place, mode, effective_ids=os.access in os.supports_effective_ids)


def free(folder: Path) -> int:
    """Octets that this user can still write where `folder` lies; OSError."""
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize


def check_disk(folder: Path) -> list[Check]:
    """Room, inodes, and one write that is synced."""
    about = str(folder)
    try:
        room = os.statvfs(folder)
        _write(folder)
    except OSError as error:
        return [found("disk.unwritable", about, why=why(error))]
    # A file system that counts no inodes says 0 of 0.
    if room.f_files and room.f_favail < FEWEST_INODES:
        return [found("disk.no-inodes", about, free=room.f_favail)]
    return [judge(about, room.f_bavail * room.f_frsize)]


def judge(about: str, octets: int) -> Check:
    """What so much free room means."""
    code = "disk.full" if octets < FULL else "disk.low" if octets < LOW else "disk.well"
    return found(code, about, free=Octets(octets))


def judge_reserve(about: str, kept: int, left: int, for_files: int) -> Check:
    """What it means that of so much that is kept for the log so much is there. `for_files`: below 0, none is taken."""
    if left < kept // 2:
        code = "disk.reserve-used"
    else:
        code = "disk.reserve-well" if for_files >= 0 else "disk.reserve-reached"
    return found(code, about, kept=Octets(kept), left=Octets(left), room=Octets(max(0, for_files)))


def _write(folder: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
        file.write(b"saksama")
        file.flush()
        os.fsync(file.fileno())
