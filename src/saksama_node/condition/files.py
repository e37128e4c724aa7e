"""The node's folder, its key files and the disks they lie on: there, readable by their owner alone, with room to write.

Rules kept here:
  * Nothing is read of a key but its mode and owner; nothing is changed: who starts the node closes what lies open.
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
from saksama_node.settings.refused import SettingRefused

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
_PUBLIC = (keyfiles.VAULT_RECIPIENT, keyfiles.INSTITUTION_VERIFIER)
LOW: Final = 2_000_000_000
FULL: Final = 200_000_000
FEWEST_INODES: Final = 1000


def node_folder(named: str) -> Path | None:
    """The folder that a setting names, where there is one at all."""
    folder = Path(named).absolute()
    return folder if named and folder.is_dir() else None


def read_django_secret(data: Path) -> str:
    """What Django reads before anything else; `SettingRefused` where it cannot be read."""
    try:
        return keyfiles.read_line(data, keyfiles.DJANGO_SECRET)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(str(keyfiles.DJANGO_SECRET), "key-unread", {"why": type(error).__name__}) from error


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
    """File by file: there, its owner, its mode."""
    wrong, count = [], 0
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
