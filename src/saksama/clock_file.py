"""A simulation's clock: one file says to all its processes by how many seconds their clocks are shifted.

Rules kept here:
  * The file holds one whole number; whoever moves the clock replaces it whole, so that no reader meets half of it.
  * It moves forward alone: a smaller number than was read before, or a file that cannot be read, changes nothing.
Left to others: whose clock may be shifted at all (`settings.node`, `witness_state`: a log that says `simulasi`).
"""

import re
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

from saksama.errors import CallerError

FARTHEST: Final = 10**9
"""Seconds, either way: some thirty years."""
_NUMBER: Final = re.compile(rb"-?[0-9]{1,10}\n?")


class ClockFileWrong(CallerError):
    """A clock file that is not there, holds no number, or would be moved back."""

    code = "clock.file"
    advice = "Name a file that holds one whole number of seconds; it is moved forward only."

    file: str
    why: str


class ShiftedClock:
    """By how many seconds a process's clock is shifted, read anew at each look."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._greatest = read_shift(file)
        self._lock = Lock()

    def seconds(self) -> int:
        """The greatest shift that the file has held so far."""
        # Locked from the reading on: a thread that read an older number must not come after one that read a newer.
        with self._lock, suppress(ClockFileWrong):
            self._greatest = max(self._greatest, read_shift(self.file))
        return self._greatest


def read_shift(file: Path) -> int:
    """The number in the file. Raises `ClockFileWrong`."""
    try:
        found = file.read_bytes()
    except (OSError, ValueError) as error:
        # A name with NUL is none that a system takes.
        raise ClockFileWrong(str(file), type(error).__name__) from error
    if not _NUMBER.fullmatch(found) or abs(int(found)) > FARTHEST:
        raise ClockFileWrong(str(file), "not a whole number of seconds")
    return int(found)


def move_clock(file: Path, seconds: int) -> None:
    """Make the file, or move it forward. Raises `ClockFileWrong` where that would be back or too far."""
    if abs(seconds) > FARTHEST or (file.exists() and seconds < read_shift(file)):
        raise ClockFileWrong(str(file), f"{seconds} is back, or too far")
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text(f"{seconds}\n", encoding="ascii")
    fresh.replace(file)
