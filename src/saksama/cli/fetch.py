"""Fetching over HTTP: many at once, in order, with a limit on every answer and on all patience.

Rules kept here:
  * Every answer has a size and a total time; nothing is read whole before it is measured.
  * The server's "not there" and the world's "no answer" stay apart; only the second is tried again.
  * A host that gave no usable answer is asked once from then on; after three of them it is asked no more: that it is
    silent or slow is told, not waited for.
  * Nothing is followed to another address: what a node serves, it serves under its own.
Left to others: what the bytes mean (verify).
"""

import threading
import time
import urllib.request
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, Self

import httpx

from saksama.fetch import Client, Patience, Trouble, Unanswered
from saksama.verify.reader import NotServed, Unreachable

_THREADS = 4
_AHEAD = 32
_TRIES = 3
_PAUSE = 0.3
_GIVEN_UP = 3
"""Addresses of one host that gave no usable answer: from then on none of it is asked."""
_ANSWERED: Final = (Trouble.TOO_LARGE, Trouble.MALFORMED, Trouble.COMPRESSED)
"""Asking again brings the same; the host itself is there."""
PATIENCE: Final = Patience(30.0, silence=20.0, connect=5.0)
_OK, _NOT_FOUND, _GONE = 200, 404, 410


class HttpReader:
    """A `verify.reader.Reader` over HTTP. Close it, or use it as a context manager."""

    def __init__(self, patience: Patience = PATIENCE) -> None:
        """Nothing is connected yet."""
        self._patience = patience
        self._clients: list[Client] = []
        self._own = threading.local()
        self._failed: Counter[str] = Counter()
        # As any tool that a person runs: the machine's certificates and proxies.
        self._tls = httpx.create_ssl_context()
        self._proxies = urllib.request.getproxies()
        self._pool = ThreadPoolExecutor(_THREADS, "fetch")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up what is under way."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        for client in self._clients:
            client.close()

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at `url`. Raises `NotServed`, `Unreachable`."""
        answer = self._answer(url, limit)
        if not isinstance(answer, bytes):
            raise answer
        return answer

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        """The bytes at many addresses, in their order; at most 32 are held that nobody has taken yet."""
        waiting: deque[Future[bytes | NotServed | Unreachable]] = deque()
        for url in urls:
            waiting.append(self._pool.submit(self._answer, url, limit))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

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
        answer = self._client().ask("GET", url, limit=limit, patience=self._patience, headers=headers)
        if answer.status in (_NOT_FOUND, _GONE):
            return NotServed(url, answer.status)
        if answer.status != _OK:
            return Unreachable(url, f"status {answer.status}")
        return answer.body
