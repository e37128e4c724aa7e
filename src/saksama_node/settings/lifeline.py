"""A process ends with the one that started it, however that one ends, and may be listed by a name of its own.

Rules kept here:
  * Linux tells the child by a signal (prctl PR_SET_PDEATHSIG); it is SIGKILL, because a graceful end may wait for a
    request that hangs, and nobody is left who would lose patience.
  * A parent that died before the child could ask is noticed by the changed parent.
  * The signal follows the thread that started the child: start from one that lasts.
Left to others: systems without such a signal, where a child that outlives its parent is found by the port it holds.
"""

import ctypes
import os
import signal
import sys
from multiprocessing import parent_process

_PR_SET_PDEATHSIG = 1
_PR_SET_NAME = 15


def end_with_parent() -> None:
    """Ask the system to kill this process when its parent dies. For a child just before, or after, it begins."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def end_with_server() -> None:
    """The same for a process that another made by `multiprocessing`; nothing where this is none."""
    server = parent_process()
    if server is None:
        return
    end_with_parent()
    if os.getppid() != server.pid:
        os._exit(1)


def name_this_process(name: str) -> None:
    """Have this process, and those that it makes, listed by a name of at most 15 letters (`comm`)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode())
