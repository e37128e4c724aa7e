"""What a loop of the worker waits on between its rounds, and until when.

Rules kept here:
  * What comes due by the time alone (a warning hours ahead, a feed, tomorrow's rule) does so as a minute begins: hours
    and days end with one.
Left to others: who wakes (`ledger.waking`), what a loop does (`worker`, `following`).
"""

import threading
from typing import Final, Protocol

from saksama_node.settings.clock import now

MINUTE: Final = 60.0
LOOKING_AGAIN: Final = 2.0
"""A partner, and a witness who owes us something, is asked no later than this while nothing is written here."""


def to_the_minute() -> float:
    """Seconds to the node's next full minute."""
    return MINUTE - now().timestamp() % MINUTE


class Stop(Protocol):
    """What a loop waits on between its rounds; true: the end is asked for."""

    def wait(self, timeout: float) -> bool:
        """Wait, at most so many seconds."""
        ...

    def rest(self, longest: float) -> bool:
        """Wait until something is written, at most so many seconds."""
        ...

    def beside(self, ended: threading.Event) -> "Stop":
        """What a thread of this loop waits on, which `ended` ends."""
        ...
