"""What a hostile server may answer to any request, octet by octet on a real socket.

Rules kept here:
  * Whoever bears such an answer without a limit of its own gets to its end after `PATIENCE` seconds, or `PLENTY`
    octets: a test then fails instead of hanging.
Left to others: what is asked, and what becomes of the answer.
"""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread

type Answer = Callable[[BaseHTTPRequestHandler], None]

PATIENCE = 25.0
PLENTY = 64 << 20
FOLDED = gzip.compress(gzip.compress(gzip.compress(bytes(PLENTY), 1)))
"""Made beforehand: who asks for it is not as patient as the making takes."""


def says(data: bytes, status: int = 200, *heads: tuple[str, str]) -> Answer:
    """An answer of good form."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in (("Content-Length", str(len(data))), *heads):
            to.send_header(name, value)
        to.end_headers()
        to.wfile.write(data)

    return answer


def raw(data: bytes) -> Answer:
    """These octets and the end of the connection, whatever HTTP says."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.wfile.write(data)
        to.close_connection = True

    return answer


def redirect(address: str) -> Answer:
    """Go elsewhere."""
    return says(b"", 302, ("Location", address))


def drips(to: BaseHTTPRequestHandler) -> None:
    """An answer whose body comes an octet at a time, well within any limit of a single wait."""
    size = int(PATIENCE * 20)
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
    _drip(to, b"x" * size)


def drips_heads(to: BaseHTTPRequestHandler) -> None:
    """An answer whose head comes an octet at a time."""
    _drip(to, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * int(PATIENCE * 20) + b"\r\nContent-Length: 0\r\n\r\n")


def never(to: BaseHTTPRequestHandler) -> None:
    """No octet at all."""
    time.sleep(PATIENCE)
    to.close_connection = True


def endless(to: BaseHTTPRequestHandler) -> None:
    """A body without a length that does not end."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    _pour(to, b"x" * (1 << 16))


def endless_chunks(to: BaseHTTPRequestHandler) -> None:
    """The same in chunks (RFC 9112, 7.1)."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    _pour(to, b"10000\r\n" + b"x" * (1 << 16) + b"\r\n")


def endless_heads(to: BaseHTTPRequestHandler) -> None:
    """Heads upon heads."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\n")
    _pour(to, b"X-Head: " + b"x" * 1000 + b"\r\n")


def endless_patience(to: BaseHTTPRequestHandler) -> None:
    """One interim answer after the other (RFC 9110, 15.2), never the answer itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        to.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        time.sleep(0.05)
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


def bomb(to: BaseHTTPRequestHandler) -> None:
    """A small answer that unfolds: compressed three times over."""
    says(FOLDED, 200, ("Content-Encoding", "gzip, gzip, gzip"))(to)


def cut_off(to: BaseHTTPRequestHandler) -> None:
    """Less than was promised, then the end of the connection."""
    raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")(to)


GARBAGE = raw(b"\x00\xff not HTTP at all\r\n\r\n")


def _drip(to: BaseHTTPRequestHandler, data: bytes) -> None:
    for octet in data:
        to.wfile.write(bytes([octet]))
        time.sleep(0.05)
    to.close_connection = True


def _pour(to: BaseHTTPRequestHandler, data: bytes) -> None:
    for _ in range(PLENTY // len(data)):
        to.wfile.write(data)
    to.close_connection = True


@contextmanager
def answering(handler: type[BaseHTTPRequestHandler], tls: SSLContext | None = None) -> Iterator[str]:
    """A real HTTP server with this handler, on a port of its own; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.block_on_close = False
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def always(answer: Answer, tls: SSLContext | None = None) -> Iterator[str]:
    """A server that answers everything with this."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                answer(self)
            except OSError:
                self.close_connection = True

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *said: object) -> None:
            pass

    with answering(Handler, tls) as url:
        yield url
