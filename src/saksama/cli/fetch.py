"""Fetching over HTTP: many at once, in order, with a limit on every answer.

Rules kept here:
  * An answer longer than its limit is broken off; nothing is read whole before it is measured.
  * The server's "not there" and the world's "no answer" stay apart; only the second is tried again.
  * Nothing is followed to another address: what a node serves, it serves under its own.
Left to others: what the bytes mean (verify).
"""

import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

import httpx

from saksama.verify.reader import NotServed, Unreachable

_THREADS = 4
_AHEAD = 32
_TRIES = 3
_PAUSE = 0.3
_TIMEOUT = httpx.Timeout(20.0, connect=5.0)


class HttpReader:
    """A `verify.reader.Reader` over HTTP. Close it, or use it as a context manager."""

    def __init__(self) -> None:
        """Nothing is connected yet."""
        self._clients: list[httpx.Client] = []
        self._own = threading.local()
        self._silent: set[str] = set()
        self._tls = httpx.create_ssl_context()
        self._pool = ThreadPoolExecutor(_THREADS, "fetch")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
        # A host once asked in vain is asked once from then on: that it is silent is told, not waited for.
        for attempt in range(1 if host in self._silent else _TRIES):
            if attempt:
                time.sleep(_PAUSE * attempt)
            try:
                return self._once(url, limit)
            except httpx.HTTPError as error:
                why = f"{type(error).__name__}: {error}"
            except httpx.InvalidURL as error:
                return Unreachable(url, f"no address: {error}")
        self._silent.add(host)
        return Unreachable(url, why)

    def _client(self) -> httpx.Client:
        """This thread's own client: one pool for all threads costs more than the requests themselves."""
        client: httpx.Client | None = getattr(self._own, "client", None)
        if client is None:
            headers = {"accept-encoding": "identity", "user-agent": "saksama-verify"}
            client = httpx.Client(timeout=_TIMEOUT, headers=headers, follow_redirects=False, verify=self._tls)
            self._own.client = client
            self._clients.append(client)
        return client

    def _once(self, url: str, limit: int) -> bytes | NotServed | Unreachable:
        with self._client().stream("GET", url) as answer:
            if answer.status_code in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
                return NotServed(url, answer.status_code)
            if answer.status_code != httpx.codes.OK:
                return Unreachable(url, f"status {answer.status_code}")
            parts: list[bytes] = []
            length = 0
            for part in answer.iter_raw():
                length += len(part)
                if length > limit:
                    return Unreachable(url, f"more than {limit} bytes")
                parts.append(part)
            return b"".join(parts)
