"""Clients that are slow on purpose, in a process of their own beside what is measured: heads, forms, files, answers.

Rules kept here:
  * Loopback alone, so many connections, so many seconds; one that is ended comes again, a bounded number of times.
  * Each sends, or reads, an octet or two every half second: never nothing, which would be easy to see.
Left to others: what is measured meanwhile (siege).
"""

import asyncio
import contextlib
import resource
import socket
import sys
from typing import Final

BETWEEN: Final = 0.5
BETWEEN_ARRIVALS: Final = 0.01
BETWEEN_PAGES: Final = 0.05
TRIES: Final = 40
_READS: Final = 4096
"""The octets that a slow reader's own system takes for it: what is larger waits at the node."""
_ADDRESS: Final = b" HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: saksama_bawaslu_csrf=" + b"a" * 32 + b"\r\n"
_FORM: Final = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n\r\n"
_FILES: Final = (
    b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 300000000\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
)
SENT: Final = {
    "heads": (b"GET /" + _ADDRESS, b"X"),
    "forms": (b"POST /lapor/isi/" + _ADDRESS + _FORM, b"a="),
    "files": (b"POST /lapor/isi/" + _ADDRESS + _FILES, b"x"),
    "partner": (b"POST /witness/add-checkpoint" + _ADDRESS + b"Content-Length: 9000\r\n\r\n", b"o"),
    # So many that no buffer between the two takes them all.
    "answers": ((b"GET /static/vendor/htmx.min.js" + _ADDRESS + b"\r\n") * 100, b""),
    "pages": (b"GET /" + _ADDRESS + b"\r\n", b""),
}
"""What is said at once, and then again and again; nothing: read."""


async def _one(port: int, own: str, first: bytes, then: bytes) -> None:
    loop = asyncio.get_running_loop()
    for _ in range(TRIES):
        with contextlib.suppress(OSError), socket.socket() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _READS)
            line.settimeout(0)
            line.bind((own, 0))
            await loop.sock_connect(line, ("127.0.0.1", port))
            await loop.sock_sendall(line, first)
            while True:
                await asyncio.sleep(BETWEEN)
                if then:
                    await loop.sock_sendall(line, then)
                elif not await loop.sock_recv(line, 2):
                    break
        await asyncio.sleep(BETWEEN)


async def besiege(port: int, kind: str, count: int, addresses: int, seconds: float) -> None:
    """Be so many clients, from so many addresses, for so long; say when all have begun."""
    first, then = SENT[kind]
    clients = [
        asyncio.create_task(
            _one(port, f"127.3.{number % addresses // 250}.{1 + number % addresses % 250}", first, then)
        )
        for number in range(count)
    ]
    await asyncio.sleep(2 * BETWEEN)
    print("begun", flush=True)
    await asyncio.wait(clients, timeout=seconds)
    for each in clients:
        each.cancel()


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 4096), most))
    asyncio.run(besiege(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])))
