"""The floor: a bare store-and-forward of the same messages, which proves nothing to anybody.

The sender commits to SQLite (synchronous FULL) and posts; the receiver commits to its own and answers; the sender
commits the answer. No seal, no permit, no log, no witness: what is left is the price of two disks and one request.

Rules kept here: the same pace and the same count of messages, the same durability.
Left to others: what it is compared with (exchange).
"""

import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

from saksama.tlog.tile import WIDTH, bundles_for, parse_bundle

PAYLOAD = b"x" * 1024


def latencies(count: int, pace: float) -> list[float]:
    """Seconds from the moment that each message was due to its durable answer, sorted."""
    with tempfile.TemporaryDirectory() as folder, closing(_store(Path(folder) / "out")) as outbox:
        receiver = _Receiver(Path(folder) / "in")
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        try:
            with httpx.Client(trust_env=False) as client:
                return _send(outbox, client, f"http://127.0.0.1:{receiver.server_port}/", count, pace)
        finally:
            receiver.shutdown()
            receiver.server_close()


def copy_seconds(url: str, size: int) -> float:
    """Seconds to fetch every entry of a node's log and commit them to SQLite, 2,000 at a time, and check nothing."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, closing(_store(Path(folder) / "copy")) as store:
        with httpx.Client(trust_env=False, base_url=url) as client:
            held: list[tuple[bytes, str]] = []
            for path in bundles_for(0, size):
                width = min(WIDTH, size - path.index * WIDTH)
                answer = client.get(f"/log/{path.encode()}").raise_for_status()
                held += [(entry, "") for entry in parse_bundle(answer.content, width)]
                if len(held) >= 2000:
                    _keep(store, held)
                    held = []
            _keep(store, held)
        return time.perf_counter() - began


def _store(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=30, check_same_thread=False)
    store.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE message (id INTEGER PRIMARY KEY, body BLOB, answer TEXT)"
    )
    return store


def _keep(store: sqlite3.Connection, rows: list[tuple[bytes, str]]) -> None:
    with store:
        store.executemany("INSERT INTO message (body, answer) VALUES (?, ?)", rows)


def _send(outbox: sqlite3.Connection, client: httpx.Client, url: str, count: int, pace: float) -> list[float]:
    origin, late = time.perf_counter(), []
    for number in range(count):
        due = origin + number / pace
        time.sleep(max(0.0, due - time.perf_counter()))
        _keep(outbox, [(PAYLOAD, "")])
        answer = client.post(url, content=PAYLOAD).raise_for_status()
        with outbox:
            outbox.execute("UPDATE message SET answer = ? WHERE id = ?", (answer.text, number + 1))
        late.append(time.perf_counter() - due)
    return sorted(late)


class _Receiver(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, path: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.store = _store(path)
        self.turn = threading.Lock()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.turn:
            _keep(self.server.store, [(body, "received")])
        self.send_response(200)
        self.send_header("Content-Length", "8")
        self.end_headers()
        self.wfile.write(b"received")

    def log_message(self, *_words: object) -> None:
        """Nothing: the figures are the only words."""
