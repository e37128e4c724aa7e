"""Clients that are slow on purpose, at a node of this machine: a bounded number, on loopback alone.

Rules kept here: each says what it has sent and then waits; they all end with their block.
"""

import contextlib
import socket
from collections.abc import Iterator
from typing import Final

HALF_A_HEAD: Final = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-"
_TO_A_FORM: Final = (
    b"POST /lapor/isi/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    # Without a cookie of its own a form is refused before it is read.
    b"Cookie: saksama_bawaslu_csrf=" + b"a" * 32 + b"\r\n"
)
HALF_A_FORM: Final = (
    _TO_A_FORM + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\nkind=report&"
)
HALF_A_FILE: Final = (
    _TO_A_FORM + b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3000000\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
)
HALF_A_CHECKPOINT: Final = b"POST /witness/add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\nold "
MANY_PAGES: Final = b"GET /static/vendor/htmx.min.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 100
"""More than the buffers between the two take of answers."""


@contextlib.contextmanager
def standing(port: int, count: int, words: bytes, addresses: int = 1) -> Iterator[list[socket.socket]]:
    """So many connections that have said `words`, from so many addresses of this machine."""
    with contextlib.ExitStack() as held:
        made = []
        for number in range(count):
            one = held.enter_context(socket.socket())
            # Little room for an answer: who reads nothing holds it up at once.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.settimeout(30)
            one.bind((f"127.0.1.{1 + number % addresses}", 0))
            one.connect(("127.0.0.1", port))
            one.sendall(words)
            made.append(one)
        yield made
