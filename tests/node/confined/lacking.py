"""Runs a command as on a kernel that lacks what is named: its calls are answered with "not there", by a filter.

python lacking.py landlock,seccomp COMMAND...
"""

import ctypes
import os
import platform
import struct
import sys

CALLS = {
    "x86_64": {"landlock": 444, "seccomp": 317},
    "aarch64": {"landlock": 444, "seccomp": 277},
}
NOT_THERE = 0x00050026


class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def main() -> None:
    lacks, *command = sys.argv[1:]
    lines = [(0x20, 0, 0, 0)]
    for name in lacks.split(","):
        lines += [(0x15, 0, 1, CALLS[platform.machine()][name]), (0x06, 0, 0, NOT_THERE)]
    lines.append((0x06, 0, 0, 0x7FFF0000))
    octets = b"".join(struct.pack("=HBBI", *line) for line in lines)
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(38, 1, 0, 0, 0)
    if library.prctl(22, 2, ctypes.byref(Program(len(lines), octets)), 0, 0):
        raise OSError(ctypes.get_errno(), "no filter")
    os.execv(command[0], command)  # noqa: S606 - one program of the tests, without a shell


if __name__ == "__main__":
    main()
