"""A request as the pages read it (WSGI), of a request as the web server hands it over (RSGI).

Rules kept here: as granian's own WSGI makes it, names of headers included, but that headers whose names fold into one
are joined, as two of one name are: `plain_headers` then sees both. A header that is no plain text is refused: left out,
it would say that nobody sent it.
Left to others: the body (`bodies`).
"""

import sys
from typing import Any, Final, Protocol

_BASE: Final[dict[str, Any]] = {
    "GATEWAY_INTERFACE": "CGI/1.1",
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "saksama",
    "wsgi.errors": sys.stderr,
    "wsgi.multiprocess": False,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
_UNPREFIXED: Final = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


class Headers(Protocol):
    """The headers of a request, as granian has them."""

    def items(self) -> list[tuple[str, str]]: ...
    def keys(self) -> list[str]: ...
    def get(self, key: str, default: Any = None) -> Any: ...  # noqa: ANN401 - granian's own


class Scope(Protocol):
    """What granian tells of a request."""

    http_version: str
    server: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None
    headers: Headers


class Unreadable(Exception):
    """A header that is no plain text."""


def environ_of(scope: Scope) -> dict[str, Any]:
    """The request but for its body. Raises `Unreadable`."""
    server, _, port = scope.server.rpartition(":")
    environ = {
        **_BASE,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "wsgi.url_scheme": scope.scheme,
    }
    said = scope.headers.items()
    if {name for name, _ in said} != set(scope.headers.keys()):
        raise Unreadable
    for name, value in said:
        key = _UNPREFIXED.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        between = ";" if name == "cookie" else ","
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    environ.setdefault("HTTP_HOST", scope.authority or "")
    return environ
