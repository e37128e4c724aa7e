"""The node of this process served at its own address, for a command that reads it from outside.

Rules kept here: the same application as in production, a thread a request; the address is the node's own.
Left to others: real processes (`tests/testonly/nodes.py`).
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any, Final
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application
from django.db import connections

from tests.testonly.node_folder import URL

_LONGEST: Final = 600.0


class Threading(ThreadingMixIn, WSGIServer):
    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer; the thread's connection to the database ends with it."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(url: str = URL) -> Iterator[str]:
    """Serve until the block ends; the address."""
    parts = urlsplit(url)
    application = get_wsgi_application()
    with _bound(str(parts.hostname), parts.port or 80, application) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield url
        finally:
            server.shutdown()
            thread.join()


def _bound(host: str, port: int, application: Any) -> WSGIServer:
    """The server, once the port is free: another run of tests on this machine may serve the same address."""
    deadline = time.monotonic() + _LONGEST
    while True:
        try:
            return make_server(host, port, application, Threading, _Quiet)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
