"""Ask the system to hold this process's memory in large pages: what is read here and there is then found quicker.

Rules kept here:
  * A request, no condition: where the system has no such pages or does not give them, nothing is changed and nothing
    told. The answer of a command is the same.
  * Asked of what was already written, private and without a file; nothing else of the process is touched.
Left to others: when it is worth asking (`match`).
"""

import ctypes
import re
import sys
from pathlib import Path
from typing import Final

LARGE: Final = 2 << 20
"""Bytes of a large page; smaller stretches are left as they are."""
_MAPS: Final = Path("/proc/self/maps")
# proc_pid_maps(5): address, rights, offset, device, inode 0; with a name the heap alone.
_OWN: Final = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0\s*(\[heap\])?")
_HUGEPAGE: Final = 14
"""madvise(2), MADV_HUGEPAGE: from now on, as memory is written."""
_COLLAPSE: Final = 25
"""madvise(2), MADV_COLLAPSE (Linux 6.1): what was written, at once; an older system refuses, and does it by and by."""


def stretches(maps: str) -> list[tuple[int, int]]:
    """First and last address of own memory in whole large pages. `maps`: a file of proc_pid_maps(5)."""
    found = []
    for line in maps.splitlines():
        if own := _OWN.fullmatch(line.rstrip()):
            begin, end = -(-int(own[1], 16) // LARGE) * LARGE, int(own[2], 16) // LARGE * LARGE
            if begin < end:
                found.append((begin, end))
    return found


def ask_for_large_pages() -> int:
    """Ask for all that this process has written so far; how many bytes the system agreed to, 0 where it cannot."""
    if sys.platform != "linux":
        return 0
    try:
        maps = _MAPS.read_text("ascii", errors="replace")
    except OSError:
        return 0
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    agreed = 0
    for begin, end in stretches(maps):
        if madvise(begin, end - begin, _HUGEPAGE) == 0:
            madvise(begin, end - begin, _COLLAPSE)
            agreed += end - begin
    return agreed
