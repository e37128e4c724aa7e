"""The folder in the machine's memory where the processes of one server count together.

Rules kept here:
  * It goes with its server; what a killed one left behind is cleared away by the next that starts on this machine.
  * It is held by a lock that its server's children hold too: a folder that anybody still writes to is not left behind.
  * It gets the name by which others look for it only once it is held.
Left to others: what is counted there (`web.vitals`).
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from saksama_node.settings.figures import FIGURES

_SHARED_MEMORY: Final = "/dev/shm"  # noqa: S108 - a folder of our own is made in it, for us alone
_BEGUN: Final = "saksama-begun-"
_HELD: Final = "saksama-figures-"


@contextmanager
def figures_folder(top: Path | None = None) -> Iterator[Path]:
    """Make it, and name it to whoever counts, in this process and those that it makes.

    `top`: where; None: the machine's memory, or where temporary files go if there is none that takes writing.
    """
    place = top or Path(_SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else tempfile.gettempdir())
    _clear_away(place)
    begun = Path(tempfile.mkdtemp(prefix=_BEGUN, dir=place))
    held = os.open(begun, os.O_RDONLY | os.O_DIRECTORY)
    folder = begun.with_name(begun.name.replace(_BEGUN, _HELD, 1))
    try:
        fcntl.flock(held, fcntl.LOCK_SH)
        begun.rename(folder)
        os.environ[FIGURES] = str(folder)
        yield folder
    finally:
        os.close(held)
        shutil.rmtree(folder, ignore_errors=True)


def _clear_away(place: Path) -> None:
    for left in place.glob(f"{_HELD}*"):
        # Another account's, or one that another server clears away now.
        with suppress(OSError):
            held = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left)
            finally:
                os.close(held)
