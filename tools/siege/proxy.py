"""The proxy before a besieged node: https outside, and `Forwarded`, in the first way of docs/operations.md.

Rules kept here: what a client sends under that name is dropped, and nothing else: the node must refuse the rest.
Left to others: the second way (`locks` asks the node itself, as such a proxy would).
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from saksama_demo.launch import ANSWER_SECONDS
from tests.testonly.certificates import certificate

HOST: Final = "localhost"
_OURS: Final = frozenset({"forwarded", "connection", "keep-alive", "transfer-encoding"})


class _Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, front: int, behind: int) -> None:
        super().__init__((HOST, front), _Handler)
        self.behind = behind

    def handle_error(self, *_args: object) -> None:
        """Say nothing: the node itself looks at its address, and does not know this certificate."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _pass_on(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        asked = {name: value for name, value in self.headers.items() if name.lower() not in _OURS}
        asked["Forwarded"] = f"for={self.client_address[0]};proto=https"
        node = HTTPConnection("127.0.0.1", self.server.behind, timeout=ANSWER_SECONDS)
        try:
            node.request(self.command, self.path, self.rfile.read(size), asked)
            answer = node.getresponse()
            body = answer.read()
            self.send_response_only(answer.status, answer.reason)
            for name, value in answer.getheaders():
                if name.lower() not in {*_OURS, "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)
        finally:
            node.close()

    do_GET = do_HEAD = do_POST = _pass_on  # noqa: N815 - the names that the standard library asks for

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def proxied(folder: Path, front: int, behind: int) -> Iterator[ssl.SSLContext]:
    """Stand at `front` before `behind` until the block ends; how its certificate is trusted."""
    file = certificate(folder, HOST, 1)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(file)
    with _Server(front, behind) as server:
        # Each shakes hands in a thread of its own: one that says nothing keeps no other waiting.
        server.socket = shown.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield ssl.create_default_context(cafile=str(file))
        finally:
            server.shutdown()
            thread.join()
