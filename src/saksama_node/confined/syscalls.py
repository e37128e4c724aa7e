"""seccomp: after `close_calls` the kernel answers this process only what reading bytes needs; all else is refused.

Rules kept here:
  * A list of what is allowed, not of what is not: a call that a later kernel brings is refused too. Refused is EPERM,
    which a library reads as "no"; nothing is ended by it.
  * No socket, no program, no process, no other's memory or signals. Threads, because one library draws with some.
  * No file is opened; where a library opens what it is handed by a path (`opens`), for reading alone, and Landlock
    says which: none but what this process holds already.
  * Numbers differ by machine: where this table does not know the machine there is no filter, and that is said.
Left to others: files by path (landlock), when this is done (process).
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Mapping
from typing import Final

_MACHINES: Final = {"x86_64": (0xC000003E, 317), "aarch64": (0xC00000B7, 277)}
"""What seccomp calls the machine (AUDIT_ARCH), and the number of its own call."""

type Numbers = tuple[int | None, int | None]
type Only = tuple[int, int, int]
"""Which argument, which of its bits are looked at, what they must be."""

_PLAIN: Final[Mapping[str, Numbers]] = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "poll": (7, None),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "exit": (60, 93),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "set_robust_list": (273, 99),
    "getrandom": (318, 278),
    "rseq": (334, 293),
    "fstat": (5, 80),
}
_CLONE_THREAD: Final = 0x10000
_SOME: Final[Mapping[str, tuple[Numbers, Only]]] = {
    "clone": ((56, 220), (0, _CLONE_THREAD, _CLONE_THREAD)),
    "prlimit64 of this process": ((302, 261), (0, 0xFFFFFFFF, 0)),
}
_OPENING: Final[Mapping[str, tuple[Numbers, Only]]] = {
    "openat": ((257, 56), (2, os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0)),
    "newfstatat": ((262, 79), (0, 0, 0)),
    "statx": ((332, 291), (0, 0, 0)),
    "readlink": ((89, None), (0, 0, 0)),
    "readlinkat": ((267, 78), (0, 0, 0)),
    "getcwd": ((79, 17), (0, 0, 0)),
}
_CLONE3: Final = 435
"""Its flags lie in memory, where a filter cannot look: "not there" sends libraries to `clone`."""

_ALLOW, _KILL, _REFUSE, _ABSENT = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
"""SECCOMP_RET_ALLOW, _KILL_PROCESS, _ERRNO with EPERM, _ERRNO with ENOSYS."""
_LOAD, _EQUAL, _AND, _RETURN = 0x20, 0x15, 0x54, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Where struct seccomp_data has them; the lower half of an argument comes first on both machines."""
_FILTER_MODE, _ALL_THREADS = 1, 1

_LIBRARY: Final = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def known() -> bool:
    """Whether this machine's calls are in the table."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def close_calls(*, opens: bool) -> bool:
    """Leave this process only what the table allows, for good; whether the kernel does so.

    `opens`: also reading what has a path. Called after `landlock.give_up_privileges`.
    """
    if not known():
        return False
    program = _program(opens=opens)
    given = _Program(len(program) // 8, program)
    number = _MACHINES[platform.machine()][1]
    return not _LIBRARY.syscall(number, _FILTER_MODE, _ALL_THREADS, ctypes.byref(given))


def _program(*, opens: bool) -> bytes:
    column = list(_MACHINES).index(platform.machine())
    lines = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, _MACHINES[platform.machine()][0]), (_RETURN, 0, 0, _KILL)]
    lines += [(_LOAD, 0, 0, _NUMBER), (_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _ABSENT)]
    for numbers in _PLAIN.values():
        if (number := numbers[column]) is not None:
            lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    for numbers, (argument, bits, must) in {**_SOME, **(_OPENING if opens else {})}.values():
        if (number := numbers[column]) is not None:
            lines += [(_EQUAL, 0, 5, number), (_LOAD, 0, 0, _ARGUMENTS + 8 * argument), (_AND, 0, 0, bits)]
            lines += [(_EQUAL, 0, 1, must), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    lines.append((_RETURN, 0, 0, _REFUSE))
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
