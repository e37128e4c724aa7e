"""The lock of a file: one process has it at a time, and the system gives it back when that one ends, however it ends.

Rules kept here:
  * The file stays when the lock is given back, so that nobody waits for a file that is gone.
  * A link in its place is not followed.
Left to others: which file, and how long whoever finds it taken waits.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FLAGS: Final = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def locked(file: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Have the lock of `file`, which is made where it is not there. Raises OSError where there can be none.

    `wait` is called again and again while another has it; what it raises ends that.
    """
    handle = os.open(file, _FLAGS, 0o666)
    try:
        while not _taken(handle):
            wait()
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
