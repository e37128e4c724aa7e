"""The public pages of this node, asked within this process: what `saksama verify` reads, with no server and no network.

Rules kept here:
  * Asked is the node's own web application, as its readers ask it; of no other address anything is known here.
  * What another machine would have to answer is not reached, which is no fault of what was read.
Left to others: judging (saksama.verify), which folder and database this node is (the caller's settings).
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler

from saksama.verify.reader import NotServed, Unreachable

_ELSEWHERE: Final = "only this node's own pages are read here"


@dataclass(frozen=True, slots=True)
class OwnPages:
    """A `Reader` of the node whose public address is `url`."""

    url: str
    pages: WSGIHandler

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at `url`. Raises `NotServed`, `Unreachable`."""
        base = self.url.rstrip("/")
        if not url.startswith(f"{base}/"):
            raise Unreachable(url, _ELSEWHERE)
        status, body = self._ask(url)
        if status != "200":
            raise NotServed(url, int(status))
        if len(body) > limit:
            raise Unreachable(url, f"more than {limit} bytes")
        return body

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        """The same for many, one after another."""
        for url in urls:
            try:
                yield self.get(url, limit)
            except (NotServed, Unreachable) as error:
                yield error

    def check_bounds(self) -> None:
        """There are none: the pages are this node's own."""

    def _ask(self, url: str) -> tuple[str, bytes]:
        parts, told = urlsplit(url), [""]

        def begin(status: str, _headers: object, _fault: object = None, /) -> Callable[[bytes], object]:
            told[0] = status.partition(" ")[0]
            return BytesIO().write  # Django gives its answer back and writes nothing

        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(parts.path, "latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": parts.hostname or "",
            "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": parts.netloc,
            "HTTP_FORWARDED": f"for=127.0.0.1;proto={parts.scheme}",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": parts.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        answer = self.pages(environ, begin)
        try:
            return told[0], b"".join(answer)
        finally:
            answer.close()
