"""Fetching over HTTP: many at once, in order, with a limit on every answer and on all patience.

Rules kept here:
  * Every answer has a size and a total time; nothing is read whole before it is measured.
  * The server's "not there" and the world's "no answer" stay apart; only the second is tried again.
  * A host that gave no usable answer is asked once from then on; after three of them it is asked no more: that it is
    silent or slow is told, not waited for.
  * Nothing is followed to another address: what a node serves, it serves under its own.
  * A run has one end and one bound of memory over all that it asks, of however many nodes: then `Spent` is raised.
  * Certificates are judged by the machine's own list of authorities, as a browser's are; a bundle of ours only where
    the machine has none.
Left to others: what the bytes mean (verify).
"""

import argparse
import os
import resource
import ssl
import sys
import threading
import time
import urllib.request
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final, Self

import httpcore

from saksama.cli.command import whole_number
from saksama.cli.threads import Threads
from saksama.fetch import CERTIFICATE, Client, Patience, Trouble, Unanswered
from saksama.verify.reader import NotServed, Spent, Unreachable

_THREADS = 4
_AHEAD = 32
_TRIES = 3
_PAUSE = 0.3
_GIVEN_UP = 3
"""Addresses of one host that gave no usable answer: from then on none of it is asked."""
_ANSWERED: Final = (Trouble.TOO_LARGE, Trouble.MALFORMED, Trouble.COMPRESSED, *CERTIFICATE)
"""Asking again brings the same; the host itself is there."""
PATIENCE: Final = Patience(30.0, silence=20.0, connect=5.0)
_UNIT: Final = 1 if sys.platform == "darwin" else 1 << 10
"""Octets that getrusage(2) counts memory by."""
_OK, _NOT_FOUND, _GONE = 200, 404, 410


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one run may take of this machine: seconds, and megabytes of memory more than at its beginning."""

    seconds: int = 1800
    megabytes: int = 2000


def add_bounds(parser: argparse.ArgumentParser) -> None:
    """Add the options that set them."""
    most = Bounds()
    parser.add_argument(
        "--seconds",
        type=whole_number(1, 1_000_000),
        default=most.seconds,
        metavar="N",
        help=f"paling lama, semuanya (at most, in all; default {most.seconds})",
    )
    parser.add_argument(
        "--megabytes",
        type=whole_number(1, 1_000_000),
        default=most.megabytes,
        metavar="N",
        help=f"memori paling banyak (memory at most; default {most.megabytes})",
    )


def bounds_of(options: argparse.Namespace) -> Bounds:
    """What the options say."""
    return Bounds(options.seconds, options.megabytes)


class HttpReader:
    """A `verify.reader.Reader` over HTTP. Close it, or use it as a context manager."""

    def __init__(self, patience: Patience = PATIENCE, bounds: Bounds | None = None) -> None:
        """Nothing is connected yet; the time of `bounds` begins."""
        self._bounds = bounds or Bounds()
        self._until = time.monotonic() + self._bounds.seconds
        self._full = _memory() + self._bounds.megabytes * 1_000_000
        self._patience = patience
        self._failed: Counter[str] = Counter()
        # As any tool that a person runs: the machine's certificates and proxies.
        self._tls = machine_certificates()
        self._proxies = urllib.request.getproxies()
        self._connect()

    def _connect(self) -> None:
        """Threads and connections of this very process: a copy of it has none of ours."""
        self._process = os.getpid()
        self._clients: list[Client] = []
        self._own = threading.local()
        self._threads = Threads(_THREADS, "fetch")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is KeyboardInterrupt:
            # Whoever stops the run waits for no answer: threads and connections end with the process.
            self._threads.close(wait=False)
        else:
            self.close()

    def close(self) -> None:
        """Ask nothing more; what was asked has its end."""
        self._threads.close()
        for client in self._clients:
            client.close()

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at `url`. Raises `NotServed`, `Unreachable`, `Spent`."""
        self.check_bounds()
        answer = self._answer(url, limit)
        self.check_bounds()
        if not isinstance(answer, bytes):
            raise answer
        return answer

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        """The bytes at many addresses, in their order; at most 32 wait for whoever takes them. Raises `Spent`."""
        if self._process != os.getpid():
            self._connect()
        waiting: deque[Future[bytes | NotServed | Unreachable]] = deque()
        for url in urls:
            waiting.append(self._threads.submit(self._answer, url, limit))
            if len(waiting) >= _AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[Future[bytes | NotServed | Unreachable]]) -> bytes | NotServed | Unreachable:
        answer = waiting.popleft().result()
        self.check_bounds()
        return answer

    def check_bounds(self) -> None:
        """Raises `Spent` where a bound of the run is reached."""
        if time.monotonic() >= self._until:
            raise Spent("seconds", self._bounds.seconds)
        if _memory() >= self._full:
            raise Spent("megabytes", self._bounds.megabytes)

    def _answer(self, url: str, limit: int) -> bytes | NotServed | Unreachable:
        why = ""
        host = url.split("/", 3)[2] if url.count("/") > 1 else url
        for attempt in range(self._tries(host)):
            if attempt:
                time.sleep(_PAUSE * attempt)
            try:
                return self._once(url, limit)
            except Unanswered as error:
                why = f"{error.trouble}: {error.why}"
                if error.trouble in _ANSWERED:
                    return Unreachable(url, why)
        self._failed[host] += 1
        return Unreachable(url, why or "not asked any more: this host gave no usable answer before")

    def _tries(self, host: str) -> int:
        failed = self._failed[host]
        return 0 if failed >= _GIVEN_UP else 1 if failed else _TRIES

    def _client(self) -> Client:
        """This thread's own client: one pool for all threads costs more than the requests themselves."""
        client: Client | None = getattr(self._own, "client", None)
        if client is None:
            client = Client(tls=self._tls, proxies=self._proxies)
            self._own.client = client
            self._clients.append(client)
        return client

    def _once(self, url: str, limit: int) -> bytes | NotServed | Unreachable:
        headers = {"user-agent": "saksama-verify"}
        # No answer outlasts the run itself. Gzip: tlog-tiles, "Log entries".
        patience = replace(self._patience, longest=max(self._until - time.monotonic(), 0))
        answer = self._client().ask("GET", url, limit=limit, patience=patience, headers=headers, gzip=True)
        if answer.status in (_NOT_FOUND, _GONE):
            return NotServed(url, answer.status)
        if answer.status != _OK:
            return Unreachable(url, f"status {answer.status}")
        return answer.body


def machine_certificates() -> ssl.SSLContext:
    """The authorities that this machine trusts, as the doctor asks them; SSL_CERT_FILE and SSL_CERT_DIR name others."""
    paths = ssl.get_default_verify_paths()
    return ssl.create_default_context() if paths.cafile or paths.capath else httpcore.default_ssl_context()


def _memory() -> int:
    """The most octets that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
