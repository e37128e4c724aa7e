"""The node's one clock.

Rules kept here:
  * UTC, cut to milliseconds, as entries carry it (design: `at`).
  * Only a log that says `simulasi` runs on a shifted clock; `node.py` refuses any other. By a file it can be moved
    forward while all processes of the simulation run (decision 42).
Left to others: whether the machine's clock can be believed (`ledger.plausible`), which zone a reader sees (Django's
TIME_ZONE), statutory clocks (`saksama.clocks`).
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Final

from saksama.clock_file import ShiftedClock
from saksama_node.settings.current import SETTINGS

_MOVED: Final = None if SETTINGS.clock_file is None else ShiftedClock(SETTINGS.clock_file)


def now() -> datetime:
    """Return this moment in UTC, cut (not rounded) to milliseconds."""
    moment = datetime.fromtimestamp(machine_time(), UTC) + shift()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def shift() -> timedelta:
    """By how much this node's clock differs from the machine's: nothing, but in a simulation."""
    return SETTINGS.clock_offset if _MOVED is None else timedelta(seconds=_MOVED.seconds())


def can_be_moved() -> bool:
    """Whether somebody may move it while this process runs."""
    return _MOVED is not None


def machine_time() -> float:
    """What the machine's clock says: POSIX seconds. It can be set, by a person or by the network, and so can jump."""
    return time.time()


def since_start() -> float:
    """Seconds since the machine was started, sleep included: what nobody can set."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
