"""The folder of a copy: whether it may be one, who writes into it, and laying a file there.

Rules kept here:
  * A copy is made in an empty folder, or in one that holds a copy or a part of one: nobody's own files are taken away.
  * A folder with a link in it is refused before anything in it is touched.
  * One run at a time: it holds the lock of a file that also says, while there is no manifest, whose folder it is.
  * A file is laid as a new one; what a link names is never written to.
Left to others: what lies in it (keeping, manifest), the lock itself (cli.lock).
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from saksama.cli.copies.manifest import LARGEST, NAME, Manifest, ManifestMalformed, parse_copy_manifest
from saksama.cli.copies.reading import octets_within
from saksama.cli.lock import locked
from saksama.errors import CallerError, WorldError

MARK: Final = ".saksama-mirror"
_NEW_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class FolderUnusable(CallerError):
    """No copy can be made in this folder. `why`: what stands against it."""

    code = "mirror.folder"
    advice = "Give an empty folder, a new one, or one that saksama mirror made, without links in it."

    folder: str
    why: str


class CopyUnderWay(WorldError):
    """Another run makes a copy in this folder."""

    code = "mirror.under-way"
    advice = "Wait until the other saksama mirror has ended, or give another folder."

    folder: str


@contextmanager
def sole(folder: Path) -> Iterator[None]:
    """Make `folder` where it is not there, and hold it alone. Raises `FolderUnusable`, `CopyUnderWay`."""

    def refuse() -> None:
        raise CopyUnderWay(str(folder))

    with ExitStack() as held:
        with usable(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _check(folder.resolve())
            held.enter_context(locked(folder / MARK, refuse))
        yield


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Tell what the disk refuses within as the folder's. Raises `FolderUnusable`."""
    try:
        yield
    except OSError as error:
        why = f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror)
        raise FolderUnusable(str(folder), why) from error


def refuse_another(folder: Path, url: str) -> None:
    """Whose copy lies there stays so. Raises `FolderUnusable` where it is that of another address."""
    there = _manifest(folder.resolve())
    if there is not None and there.url != url:
        raise FolderUnusable(str(folder), f"it holds the copy of {there.url}")


def lay(file: Path, octets: bytes) -> None:
    """Write a new file; one that has its name, or a link, goes."""
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, _NEW_FLAGS, 0o666), "wb") as out:
        out.write(octets)


def _check(folder: Path) -> None:
    for above, below, files in folder.walk():
        for name in (*below, *files):
            if (above / name).is_symlink():
                raise FolderUnusable(str(folder), f"{(above / name).relative_to(folder)} is a link")
    if any(folder.iterdir()) and not (folder / MARK).is_file() and _manifest(folder) is None:
        raise FolderUnusable(str(folder), f"it is not empty, and holds no copy: no {NAME} of one in it")


def _manifest(folder: Path) -> Manifest | None:
    found = octets_within(folder, NAME, LARGEST)
    if found is None:
        return None
    try:
        return parse_copy_manifest(found)
    except ManifestMalformed:
        return None
