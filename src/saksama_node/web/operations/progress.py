"""How far a long command is, on the operator's screen: a line every two seconds at most, and one at the end."""

import sys
import time
from collections.abc import Callable

_EVERY = 2.0


def progress(what: str) -> Callable[[int, int], None]:
    """A function to be told how many are done of how many."""
    last = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        moment = time.monotonic()
        if moment - last >= _EVERY:
            last = moment
            sys.stderr.write(f"{what}: {done} / {of}\n")

    return tell
