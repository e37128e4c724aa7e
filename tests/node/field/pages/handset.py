"""A telephone's browser, the node's pages before it, and what went over the wire between them.

Rules kept here: real pages of the node in this process; a profile that is closed and opened again keeps what it kept;
in the end no script of ours has complained.
Left to others: what is done with it; who lets the telephone in.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, ViewportSize

from tests.testonly.browsers import executable
from tests.testonly.wsgi import Threading

PHONE: Final = ViewportSize(width=360, height=740)
ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
MILLISECONDS: Final = 60_000


@dataclass
class Wire:
    """The node's address; octets of bodies and heads that it answered, by path."""

    url: str = ""
    octets: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All that it sent."""
        return sum(self.octets.values())


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def on_the_wire() -> Iterator[Wire]:
    """Serve the node of this process, its static files too, at a port of its own."""
    wire, inner = Wire(), StaticFilesHandler(get_wsgi_application())

    def counted(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        def begun(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            head = len(status) + sum(len(name) + len(value) + 4 for name, value in headers)
            wire.octets[environ["PATH_INFO"]] = wire.octets.get(environ["PATH_INFO"], 0) + head
            return start(status, headers, *more)

        answer = inner(environ, begun)
        body = b"".join(answer)
        wire.octets[environ["PATH_INFO"]] += len(body)
        answer.close()
        return [body]

    with make_server("127.0.0.1", 0, counted, Threading, _Quiet) as server:
        wire.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield wire
        finally:
            server.shutdown()
            thread.join()
            connections.close_all()


@contextmanager
def telephone(playwright: Playwright, profile: Path) -> Iterator[tuple[BrowserContext, Page]]:
    """A browser that keeps what it keeps in `profile`, and its one tab."""
    complaints: list[str] = []

    def told(said: ConsoleMessage) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:
            complaints.append(said.text)

    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=executable(), args=ARGUMENTS, locale="id-ID", viewport=PHONE, accept_downloads=True
    )
    context.set_default_timeout(MILLISECONDS)
    page = context.pages[0] if context.pages else context.new_page()
    page.on("console", told)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield context, page
    context.close()
    assert complaints == []
