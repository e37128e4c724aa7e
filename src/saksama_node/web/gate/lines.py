"""The connections of this process as the kernel sees them: who is at the other end, and what went over.

Rules kept here:
  * The web server waits for a reader for as long as the reader likes, and tells nobody: what was taken over a
    connection is read off the kernel (`TCP_INFO`), and who takes less than a kilobyte a second is let go.
  * Where connections become scarce, those of the address that has most end first; behind a proxy all have one address,
    and this is the proxy's matter.
  * A connection is ended by its own socket: it is copied and looked at again before, because a number may be another's
    by then.
Left to others: slow heads (the web server ends them), slow bodies (`bodies`), systems without `TCP_INFO`, where nothing
of this is done.
"""

import contextlib
import fcntl
import logging
import os
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from saksama_node.web.gate.bodies import BEGINNING, LEAST_RATE

_OPEN: Final = Path("/proc/self/fd")
_INTERNET: Final = (socket.AF_INET, socket.AF_INET6)
_ACKED: Final = struct.Struct("@Q")
_ACKED_AT: Final = 120
"""Where `tcpi_bytes_acked` stands in Linux's `struct tcp_info`."""
_INFO_LENGTH: Final = 136
_WAITING: Final = 0x5411
"""SIOCOUTQ: octets that the other end has not taken yet."""
_BETWEEN_LOOKS: Final = 2.0
_BETWEEN_TRIES: Final = 0.05
_SENT_AHEAD: Final = 128 << 10
"""What the kernel takes of an answer for each reader; it counts as much again for its own pains."""
_CROWDED: Final = 0.75
_EASED: Final = 0.5
_LOG = logging.getLogger("saksama.gate")

type Peer = tuple[str, int]


class Line(NamedTuple):
    """One connection: its number in this process, the other end, what it took in all and has not taken yet."""

    number: int
    peer: Peer
    taken: int
    waiting: int


def lines(port: int, only: Peer | None = None) -> Iterator[Line]:
    """The connections to `port` that this process holds, or the `only` one; none where the system does not tell."""
    for number in _numbers():
        found = _line(number, port, only)
        if found is not None:
            yield found


def line_to(client: str, port: int) -> Line | None:
    """The connection of this client, as the web server writes it."""
    host, _, number = client.rpartition(":")
    return next(lines(port, (host.strip("[]"), int(number))), None) if number.isdecimal() else None


def again(line: Line, port: int) -> Line | None:
    """The same now; None where it is gone."""
    found = _line(line.number, port)
    return found if found is not None and found.peer == line.peer else None


def end(line: Line, port: int) -> None:
    """End it, if it is still the one."""
    with contextlib.suppress(OSError):
        copy = os.dup(line.number)
        if (found := _line(copy, port)) is not None and found.peer == line.peer:
            with socket.socket(fileno=copy) as own:
                own.shutdown(socket.SHUT_RDWR)
        else:
            os.close(copy)


def narrowed(port: int) -> bool:
    """Have every reader's answers wait here and not in the kernel, which takes four megabytes of each by itself.

    False while nobody listens at `port` in this process.
    """
    found = False
    for number in _numbers():
        try:
            seen = socket.socket(fileno=number)
        except OSError:
            continue
        try:
            own = seen.family in _INTERNET and seen.getsockname()[1] == port
            if own and seen.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                # Whoever is let in from now on inherits it.
                seen.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SENT_AHEAD)
                found = True
        except OSError:
            continue
        finally:
            seen.detach()
    return found or not _OPEN.is_dir()


def _numbers() -> Iterable[int]:
    return map(int, os.listdir(_OPEN)) if _OPEN.is_dir() else ()  # noqa: PTH208 - a path for each costs more than the rest


def _line(number: int, port: int, only: Peer | None = None) -> Line | None:
    try:
        seen = socket.socket(fileno=number)
    except OSError:
        return None
    try:
        if seen.family not in _INTERNET:
            return None
        peer = seen.getpeername()[:2]
        # Asked first: most are others', and what else is asked of one costs more.
        if only not in (None, peer) or seen.getsockname()[1] != port:
            return None
        info = seen.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO_LENGTH)
        waiting = struct.unpack("i", fcntl.ioctl(number, _WAITING, bytes(4)))[0]
        return Line(number, peer, _ACKED.unpack_from(info, _ACKED_AT)[0], waiting)
    except (OSError, AttributeError, struct.error):
        return None
    finally:
        # The number stays the web server's.
        seen.detach()


@dataclass(frozen=True, slots=True)
class _Seen:
    """Since when a reader has something to take, and what it had taken then."""

    since: float
    taken: int


@dataclass(slots=True)
class Warden:
    """Looks at all connections now and then. `most`: how many there may be; `fair`: whether an address is a sender."""

    port: int
    most: int
    fair: bool
    _behind: dict[Peer, _Seen] = field(default_factory=dict)

    def start(self) -> None:
        """Look from now on, in a thread that ends with the process."""
        threading.Thread(target=self._watch, name="saksama-lines", daemon=True).start()

    def _watch(self) -> None:
        while not narrowed(self.port):
            time.sleep(_BETWEEN_TRIES)
        while True:
            time.sleep(_BETWEEN_LOOKS)
            try:
                self.look(time.monotonic())
            except Exception:  # noqa: BLE001 - whatever it was, the next look is a new one
                _LOG.exception("a look at the connections failed")

    def look(self, moment: float) -> None:
        """End who reads too slowly; where connections are scarce, some of who has most."""
        all_of_them = list(lines(self.port))
        before, self._behind = self._behind, {}
        for line in all_of_them:
            if not line.waiting:
                continue
            seen = before.get(line.peer)
            if seen is None or line.taken - seen.taken > LEAST_RATE * BEGINNING:
                self._behind[line.peer] = _Seen(moment, line.taken)
            elif moment - seen.since > BEGINNING:
                end(line, self.port)
            else:
                self._behind[line.peer] = seen
        if self.fair and len(all_of_them) > _CROWDED * self.most:
            self._thin(all_of_them)

    def _thin(self, all_of_them: list[Line]) -> None:
        held = Counter(each.peer[0] for each in all_of_them)
        too_many = len(all_of_them) - int(_EASED * self.most)
        for line in all_of_them:
            if too_many <= 0:
                return
            # Nobody is brought below the others.
            if held[line.peer[0]] >= max(held.values()):
                end(line, self.port)
                held[line.peer[0]] -= 1
                too_many -= 1
