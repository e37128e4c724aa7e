"""An internet of our own: names that stand for a public address behind which a server of the test answers."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpcore
import pytest

from tests.testonly.hostile_answers import Answer, always

PUBLIC = "93.184.215.14"
type Site = Callable[[str, Answer], str]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Make a site: `site("contoh.example", answer)` gives its address. The guard judges; only the wire leads here."""
    ports: dict[str, int] = {}
    resolve, connect = socket.getaddrinfo, httpcore.SyncBackend.connect_tcp

    def resolving(host: str, port: int, *more: object, **named: object) -> object:
        if host in ports:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, port))]
        if host.endswith(".example"):
            raise socket.gaierror("no such name")
        return resolve(host, port, *more, **named)  # type: ignore[arg-type]  # what the original takes, passed on

    def connecting(backend: httpcore.SyncBackend, host: str, port: int, **named: object) -> object:
        if host == PUBLIC:
            host = "127.0.0.1"
        return connect(backend, host, port, **named)  # type: ignore[arg-type]  # what the original takes, passed on

    monkeypatch.setattr(socket, "getaddrinfo", resolving)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connecting)
    with ExitStack() as stack:

        def made(name: str, answer: Answer) -> str:
            port = int(stack.enter_context(always(answer)).rpartition(":")[2])
            ports[name] = port
            return f"http://{name}:{port}"

        yield made
