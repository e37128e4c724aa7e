"""Counting one at a time, in whichever thread of whichever process of the node.

Rules kept here: who counts in the cache reads, adds and writes alone; nothing is written for it, so a node whose disk
takes no writing still counts as far as its cache lets it.
Left to others: what is counted, and for how long (`accounts.tries`, the portal's `throttle`).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from saksama_node.settings.current import SETTINGS


@contextmanager
def alone() -> Iterator[None]:
    """Be the only one who counts. Short: others wait."""
    # Opened each time: the lock belongs to the open folder, so threads of one process wait for each other too.
    handle = os.open(SETTINGS.data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
