"""Files that are whole and on disk before anyone relies on them.

Rules kept here:
  * A name appears only over bytes that are synced: written under another name first, then linked or renamed.
  * The name itself is synced too, and so is every folder that was newly made, each in the folder that holds it.
  * What fails on the way leaves no name behind; what a killed process left is removed by `sweep`.
  * Who writes holds a lock on what is unfinished until it has its name or is gone. The lock falls with its process, so
    what nobody holds is nobody's.
Left to others: what the bytes are (keys, blobs, evidence, sealed dispatches), the database's own files.
"""

import fcntl
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

NEW = ".new-"
"""How the name of a file or folder begins that is still being written."""
_UNFINISHED: Final = re.compile(rf"{re.escape(NEW)}[0-9a-f]{{24}}")


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's list of names, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """Make a folder and those above it that lack, each of them durable; one that is there keeps its mode."""
    if not folder.parent.is_dir():
        make_folder(folder.parent, mode)
    folder.mkdir(mode=mode, exist_ok=True)
    # Also when it was there: another thread may have made it this moment and not synced it yet.
    sync(folder.parent)


@contextmanager
def unfinished_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A file without a name that counts, for this user alone, held while it is open; gone at the end unless renamed."""
    path, handle = _held(folder, lambda path: os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with os.fdopen(handle, "w+b") as file:
            yield cast("BinaryIO", file), path
    finally:
        path.unlink(missing_ok=True)


def unfinished_folder(folder: Path) -> tuple[Path, int]:
    """A folder without a name that counts, for this user alone, and the handle that holds it: the caller closes it."""
    return _held(folder, _make_and_open)


@contextmanager
def unfinished_beside(place: Path) -> Iterator[Path]:
    """A folder to fill, beside its place; gone at the end unless renamed. Those that the killed left there go first."""
    make_folder(place.parent)
    sweep_folder(place.parent)
    unfinished, handle = unfinished_folder(place.parent)
    try:
        yield unfinished
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        os.close(handle)


@contextmanager
def new_file(path: Path, *, over: bool = False) -> Iterator[BinaryIO]:
    """A file, for this user alone, that has its name only when all of it was written and is on disk.

    Raises FileExistsError, after the writing, if the name is taken; `over`: what has the name is replaced.
    """
    make_folder(path.parent)
    with unfinished_file(path.parent) as (file, fresh):
        yield file
        file.flush()
        os.fsync(file.fileno())
        if over:
            fresh.replace(path)
        else:
            path.hardlink_to(fresh)
    sync(path.parent)


@contextmanager
def second_name(path: Path) -> Iterator[Path]:
    """Another name of a file beside its own, gone at the end: while it lasts, what the file holds is on the disk.

    Taking it, and giving the first name back (`give_back`), needs no room for the file's bytes. Raises
    FileNotFoundError where there is no such file.
    """
    second = path.with_name(f"{NEW}{secrets.token_hex(12)}")
    second.hardlink_to(path)
    try:
        with second.open("rb") as file:
            # Shared: another may hold the same file too; a sweep that comes meanwhile leaves it.
            fcntl.flock(file, fcntl.LOCK_SH)
            yield second
    finally:
        second.unlink(missing_ok=True)


def give_back(second: Path, path: Path) -> None:
    """Let a file that is held by a second name have its first again, durably; one that has it keeps it."""
    with suppress(FileExistsError):
        path.hardlink_to(second)
        sync(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write one file durably; raises FileExistsError and never writes over."""
    with new_file(path) as file:
        file.write(content)


def remove(path: Path) -> None:
    """Remove a file for good, so that no power cut brings its name back; one that is gone already stays so."""
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        sync(path.parent)


def discard(folder: Path) -> None:
    """Take a folder away, its name first, so that no half of it stands there; one that is gone already stays so."""
    fresh = folder.with_name(f"{NEW}{secrets.token_hex(12)}")
    with suppress(FileNotFoundError):
        folder.rename(fresh)
        sync(folder.parent)
        shutil.rmtree(fresh)


def sweep(top: Path) -> int:
    """Remove below `top` what killed processes left unfinished; give how much. May run at any time, beside any writer.

    What cannot be removed, as on a disk that takes no writing, stays.
    """
    return sum(sweep_folder(Path(folder)) for folder, _, _ in os.walk(top))


def sweep_folder(folder: Path) -> int:
    """The same in this folder alone, and not below it."""
    return sum(_swept(path) for path in folder.glob(f"{NEW}*") if _UNFINISHED.fullmatch(path.name))


def _make_and_open(path: Path) -> int:
    path.mkdir(mode=0o700)
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY)


def _held(folder: Path, make: Callable[[Path], int]) -> tuple[Path, int]:
    """Make something unfinished in `folder` and hold it; again where a sweep came between the two."""
    while True:
        path = folder / f"{NEW}{secrets.token_hex(12)}"
        try:
            handle = make(path)
        except FileNotFoundError:
            # A folder that was swept before it was opened; where `folder` itself is gone, nothing can be made.
            if not folder.is_dir():
                raise
            continue
        fcntl.flock(handle, fcntl.LOCK_EX)
        if _leads_to(path, handle):
            return path, handle
        os.close(handle)


def _swept(path: Path) -> bool:
    """Remove it if nobody holds it; whether it was removed."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        # Fails where a process that lives is writing it.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _leads_to(path, handle):
            return False
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _leads_to(path: Path, handle: int) -> bool:
    """Whether the name is still that of what was opened."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False
