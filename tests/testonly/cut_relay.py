"""A relay before a PostgreSQL server that loses one commit's answer, as a network does.

Rules kept here:
  * What is said through it is real on both sides; it only stops passing on.
  * It is armed for one commit: the COMMIT reaches the server and its answer nobody, or neither reaches anybody.
Left to others: the server (`postgres`).
"""

import contextlib
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

_SOCKET = ".s.PGSQL.5432"
_COMMIT = b"COMMIT\0"
_CHUNK = 1 << 16


class Cut(Enum):
    """Where the line breaks."""

    ANSWER = auto()
    REQUEST = auto()


@dataclass(slots=True)
class Relay:
    """A way to the server at the socket `server`; `folder` is the host that a client names instead."""

    server: Path
    folder: Path
    armed: Cut | None = None
    cuts: int = 0
    _listening: socket.socket = field(default_factory=lambda: socket.socket(socket.AF_UNIX))

    def listen(self) -> None:
        """Take clients until `close`."""
        self._listening.bind(str(self.folder / _SOCKET))
        self._listening.listen()
        threading.Thread(target=self._take_all, daemon=True).start()

    def close(self) -> None:
        """Take no more."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _take_all(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as server:
            server.connect(str(self.server / _SOCKET))
            back = threading.Thread(target=_pass_on, args=(server, client), daemon=True)
            back.start()
            with contextlib.suppress(OSError):
                while data := client.recv(_CHUNK):
                    if self.armed is not None and _COMMIT in data:
                        self._cut(client, server, data)
                        return
                    server.sendall(data)

    def _cut(self, client: socket.socket, server: socket.socket, data: bytes) -> None:
        how, self.armed = self.armed, None
        self.cuts += 1
        # The client hears nothing more from here on.
        client.shutdown(socket.SHUT_RDWR)
        if how is Cut.ANSWER:
            server.sendall(data)
        # Ended in order: what was sent is still done.
        server.shutdown(socket.SHUT_WR)
        with contextlib.suppress(OSError):
            while server.recv(_CHUNK):
                continue


def _pass_on(server: socket.socket, client: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := server.recv(_CHUNK):
            client.sendall(data)
        client.shutdown(socket.SHUT_RDWR)


@contextmanager
def relay(server: Path) -> Iterator[Relay]:
    """A relay to the server whose socket lies in the folder `server`."""
    # Directly below /tmp: a socket's path has 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="spr-", dir="/tmp") as folder:
        made = Relay(server, Path(folder))
        made.listen()
        try:
            yield made
        finally:
            made.close()
