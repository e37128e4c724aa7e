"""The witness's web server (C2SP tlog-witness).

Rules kept here:
  * `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`; besides, `GET /vkey`, `GET /policy.txt`,
    `GET /blob/<sha256>` and a page at `/`; `GET /checker`: the newest kept edition of the page that checks receipts,
    under its own content policy; `GET /<origin hash>/sizes?above=N`: the sizes that were signed (tlog.sizes), and
    `/<origin hash>/checkpoints/<size>` each of them as it was signed first.
  * Bodies and waiting are limited; a request line is not written down.
Left to others: TLS and limits of rate (a proxy in front), the state (witness_state).
"""

import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from saksama.cli.witness_state import Answer, WitnessState
from saksama.tlog.note import MAX_NOTE
from saksama.tlog.policy import LogEntry, Policy, WitnessEntry
from saksama.tlog.witness import TEXT_TYPE

MAX_BODY: Final = MAX_NOTE + 10_000
_NEWEST: Final = re.compile(r"/([0-9a-f]{64})/checkpoint")
_SIZES: Final = re.compile(r"/([0-9a-f]{64})/sizes(?:\?above=(0|[1-9][0-9]{0,17}))?")
_SIGNED: Final = re.compile(r"/([0-9a-f]{64})/checkpoints/([1-9][0-9]{0,17})")
_BLOB: Final = re.compile(r"/blob/([0-9a-f]{64})")
_HTML: Final = "text/html; charset=utf-8"
# The page names its own one script by digest; the header says the same.
_POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_NOT_FOUND: Final = Answer(404, TEXT_TYPE, b"not found\n")


class WitnessServer(ThreadingHTTPServer):
    """One thread a connection. `time` gives POSIX seconds; `shifted` says that it is not the true time."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, address: tuple[str, int], state: WitnessState, time: Callable[[], int], *, shifted: bool
    ) -> None:
        self.state = state
        self.time = time
        self.shifted = shifted
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "saksama-witness"
    sys_version = ""
    timeout = 30
    # Headers and body leave in one packet: with two, Nagle's wait for a delayed answer costs 40 ms a request.
    wbufsize = -1
    server: WitnessServer

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MAX_BODY:
            self.close_connection = True
            self._answer(Answer(413, TEXT_TYPE, b"the length is missing or too large\n"))
            return
        body = self.rfile.read(int(length))
        if self.path != "/add-checkpoint":
            self._answer(_NOT_FOUND)
            return
        self._answer(self.server.state.add_checkpoint(body, self.server.time, shifted=self.server.shifted))

    def do_GET(self) -> None:
        self._answer(_page(self.server.state, self.path))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing: who asks a witness is nobody's business."""

    def _answer(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.content_type == _HTML and (policy := _POLICY.search(answer.body)):
            self.send_header("Content-Security-Policy", f"{policy[1].decode()}; frame-ancestors 'none'")
        # A checker in a browser may read what anyone may read.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
        self.wfile.flush()


def _found(content_type: str, data: bytes | None) -> Answer:
    return _NOT_FOUND if data is None else Answer(200, content_type, data)


def _page(state: WitnessState, path: str) -> Answer:
    """What stands at a path: of one log, a kept document, or a fixed page."""
    if newest := _NEWEST.fullmatch(path):
        return _found(TEXT_TYPE, state.newest(newest[1]))
    if asked := _SIZES.fullmatch(path):
        signed = state.sizes(asked[1], int(asked[2] or 0))
        return _found(TEXT_TYPE, None if signed is None else signed.encode())
    if asked := _SIGNED.fullmatch(path):
        return _found(TEXT_TYPE, state.signed(asked[1], int(asked[2])))
    if blob := _BLOB.fullmatch(path):
        return _found("application/octet-stream", state.blob(blob[1]))
    return _fixed(state, path)


def _fixed(state: WitnessState, path: str) -> Answer:
    match path:
        case "/checker" | "/periksa/":
            return _found(_HTML, state.newest_page())
        case "/vkey":
            return Answer(200, TEXT_TYPE, f"{state.key.verifier}\n".encode())
        case "/policy.txt":
            return Answer(200, TEXT_TYPE, _policy(state).serialize())
        case "/":
            lines = [f"{origin} {size}" for origin, size in state.logs().items()]
            text = "\n".join([f"Saksama witness {state.key.name}", str(state.key.verifier), "", *lines, ""])
            return Answer(200, TEXT_TYPE, text.encode())
        case _:
            return _NOT_FOUND


def _policy(state: WitnessState) -> Policy:
    """The file for `saksama verify --policy`: each log key that was trusted here, and that this witness cosigned."""
    name, key = state.key.name, state.key.verifier
    return Policy(tuple(LogEntry(each) for each in state.vkeys()), (WitnessEntry(name, key),), quorum=name)
