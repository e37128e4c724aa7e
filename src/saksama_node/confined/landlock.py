"""Landlock: after `close_files` this process opens no file by its path, in no way, and no connection.

Rules kept here:
  * Nothing is let through: no rule is added, so that whatever the kernel can bar is barred. What is open stays usable.
  * Asked of the kernel by number (Linux 5.13 and later): its C library has no names for these calls.
  * What the kernel does not know it is not asked for; what it has, it says itself (`version`).
Left to others: what needs no path (syscalls), when this is done (process).
"""

import ctypes
import os
import struct
import sys
from typing import Final

_CREATE, _RESTRICT = 444, 446
"""The same on every machine (Linux, scripts/syscall.tbl)."""
_VERSION: Final = 1
_NO_NEW_PRIVILEGES: Final = 38
_FILES: Final = (0, 13, 14, 15, 15, 16, 16)
"""How many rights of files each version knows, from 0 (none) on; the newest goes for later ones."""
_PORTS: Final = 0b11
_SCOPES: Final = 0b11
"""Bind and connect over TCP (version 4); abstract sockets, and signals to others (version 6)."""

_LIBRARY: Final = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """Which Landlock this kernel has; 0 for none."""
    if sys.platform != "linux":
        return 0
    known: int = _LIBRARY.syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION)
    return max(0, known)


def give_up_privileges() -> None:
    """No program that is started from here on gains a right. Raises OSError."""
    if sys.platform == "linux" and _LIBRARY.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")


def close_files() -> int:
    """Bar every file and connection for good; the version that does so, 0 where nothing does.

    For this thread and those that it starts: called before there are others, after `give_up_privileges`.
    """
    known = version()
    if not known:
        return 0
    rights = (1 << _FILES[min(known, len(_FILES) - 1)]) - 1
    wanted = struct.pack("=QQQ", rights, _PORTS if known >= 4 else 0, _SCOPES if known >= 6 else 0)
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    rules = _LIBRARY.syscall(_CREATE, wanted, ctypes.c_size_t(size), 0)
    if rules < 0:
        return 0
    try:
        return 0 if _LIBRARY.syscall(_RESTRICT, rules, 0) else known
    finally:
        os.close(rules)
