"""What the C library keeps of the memory that Python let go.

Rules kept here:
  * All threads of a process share one arena: one for each keeps what that thread let go, and no two threads of Python
    ask for memory at once.
  * Before a process is copied, the holes between what it holds are taken. What a copy wrote into them would part it
    from the pages around them, which all hold once as long as nobody writes there: seven megabytes a copy.
  * What was let go is given back to the system now and then: every minute all loops work, and then rest.
  * Another C library than glibc has none of these; there nothing is done.
"""

import ctypes
from contextlib import suppress
from typing import Final

_ARENAS_MOST: Final = -8
"""M_ARENA_MAX of <malloc.h>."""
_LARGEST: Final = 64 << 10
_LEAST: Final = 24
"""Octets of a piece that holes are taken in, and of the smallest one that there can be."""
_LIBRARY: Final = ctypes.CDLL(None)


class Told(ctypes.Structure):
    """`struct mallinfo2` of <malloc.h>, in octets; `top`: what is free above all that is held."""

    _fields_ = (("others", ctypes.c_size_t * 9), ("top", ctypes.c_size_t))


def share_one_arena() -> None:
    """For this process and its copies, before its threads begin."""
    with suppress(AttributeError):
        _LIBRARY.mallopt(_ARENAS_MOST, 1)


def take_holes() -> None:
    """Take, for good, each free piece that lies below the end of what this process of one arena holds."""
    with suppress(AttributeError):
        end, tell, take, let_go = _LIBRARY.sbrk, _LIBRARY.mallinfo2, _LIBRARY.malloc, _LIBRARY.free
        tell.restype = Told
        end.restype = take.restype = ctypes.c_size_t
        take.argtypes = let_go.argtypes = (ctypes.c_size_t,)
        edge = end(0) - tell().top
        size = _LARGEST
        while size >= _LEAST:
            while 0 < (piece := take(size)) < edge:
                pass
            # Of none below: this one came from the end.
            let_go(piece)
            size = min(size - 16, size * 7 // 8)


def give_back() -> None:
    """Give back whole pages that nothing lies in; takes about a millisecond."""
    with suppress(AttributeError):
        _LIBRARY.malloc_trim(0)
