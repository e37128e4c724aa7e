"""The body of a request, waited for outside of threads.

Rules kept here:
  * A body says how long it is, or is not taken (411). One that is longer than its address takes is not read: the page
    answers as to a body that is too long, in its own words.
  * Who sends gets half a minute and then so much time as a line of a kilobyte a second needs, two hours at the most: a
    photo of three megabytes arrives over 16 kbit/s, and who sends a byte a second is let go after half a minute.
  * What the disk has no room for is let go as soon as that is seen; the page says so, in its own words.
  * As many bodies may come at once as there may be; then the slowest of the sender who sends most gives way.
Left to others: how much may wait in all (`room`), what an address takes (`bounds`).
"""

import asyncio
import io
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Final, override

from django.core.exceptions import RequestDataTooBig

from saksama_node.settings.nameless import Nameless, TooMuchAtOnce
from saksama_node.settings.reserve import NoRoomForFiles
from saksama_node.web.gate.room import Full, Held, Room

BEGINNING: Final = 30.0
"""Seconds before anything is expected of a sender, or of a reader."""
LEAST_RATE: Final = 1024.0
"""Octets a second from then on."""
LONGEST_SECONDS: Final = 7200.0
MOST_AT_ONCE: Final = 2048
_DIGITS: Final = 12


class Ended(Enum):
    """Why no body came."""

    GONE = "gone"
    SLOW = "slow"
    CROWDED = "crowded"
    NO_ROOM = "no-room"


class BodyEnded(Exception):
    """The body did not come whole."""

    def __init__(self, why: Ended) -> None:
        super().__init__(why.value)
        self.why = why


class Untaken(io.RawIOBase):
    """In place of a body that was not read: whoever would read it is told why."""

    def __init__(self, why: Exception) -> None:
        super().__init__()
        self._why = why

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, into: object, /) -> int:
        raise self._why


def too_long() -> Untaken:
    """In place of a body that is longer than its address takes."""
    return Untaken(RequestDataTooBig())


def without_room() -> Untaken:
    """In place of a body for which the disk has no room."""
    return Untaken(NoRoomForFiles())


def declared(said: str) -> int | None:
    """How long a body says it is; None where that is no number."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= _DIGITS else None


@dataclass(slots=True)
class Coming:
    """One body on its way."""

    sender: str
    began: float
    ends: asyncio.Timeout
    received: int = 0
    crowded: bool = False
    whole: bool = False

    def give_way(self) -> None:
        """End now, if it is still coming."""
        if not self.whole:
            self.crowded = True
            self.ends.reschedule(0.0)

    def allowed_until(self) -> float:
        """When it is too slow, if nothing more comes."""
        return self.began + min(BEGINNING + self.received / LEAST_RATE, LONGEST_SECONDS)


@dataclass(slots=True)
class Bodies:
    """All that are on their way to this process. Used in one event loop alone."""

    room: Room
    most: int = MOST_AT_ONCE
    _coming: list[Coming] = field(default_factory=list)

    async def receive(self, source: AsyncIterator[bytes], length: int, sender: str) -> Held:
        """Wait for all of it. Raises `BodyEnded`."""
        if not length:
            return self.room.begin(sender)
        if len(self._coming) >= self.most:
            self._make_way(sender)
        loop = asyncio.get_running_loop()
        began = loop.time()
        ends = asyncio.timeout_at(began + BEGINNING)
        coming = Coming(sender, began, ends)
        held = self.room.begin(sender, partial(loop.call_soon_threadsafe, coming.give_way))
        self._coming.append(coming)
        try:
            async with ends:
                while coming.received < length and (piece := await anext(source, b"")):
                    coming.received += len(piece)
                    held.write(piece)
                    if not coming.crowded:
                        ends.reschedule(coming.allowed_until())
        except TimeoutError:
            why = Ended.CROWDED if coming.crowded else Ended.SLOW
        except (Full, TooMuchAtOnce, NoRoomForFiles, OSError) as error:
            # A full disk is no room either.
            why = Ended.NO_ROOM if isinstance(error, NoRoomForFiles) else Ended.CROWDED
        except BaseException:
            held.close()
            raise
        else:
            why = Ended.GONE
        finally:
            coming.whole = True
            self._coming.remove(coming)
        if coming.received == length:
            return held
        held.close()
        raise BodyEnded(why)

    def _make_way(self, newcomer: str) -> None:
        """End the slowest of whoever sends most. Raises `BodyEnded` where that is the newcomer."""
        by_sender = Counter(each.sender for each in self._coming)
        heaviest, _ = by_sender.most_common(1)[0]
        if heaviest == newcomer:
            raise BodyEnded(Ended.CROWDED)
        slowest = min((each for each in self._coming if each.sender == heaviest), key=Coming.allowed_until)
        slowest.give_way()


def opened(whole: bytes | Nameless) -> io.BufferedIOBase:
    """A body as the pages read it."""
    return io.BytesIO(whole) if isinstance(whole, bytes) else io.BufferedReader(whole)
