"""A progress bar on standard error: one line, drawn over itself, and only where somebody looks at it.

Rules kept here: nothing is written when standard error is no terminal; at most ten times a second; a log's name does
nothing to the terminal, and leaves the line one line.
Left to others: how far anything is.
"""

import time
from typing import Self, TextIO

from saksama.entries.words import shown_plainly

_WIDTH = 30
_EVERY = 0.1
_NAME = 60


class Bar:
    """Draws `done` of `total` entries of a log."""

    def __init__(self, out: TextIO) -> None:
        """Nothing is drawn yet."""
        self._out = out
        self._shown = out.isatty()
        self._last = 0.0
        self._drawn = False

    def __call__(self, origin: str, done: int, total: int) -> None:
        """Draw."""
        moment = time.monotonic()
        if not self._shown or (done < total and moment - self._last < _EVERY):
            return
        self._last = moment
        filled = _WIDTH * done // max(total, 1)
        self._out.write(f"\r\x1b[2K[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total} {_told(origin)}")
        self._out.flush()
        self._drawn = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Clear the line, as leaving it as a context does."""
        if self._drawn:
            self._out.write("\r\x1b[2K")
            self._out.flush()


def _told(name: str) -> str:
    return shown_plainly(" ".join(name[:_NAME].split()))
