"""What is in a backup: which files of a node, how they are copied, and the table of contents with the SHA-256 of each.

Rules kept here:
  * Everything in the node's folder is kept but what is named here: locks, caches, unfinished files, the database, which
    has its own way, and the secret keys unless they are asked for.
  * A file is copied in chunks, digested, durable, for this user alone, with its time. One that is deleted while the
    copy runs is no error: the node goes on working.
  * Symbolic links are not followed: they may lead out of the folder.
  * A folder is a backup only with its manifest, which is written last; every file is in it, and no other is there.
  * It names files by place; those places are random ids and digests, never a person, a title or a number of a case.
    A fault names a file or a folder, never what is in it.
Left to others: the order of database and files, the folder's one rename (making), the words around a fault (the
commands).
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from saksama.errors import CallerError, EvidenceError, WorldError
from saksama_node.settings import durable


class PlaceTaken(CallerError):
    """Something lies where the backup was to go."""

    code = "backup.place-taken"
    advice = "Name a folder that does not exist yet: each backup is a folder of its own."

    place: str


class PlaceOwn(CallerError):
    """The backup was to go into the node's own folder: it would be lost with it, and each would hold those before."""

    code = "backup.place-own"
    advice = "Name a folder outside the node's own, on another disk: backups are for the day this one is gone."

    place: str


class NotWritten(WorldError):
    """The disk did not take the backup; nothing of it was left that could be mistaken for one."""

    code = "backup.not-written"
    advice = (
        "Look whether the place is spelt as you mean it and the node's user may write there; else make room, or name "
        "another disk. Then run it again."
    )

    place: str
    why: str


class BackupDamaged(EvidenceError):
    """The backup is not what its manifest says."""

    code = "backup.damaged"
    advice = "Use another backup. This one was cut short, changed, or its disk fails."

    file: str
    why: str


class KeysMissing(CallerError):
    """The backup was made without secret keys, and they were not named, or not all are there."""

    code = "restore.keys-missing"
    advice = "Name the folder where the keys are kept apart: --keys FOLDER."

    missing: tuple[str, ...]


class KeysOther(CallerError):
    """Keys that the backup needs are not among those that were named, or are others of the same name."""

    code = "restore.keys-other"
    advice = (
        "Name the folder with the keys as they stood when this backup was made: they are copied after each change of "
        "a key. What is lost for good is named by --without KEY; what it alone opens stays shut."
    )

    keys: tuple[str, ...]


class OtherDatabase(CallerError):
    """The backup is of another kind of database than SAKSAMA_DATABASE_URL names; without it, SQLite."""

    code = "restore.other-database"
    advice = (
        "Restore into the kind of database that it came from: leave SAKSAMA_DATABASE_URL empty for SQLite, or name a "
        "new PostgreSQL database."
    )

    backup: str
    named: str


class DatabaseTaken(CallerError):
    """The database that SAKSAMA_DATABASE_URL names holds a node."""

    code = "restore.database-taken"
    advice = "Create a new, empty database and name it; nothing is written over."

    origin: str


CHUNK: Final = 1 << 20
_NOT_KEPT: Final = frozenset({"cache", "locks", "beats", "bells"})
_NOT_KEPT_ENDS: Final = (".lock", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm")


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: its place within the folder, its bytes and their SHA-256."""

    path: str
    size: int
    sha256: str


class Needed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A secret key file that the node needs. `sha256`: of a prefix and its content, which tells nothing of the key."""

    path: str
    sha256: str


def kept(data: Path, *, with_keys: bool) -> Iterator[str]:
    """The places of the files that belong into a backup, in order."""
    for folder, names, files in os.walk(data):
        here = Path(folder).relative_to(data)
        names[:] = sorted(name for name in names if not name.startswith(".") and str(here / name) not in _NOT_KEPT)
        for name in sorted(files):
            place = here / name
            if name.startswith(".") or name.endswith(_NOT_KEPT_ENDS) or (data / place).is_symlink():
                continue
            # A secret key leaves the folder only when somebody says so; the public halves are in the log as well.
            if with_keys or place.parts[0] != "keys" or name.endswith(".pub"):
                yield str(place)


def copy_file(source: Path, target: Path, place: str) -> Item | None:
    """Copy one file from folder to folder; None if it is gone. Durable when this returns."""
    out = target / place
    try:
        file = (source / place).open("rb")
    except FileNotFoundError:
        return None
    with file:
        durable.make_folder(out.parent)
        state, size = hashlib.sha256(), 0
        # Before it is read: what is changed meanwhile then has another time, and is copied again by the next.
        changed = os.fstat(file.fileno()).st_mtime_ns
        with durable.new_file(out) as copy:
            while piece := file.read(CHUNK):
                state.update(piece)
                size += copy.write(piece)
            copy.flush()
            os.utime(copy.fileno(), ns=(changed, changed))
    return Item(place, size, state.hexdigest())


def read_through(folder: Path, place: str) -> Item:
    """Digest one file that lies in a folder."""
    path = folder / place
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Item(place, path.stat().st_size, digest)


_NEEDED: Final = b"saksama/key-file/v1\x00"


def needed(data: Path, place: str) -> Needed:
    """How a key file of the node's folder is named in a manifest."""
    return Needed(place, _fingerprint(data / place))


def check_keys(needs: Iterable[Needed], find: Callable[[str], Path | None], lost: Collection[str] = ()) -> None:
    """Raise `KeysOther` where a key that a backup needs is not what `find` finds; of the `lost` nothing is asked."""
    other = tuple(each.path for each in needs if each.path not in lost and not _is_there(each, find(each.path)))
    if other:
        raise KeysOther(other)


def _is_there(wanted: Needed, file: Path | None) -> bool:
    return file is not None and _fingerprint(file) == wanted.sha256


def _fingerprint(file: Path) -> str:
    # Blanks at its ends are no part of a key.
    return hashlib.sha256(_NEEDED + file.read_bytes().strip()).hexdigest()


FILE: Final = "manifest.json"
FORMAT: Final = "saksama-backup/v1"
SQLITE_FILE: Final = "saksama.sqlite3"
TABLES: Final = "database"
_PLACE = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")

type Tell = Callable[[int, int], None]


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`made`: moment of the database's snapshot; `engine`: sqlite or postgresql; `migrations`: applied, as app.name;
    `size` and `root`: the log's tree in that snapshot; `keys`: whether the secret keys are in it; `needs`: those that
    it is worth nothing without, wherever they are.
    """

    format: str
    made: str
    version: str
    origin: str
    code: str
    engine: str
    migrations: tuple[str, ...]
    size: int
    root: str
    keys: bool
    needs: tuple[Needed, ...]
    files: tuple[Item, ...]


def write(place: Path, manifest: Manifest) -> str:
    """Write it durably into the backup; give its own SHA-256."""
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    durable.write_new(place / FILE, data)
    return hashlib.sha256(data).hexdigest()


def read(place: Path) -> Manifest:
    """Read it strictly. Raises BackupDamaged."""
    try:
        found = msgspec.json.decode((place / FILE).read_bytes(), type=Manifest)
    except OSError as error:
        raise BackupDamaged(FILE, "there is none: this is no backup, or one that was not finished") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BackupDamaged(FILE, str(error)) from error
    if found.format != FORMAT:
        raise BackupDamaged(FILE, f"format {found.format[:40]!r}")
    for item in found.files:
        if _PLACE.fullmatch(item.path) is None:
            raise BackupDamaged(FILE, "a path that leads elsewhere")
    return found


def check(place: Path, tell: Tell = lambda _done, _of: None) -> Manifest:
    """Read every file of a backup and compare. Raises BackupDamaged with the first that differs."""
    manifest = read(place)
    check_listing(place, manifest)
    for done, item in enumerate(manifest.files, 1):
        try:
            found = read_through(place, item.path)
        except OSError as error:
            raise BackupDamaged(item.path, "missing or not readable") from error
        if found != item:
            raise BackupDamaged(item.path, f"{found.size} bytes of another digest than was written down")
        tell(done, len(manifest.files))
    return manifest


def check_listing(place: Path, manifest: Manifest) -> None:
    """Compare names and sizes alone. Raises BackupDamaged with the first that differs."""
    sizes = {item.path: item.size for item in manifest.files}
    for path in sorted(place.rglob("*")):
        name, state = str(path.relative_to(place)), path.lstat()
        if stat.S_ISDIR(state.st_mode) or name == FILE:
            continue
        if name not in sizes or not stat.S_ISREG(state.st_mode):
            raise BackupDamaged(name, "not in the manifest")
        if state.st_size != sizes.pop(name):
            raise BackupDamaged(name, "of another size than was written down")
    if sizes:
        raise BackupDamaged(min(sizes), "missing or not readable")
