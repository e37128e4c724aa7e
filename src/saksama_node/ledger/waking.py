"""Waking whoever rests until something is written: one thread looks, for all loops of its process.

Rules kept here:
  * To wake a thread costs far more than the look for which it wakes: one thread waits for the bell, looks when it rings
    or a second has passed, and wakes nobody where nothing was written; all others at most twenty times a second.
  * Where the bell cannot ring for all (a simulation's clock, a disk that takes no pipe) it looks twenty times a second.
  * What was written when a rest ends is seen by the work after it; what is written later ends the next rest at once.
  * Where the database does not answer, rests end now and then as if something had been written: each loop meets the
    fault by itself, and says it.
Left to others: what counts as written (unchanged), who rings (`condition.bell`, turn), which loops there are and how
long they rest (worker).
"""

import math
import threading
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from saksama_node.condition.bell import Bell
from saksama_node.ledger import read_only
from saksama_node.ledger.unchanged import Unchanged
from saksama_node.settings import clock
from saksama_node.settings.current import SETTINGS

POLL: Final = 0.05
LOOKING: Final = 1.0
"""What was written by one who does not ring is seen no later than this."""
_TROUBLED: Final = 0.5


@dataclass(slots=True)
class Waker:
    """Counts the looks at which something had been written. `run` is one thread's, `wait` anybody's."""

    _woken: threading.Condition = field(default_factory=threading.Condition)
    _count: int = 0
    _ended: bool = False

    def run(self, stopping: threading.Event) -> None:
        """Look until the end is asked for."""
        unchanged, bell = Unchanged(math.inf), Bell(SETTINGS.data)
        try:
            while not stopping.is_set():
                pause = POLL
                try:
                    read_only.let_go()
                    bell.wait(LOOKING if bell.is_heard() and not clock.can_be_moved() else POLL)
                    if unchanged.holds():
                        continue
                except Exception:  # noqa: BLE001 (each loop meets it by itself, and says what it was)
                    connection.close()
                    pause = _TROUBLED
                with self._woken:
                    self._count += 1
                    self._woken.notify_all()
                stopping.wait(pause)
        finally:
            bell.close()
            connection.close()
            with self._woken:
                self._ended = True
                self._woken.notify_all()

    @property
    def has_ended(self) -> bool:
        """Whether nobody looks any more."""
        return self._ended

    def wait(self, seen: int, longest: float) -> int:
        """Wait until more was counted than `seen` or nobody looks any more, at most so many seconds; give the count."""
        with self._woken:
            self._woken.wait_for(lambda: self._count > seen or self._ended, max(0.0, longest))
            return self._count


@dataclass(slots=True)
class Resting:
    """The stop that one thread waits and rests on; the first rest ends at once. One owner."""

    stopping: threading.Event
    waker: Waker
    _seen: int = -1

    def wait(self, timeout: float) -> bool:
        """Wait, at most so many seconds; true: the end is asked for."""
        return self.stopping.wait(timeout)

    def rest(self, longest: float) -> bool:
        """Wait until something is written, at most so many seconds; true: the end is asked for."""
        self._seen = self.waker.wait(self._seen, longest)
        # Who looked has ended, and with it soon this loop.
        return self.stopping.wait(POLL if self.waker.has_ended else 0)

    def beside(self, ended: threading.Event) -> "Resting":
        """The same for another thread, which `ended` ends."""
        return Resting(ended, self.waker)
