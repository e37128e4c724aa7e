"""Fetching what somebody linked to: once, guarded, with an end.

Rules kept here:
  * http and https alone, no name or password in the address, public addresses alone (`ledger.outgoing`), judged again
    at each redirect; five redirects at most.
  * Heads, body and time have limits. Nothing is asked for compressed, and what comes compressed all the same is
    refused: there is no decompressor that a bomb could go off in.
  * What came is a page, a text or a still picture by its first bytes, or it is refused.
Left to others: keeping it (archive), looking into it (quarantine).
"""

import errno
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Final

import httpcore
import httpx

from saksama.fetch import CERTIFICATE, Answer, Client, Patience, Trouble, Unanswered
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Format, Why, format_of
from saksama_node.ledger import outgoing

MAX_BYTES: Final = 20 << 20
MAX_ADDRESS: Final = 2000
MAX_REDIRECTS: Final = 5
PATIENCE: Final = Patience(20.0, silence=8.0, connect=5.0, rate=512 << 10)
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_TROUBLES: Final = {
    Trouble.SILENT: Why.SILENT,
    Trouble.SLOW: Why.SLOW,
    Trouble.TOO_LARGE: Why.TOO_LARGE,
    Trouble.MALFORMED: Why.MALFORMED,
    Trouble.COMPRESSED: Why.COMPRESSED,
    **dict.fromkeys(CERTIFICATE, Why.SILENT),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: `size` in bytes, `patience` for all hops together."""

    size: int = MAX_BYTES
    patience: Patience = PATIENCE


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came. `hops`: every address asked, the last one answered; `heads`: by small name."""

    hops: tuple[str, ...]
    heads: Mapping[str, str]
    body: bytes
    format: Format

    @property
    def address(self) -> str:
        """Where it was found in the end."""
        return self.hops[-1]


def checked_address(written: str) -> str:
    """An address as it is asked for: ASCII, without its fragment. Raises `CaptureRefused` (ADDRESS, SECRET)."""
    text = written.strip()
    try:
        url = httpx.URL(text).copy_with(fragment=None)
        port = url.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise CaptureRefused(Why.ADDRESS, text[:200]) from error
    if len(text) > MAX_ADDRESS or url.scheme not in {"http", "https"} or not url.host or not 0 < (port or 1) < 1 << 16:
        raise CaptureRefused(Why.ADDRESS, text[:200])
    if url.userinfo:
        raise CaptureRefused(Why.SECRET, url.host)
    return str(url)


def check_public(address: str) -> None:
    """Raise `CaptureRefused` (NOT_PUBLIC) where an address names an inner machine outright; a name is judged later."""
    host = httpx.URL(address).host
    try:
        found = ip_address(host)
    except ValueError:
        if host == "localhost" or host.endswith(".localhost"):
            raise CaptureRefused(Why.NOT_PUBLIC, host) from None
        return
    if not outgoing.is_public(found):
        raise CaptureRefused(Why.NOT_PUBLIC, host)


def fetch(written: str, limits: Limits | None = None) -> Fetched:
    """Fetch what `written` leads to. Raises `CaptureRefused`; whatever it met, nothing is left open or kept."""
    asked = limits or Limits()
    client = outgoing.strangers_client()
    try:
        hops, answer = _followed(client, checked_address(written), asked)
    finally:
        client.close()
    found = format_of(hops[-1], answer.body, answer.headers.get("content-type", ""))
    return Fetched(hops, answer.headers, answer.body, found)


def _followed(client: Client, address: str, limits: Limits) -> tuple[tuple[str, ...], Answer]:
    hops: list[str] = []
    begun = time.monotonic()
    while True:
        hops.append(address)
        answer = _asked(client, address, limits, begun)
        if answer.status not in _MOVED:
            break
        if len(hops) > MAX_REDIRECTS:
            raise CaptureRefused(Why.REDIRECTS, hops[0], str(MAX_REDIRECTS))
        address = _next(address, answer.headers.get("location", ""))
    if answer.status != httpx.codes.OK:
        raise CaptureRefused(Why.STATUS, address, str(answer.status))
    return tuple(hops), answer


def _next(address: str, location: str) -> str:
    try:
        return checked_address(str(httpx.URL(address).join(location)) if location else "")
    except (httpx.InvalidURL, ValueError) as error:
        raise CaptureRefused(Why.ADDRESS, location[:200]) from error


def _asked(client: Client, address: str, limits: Limits, begun: float) -> Answer:
    # All hops share one time: a chain of slow redirects gains nothing.
    left = max(0.0, limits.patience.seconds - (time.monotonic() - begun))
    try:
        return client.ask("GET", address, limit=limits.size, patience=replace(limits.patience, seconds=left))
    except Unanswered as error:
        raise CaptureRefused(_why(error), address, error.why) from error


def _why(error: Unanswered) -> Why:
    match error.__cause__:
        case outgoing.AddressRefused():
            return Why.NOT_PUBLIC
        case outgoing.NoWayOut():
            return Why.NO_NETWORK
        case outgoing.NameUnknown():
            return Why.UNKNOWN_NAME
        case httpcore.ConnectError(args=(OSError(errno=errno.ENETUNREACH),)):
            return Why.NO_NETWORK
        case _:
            return _TROUBLES[error.trouble]
