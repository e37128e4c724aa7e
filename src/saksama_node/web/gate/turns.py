"""Whose request a thread answers next.

Rules kept here:
  * Nobody waits inside a thread: who has to wait does it before, in a queue of its own lane.
  * A lane may hold so many threads, and so may the lanes around it: writes of the public never hold the threads that
    pages are read in, nothing of the public those of the desk, nobody those that machines ask (`/hidup`, the log).
  * In a lane senders take turns: one who asks a hundred times waits behind himself.
  * What waits is bounded in number and in time.
Left to others: which lane a request is in, and how many threads there are (`bounds`, `settings.connections`).
"""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

MOST_WAITING: Final = 1024


class Lane(Enum):
    """Who asks for a thread, those first who are let in first."""

    MACHINE = "machine"
    DESK = "desk"
    READ = "read"
    WRITE = "write"
    PICTURE = "picture"


class Crowded(Exception):
    """So many wait already, or one waited so long, that the sender is asked to come again."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes that together hold at most `most` threads."""

    lanes: frozenset[Lane]
    most: int


def groups(threads: int, pictures: int) -> tuple[Group, ...]:
    """How `threads` are shared out; `pictures` of strangers are read at once."""
    return (
        Group(frozenset(Lane), threads),
        Group(frozenset(Lane) - {Lane.MACHINE}, threads - 3),
        Group(frozenset({Lane.READ, Lane.WRITE, Lane.PICTURE}), threads - 5),
        Group(frozenset({Lane.WRITE, Lane.PICTURE}), threads // 2 - 1),
        Group(frozenset({Lane.PICTURE}), pictures),
    )


@dataclass(slots=True)
class Turns:
    """The threads that are held, and who waits. Used in one event loop alone."""

    shared: tuple[Group, ...]
    _held: Counter[Lane] = field(default_factory=Counter)
    _waiting: Mapping[Lane, OrderedDict[str, deque[asyncio.Future[None]]]] = field(
        default_factory=lambda: {lane: OrderedDict() for lane in Lane}
    )
    _count: int = 0

    @asynccontextmanager
    async def turn(self, lane: Lane, sender: str, seconds: float) -> AsyncIterator[bool]:
        """Hold a thread. Raises `Crowded` after so many seconds, or at once where too many wait."""
        await self._take(lane, sender, seconds)
        try:
            yield True
        finally:
            self._held[lane] -= 1
            self._let_in()

    async def _take(self, lane: Lane, sender: str, seconds: float) -> None:
        if not self._waiting[lane] and self._has_room(lane):
            self._held[lane] += 1
            return
        if self._count >= MOST_WAITING:
            raise Crowded
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[lane].setdefault(sender, deque()).append(mine)
        self._count += 1
        try:
            async with asyncio.timeout(seconds):
                await mine
        except (TimeoutError, asyncio.CancelledError) as error:
            self._leave(lane, sender, mine)
            if isinstance(error, TimeoutError):
                raise Crowded from None
            raise

    def _leave(self, lane: Lane, sender: str, mine: asyncio.Future[None]) -> None:
        """Give up one's place, or the turn that came in the last moment."""
        if mine.done() and not mine.cancelled():
            self._held[lane] -= 1
            self._let_in()
            return
        queue = self._waiting[lane].get(sender)
        if queue is not None and mine in queue:
            queue.remove(mine)
            self._count -= 1
            if not queue:
                del self._waiting[lane][sender]

    def _has_room(self, lane: Lane) -> bool:
        return all(
            sum(self._held[each] for each in group.lanes) < group.most for group in self.shared if lane in group.lanes
        )

    def _let_in(self) -> None:
        for lane, senders in self._waiting.items():
            while senders and self._has_room(lane):
                sender, queue = next(iter(senders.items()))
                first = queue.popleft()
                self._count -= 1
                # Behind everybody else who waits in this lane.
                del senders[sender]
                if queue:
                    senders[sender] = queue
                if not first.done():
                    self._held[lane] += 1
                    first.set_result(None)
