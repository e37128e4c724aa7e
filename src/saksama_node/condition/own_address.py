"""Our own public address, asked as a reader asks it: what stands before the node, and what it lets through to it.

Rules kept here:
  * Asked is `/hidup`, which costs nothing and keeps nothing; a large body is only declared, never sent.
  * What the node itself answered bears its `X-Request-Id`; whatever does not was said by somebody before it.
  * Each finding names the setting, of the node or of the proxy, that is to be changed.
Left to others: the certificate (network), whether the node runs at all (network's port), when it is asked
(flows.node.examine_machine).
"""

import socket
import ssl
from collections.abc import Iterable, Mapping
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

from saksama.fetch import Answer, Client, Patience, Unanswered
from saksama_node.condition.check import Check, found
from saksama_node.condition.network import SECONDS

LARGEST: Final = 300 << 20
"""Octets of the largest body that the node takes: ten files of evidence."""
_PATH: Final = "/hidup"
_STRANGER: Final = "203.0.113.9"
"""An address of documentation (RFC 5737): nobody has it."""
_PAGE_OCTETS: Final = 1 << 16
_HEAD_OCTETS: Final = 16 << 10
_STOPPED: Final = frozenset({502, 503, 504})
_OK, _BAD, _TOO_LARGE = 200, 400, 413

type Networks = Iterable[IPv4Network | IPv6Network]


def check_address(url: str, inner: Networks, *, context: ssl.SSLContext) -> list[Check]:
    """What is wrong with the way in, each once; `context`: whose certificates count."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        return [found("address.local", url)]
    host, port = parts.hostname or "", parts.port or 443
    try:
        addresses = sorted({str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError):
        return [found("address.unknown", host)]
    seen = _inner(host, addresses, tuple(inner))
    client = Client(tls=context)
    try:
        through = _way_through(client, url)
        if not through and _refuses_large(host, port, context):
            through.append(found("address.body-limit", host, size=f"{LARGEST >> 20} MB"))
        seen += through
    except Unanswered:
        # Why, the certificate's own look says.
        return seen
    finally:
        client.close()
    return seen or [found("address.well", host)]


def _inner(host: str, addresses: Iterable[str], inner: tuple[IPv4Network | IPv6Network, ...]) -> list[Check]:
    """Addresses that answer inside alone: who is outside, or was not told of the network, does not come."""
    read = [ip_address(each.partition("%")[0]) for each in addresses]
    hidden = [each for each in read if not each.is_global and not each.is_loopback]
    unnamed = [each for each in hidden if not any(each in network for network in inner)]
    return [found("address.inner", host, address=str(unnamed[0]))] if unnamed else []


def _way_through(client: Client, url: str) -> list[Check]:
    """Whether it is the node that answers, and as whom and over what it sees who asks. Raises `Unanswered`."""
    host = urlsplit(url).hostname or ""
    answer = _ask(client, url)
    if not _is_ours(answer):
        return [
            found("address.stopped" if answer.status in _STOPPED else "address.elsewhere", host, status=answer.status)
        ]
    if answer.status != _OK:
        return [
            found("address.forwarded" if answer.status == _BAD else "address.elsewhere", host, status=answer.status)
        ]
    if not _sees_https(answer):
        return [found("address.scheme", host)]
    told = (("Forwarded", f"for={_STRANGER};proto=http"), ("X-Forwarded-For", _STRANGER))
    passed_on = [name for name, words in told if not _sees_https(_ask(client, url, {name: words}))]
    return [found("address.passes-on", host, header=name) for name in passed_on[:1]]


def _sees_https(answer: Answer) -> bool:
    """The node says so only to who came by https, as it sees it."""
    return answer.status != _BAD and "strict-transport-security" in answer.headers


def _ask(client: Client, url: str, headers: Mapping[str, str] | None = None) -> Answer:
    address = f"{url.rstrip('/')}{_PATH}"
    return client.ask("GET", address, limit=_PAGE_OCTETS, patience=Patience(SECONDS), headers=headers)


def _is_ours(answer: Answer) -> bool:
    return "x-request-id" in answer.headers


def _refuses_large(host: str, port: int, context: ssl.SSLContext) -> bool:
    """Whether what stands before the node refuses a body as large as the largest, by its declared length alone."""
    head = (
        f"POST {_PATH} HTTP/1.1\r\nHost: {host}{'' if port == 443 else f':{port}'}\r\n"
        f"Content-Type: application/octet-stream\r\nContent-Length: {LARGEST}\r\n"
        "Expect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    came = b""
    with (
        suppress(OSError),
        socket.create_connection((host, port), timeout=SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as secured,
    ):
        secured.sendall(head.encode("ascii"))
        # One that lets it through waits for the body, as the node does: then nothing more comes in this time.
        while b"\r\n\r\n" not in _last(came) and len(came) < _HEAD_OCTETS and (piece := secured.recv(4096)):
            came += piece
    status, _, rest = _last(came).partition(b"\r\n")
    return status.split(b" ")[1:2] == [str(_TOO_LARGE).encode()] and b"x-request-id" not in rest.lower()


def _last(came: bytes) -> bytes:
    """The answer behind a `100 Continue`."""
    head, _, rest = came.partition(b"\r\n\r\n")
    return rest if head.startswith(b"HTTP/1.1 100") else came
