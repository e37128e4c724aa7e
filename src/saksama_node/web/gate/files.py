"""Styles, scripts and pictures of the pages, answered by the gate itself: no thread, no database.

Rules kept here: all of them lie in memory from the start, so that an address names one of these or nothing; each bears
what every other answer bears (`standing_headers`).
Left to others: what is none of them, is not merely read or is asked by another name than the node's (Django, which
has pages for that).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import Final, Protocol, Self

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from saksama_node.web.gate.environ import Scope
from saksama_node.web.gate.standing_headers import on_a_file

_KEPT_SECONDS: Final = 300


class Answering(Protocol):
    """Granian's side of a request, as far as it takes an answer."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class File:
    """One file: its octets, a digest of them as HTTP's entity tag, its headers."""

    content: bytes
    tag: str
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """The file as it lies there."""
        content = path.read_bytes()
        kind, tag = guess_type(path.name)[0] or "application/octet-stream", f'"{sha256(content).hexdigest()[:32]}"'
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        own = (("content-type", kind), ("cache-control", f"max-age={_KEPT_SECONDS}"), ("etag", tag))
        return cls(content, tag, (*own, *on_a_file()))


@dataclass(frozen=True, slots=True)
class Files:
    """Every file of a folder, by its address."""

    by_address: Mapping[str, File]

    @classmethod
    def below(cls, folder: Path, address: str) -> Self:
        """Those that lie anywhere in `folder`, which stands at `address`."""
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return cls({f"{address}{path.relative_to(folder).as_posix()}": File.read(path) for path in found})

    def answers(self, scope: Scope, request: Answering) -> bool:
        """Answer, if it is one of these that is asked for."""
        file = self.by_address.get(scope.path)
        if file is None or scope.method not in ("GET", "HEAD") or not _is_ours(scope):
            return False
        if scope.headers.get("if-none-match") == file.tag:
            request.response_bytes(304, list(file.headers), b"")
        else:
            request.response_bytes(200, list(file.headers), file.content)
        return True


def _is_ours(scope: Scope) -> bool:
    host, _ = split_domain_port(scope.headers.get("host") or scope.authority or "")
    return bool(host) and validate_host(host, settings.ALLOWED_HOSTS)
