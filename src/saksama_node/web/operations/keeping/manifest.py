"""A backup's table of contents: every file with its SHA-256, and where the log stood.

Rules kept here:
  * A folder is a backup only with its manifest, which is written last; every file is in it, and no other is there.
  * It names files by place; those places are random ids and digests, never a person, a title or a number of a case.
Left to others: what is copied (copying, database), the folder's one rename (backup).
"""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from saksama_node.settings import durable
from saksama_node.web.operations.keeping.copying import Item, read_through
from saksama_node.web.operations.keeping.faults import BackupDamaged

FILE: Final = "manifest.json"
FORMAT: Final = "saksama-backup/v1"
SQLITE_FILE: Final = "saksama.sqlite3"
TABLES: Final = "database"
_PLACE = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")

type Tell = Callable[[int, int], None]


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`made`: moment of the database's snapshot; `engine`: sqlite or postgresql; `migrations`: applied, as app.name;
    `size` and `root`: the log's tree in that snapshot; `keys`: whether the secret keys are in it.
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
    named = {item.path for item in manifest.files} | {FILE}
    for path in sorted(place.rglob("*")):
        if not path.is_dir() and str(path.relative_to(place)) not in named:
            raise BackupDamaged(str(path.relative_to(place)), "not in the manifest")
    for done, item in enumerate(manifest.files, 1):
        try:
            found = read_through(place, item.path)
        except OSError as error:
            raise BackupDamaged(item.path, "missing or not readable") from error
        if found != item:
            raise BackupDamaged(item.path, f"{found.size} bytes of another digest than was written down")
        tell(done, len(manifest.files))
    return manifest
