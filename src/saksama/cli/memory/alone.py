"""One check of an address at a time: what it keeps rests on what the one before kept.

Rules kept here:
  * The second waits and says so, no longer than it may run in all.
  * Where nothing can be locked nothing can be kept either: the check goes on.
Left to others: the lock itself (cli.lock), what is kept (cli.state, kept).
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from saksama.cli.door import complain
from saksama.cli.lock import locked
from saksama.cli.state import place_of
from saksama.errors import WorldError

_LOOK: Final = 0.2
_WAITS: Final = (
    "saksama verify: pemeriksaan lain atas alamat ini sedang berjalan; menunggu "
    "(another check of this address is under way; waiting)"
)


class CheckUnderWay(WorldError):
    """Another run checked this address for all the time that this one had."""

    code = "verify.under-way"
    advice = "Run it again when the other saksama verify has ended, or give another --state."

    url: str


@contextmanager
def alone(folder: Path, url: str, seconds: float) -> Iterator[None]:
    """Be the only check of the address that keeps anything in `folder`. Raises `CheckUnderWay` after `seconds`."""
    until = time.monotonic() + seconds
    told = False

    def wait() -> None:
        nonlocal told
        if time.monotonic() >= until:
            raise CheckUnderWay(url)
        if not told:
            complain(_WAITS)
            told = True
        time.sleep(_LOOK)

    with ExitStack() as held:
        with suppress(OSError):
            lock = place_of(folder, url, "lock")
            lock.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(locked(lock, wait))
        yield
