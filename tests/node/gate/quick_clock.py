"""An event loop whose clock stands while something is done, and is at once where the next thing is waited for.

Rules kept here: minutes pass in no time, and none passes because the machine is slow. Threads and sockets have no part.
"""

import asyncio
import selectors
from typing import override


class QuickLoop(asyncio.SelectorEventLoop):
    """For `asyncio.run(…, loop_factory=QuickLoop)`."""

    def __init__(self) -> None:
        self.moment = 0.0
        super().__init__(_Skipping(self))

    @override
    def time(self) -> float:
        return self.moment


class _Skipping(selectors.DefaultSelector):
    def __init__(self, loop: QuickLoop) -> None:
        super().__init__()
        self.loop = loop

    @override
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.loop.moment += timeout or 0.0
        return super().select(None if timeout is None else 0)
