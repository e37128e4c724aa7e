"""The stage's small web server.

Rules kept here: loopback only; an order must come from the stage's own page (Origin, and a header that a foreign form
cannot set); session cookies that a real login gave are handed to the visitor's browser, one name per node, since a
browser keeps cookies by host and not by port.
Left to others: what an order does (theatre).
"""

import json
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

FILES = {
    "/": ("page.html", "text/html"),
    "/stage.css": ("stage.css", "text/css"),
    "/stage.js": ("stage.js", "text/javascript"),
}
ORDER_HEADER = "X-Saksama-Stage"

type State = Callable[[], Mapping[str, object]]
type Cookies = Callable[[], Mapping[str, str]]
type Order = Callable[[str], bool]


class StageServer(ThreadingHTTPServer):
    """Serves the stage on 127.0.0.1:`port` until closed."""

    daemon_threads = True

    def __init__(self, port: int, *, framed: list[str], state: State, cookies: Cookies, order: Order) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.framed, self.state, self.cookies, self.order = framed, state, cookies, order
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    @property
    def policy(self) -> str:
        """The page's content security policy: itself, and the two desks in frames."""
        return (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            f"frame-src {' '.join(self.framed)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    def run_in_background(self) -> None:
        """Serve from a thread of its own."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: StageServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.headers.get("Host") not in self.server.hosts:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"not here")
        elif self.path == "/keadaan":
            body = json.dumps(self.server.state(), ensure_ascii=False).encode()
            self._answer(HTTPStatus.OK, "application/json", body, cookies=self.server.cookies())
        elif self.path in FILES:
            name, media = FILES[self.path]
            self._answer(
                HTTPStatus.OK, media, files(__package__).joinpath(name).read_bytes(), cookies=self.server.cookies()
            )
        elif self.path == "/favicon.ico":
            self._answer(HTTPStatus.NO_CONTENT, "image/x-icon", b"")
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"not found")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        host = self.headers.get("Host") or ""
        own = self.headers.get("Origin") == f"http://{host}" and self.headers.get(ORDER_HEADER) == "1"
        if host not in self.server.hosts or not own:
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"only from the stage's own page")
        elif self.server.order(self.path.strip("/")):
            self._answer(HTTPStatus.ACCEPTED, "application/json", b"{}")
        else:
            self._answer(HTTPStatus.CONFLICT, "application/json", b"{}")

    def _answer(self, status: HTTPStatus, media: str, body: bytes, *, cookies: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", self.server.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        for name, value in (cookies or {}).items():
            self.send_header("Set-Cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Lax")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the standard library's name)
        """Say nothing: progress is the theatre's to tell."""
