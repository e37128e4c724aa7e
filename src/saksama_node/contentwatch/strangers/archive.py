"""The archive: every file of a capture under its SHA-256, once, sealed to the node's key.

Rules kept here:
  * The same bytes are kept once, whoever brought them and however often.
  * A file is on disk, whole and synced, before the entry that commits to it; only ciphertext stays.
  * What an act is about to name is held while it runs: a file that an erasure of the same bytes took away meanwhile
    has its name again, also on a disk that is full by then.
  * What is opened is what its name says, or it is missing (`ContentMissing`).
Left to others: which captures hold a file (models), what of it is shown (web), erasing.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import pyrage

from saksama.errors import WorldError
from saksama_node.ledger.sealing import identity, named
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import give_back, new_file, second_name
from saksama_node.settings.reserve import check_room

FOLDER: Final = "sealed/content"
_LOG: Final = logging.getLogger("saksama.archive")


class ContentMissing(WorldError):
    """The sealed file is not on disk, its key does not open it, or it holds something else."""

    code = "content.missing"
    advice = "Restore the folder sealed/content from the backup."

    sha256: str


def put(data: bytes) -> str:
    """Keep `data` sealed and durably; give its SHA-256 in hex. The same bytes again change nothing.

    Raises `NoRoomForFiles`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = _path(sha256)
    if path.exists():
        # It is needed anew: whoever looks for what nothing needs (erasing.sweep_unneeded) leaves it alone for a while.
        path.touch()
    else:
        check_room(len(data))
        # Two that bring the same at once write the same: whoever is later replaces it.
        with new_file(path, over=True) as file:
            file.write(pyrage.encrypt(data, [identity().to_public()]))
    return sha256


@contextmanager
def held(files: Iterable[bytes]) -> Iterator[None]:
    """Keep these as `put` does, and hold them on the disk until the act that names them is over.

    Raises OSError before the act alone. What fails after it is the machine's to be told: the act stands.
    """
    with ExitStack() as stack:
        holds = [_held(stack, data) for data in files]
        yield
        for second, path in holds:
            try:
                give_back(second, path)
            except OSError as error:
                _LOG.error("the archive lost %s: %s", path.stem, type(error).__name__)


def _held(stack: ExitStack, data: bytes) -> tuple[Path, Path]:
    while True:
        path = _path(put(data))
        # Taken away this moment: it is put again.
        with suppress(FileNotFoundError):
            return stack.enter_context(second_name(path)), path


def remove_unless(sha256: str, is_needed: Callable[[], bool]) -> None:
    """Take a file away, unless something needs it; what begins to need it meanwhile has it again."""
    path = _path(sha256)
    if is_needed():
        return
    try:
        with second_name(path) as second:
            remove(sha256)
            # Named by an act between the question and the removal: its file was taken for kept.
            if is_needed():
                give_back(second, path)
    except FileNotFoundError:
        return


def older_than(seconds: float) -> Iterator[str]:
    """The names of files that were last put so long ago or longer, by the machine's own clock."""
    before = time.time() - seconds
    for path in (SETTINGS.data / FOLDER).glob("??/*.age"):
        # One that goes meanwhile is not there to be old.
        with suppress(FileNotFoundError):
            if path.stat().st_mtime <= before:
                yield path.stem


def get(sha256: str) -> bytes:
    """The plain bytes. Raises `ContentMissing`."""
    return named(_path(sha256), ContentMissing)


def remove(sha256: str) -> None:
    """Take a file away; nothing happens where it is not there."""
    _path(sha256).unlink(missing_ok=True)


def _path(sha256: str) -> Path:
    return SETTINGS.data / FOLDER / sha256[:2] / f"{sha256}.age"
