"""What the C library keeps of the memory that Python let go.

Rules kept here:
  * All threads of a process share one arena: one for each keeps what that thread let go, and no two threads of Python
    ask for memory at once.
  * What was let go is given back to the system now and then: every minute all loops work, and then rest.
  * Another C library than glibc has neither; there nothing is done.
"""

import ctypes
from contextlib import suppress
from typing import Final

_ARENAS_MOST: Final = -8
"""M_ARENA_MAX of <malloc.h>."""
_LIBRARY: Final = ctypes.CDLL(None)


def share_one_arena() -> None:
    """For this process and its copies, before its threads begin."""
    with suppress(AttributeError):
        _LIBRARY.mallopt(_ARENAS_MOST, 1)


def give_back() -> None:
    """Give back whole pages that nothing lies in; takes about a millisecond."""
    with suppress(AttributeError):
        _LIBRARY.malloc_trim(0)
