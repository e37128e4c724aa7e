"""HTTP with an end: no answer lasts longer, or grows larger, than who asks will bear.

Rules kept here:
  * A request has one total time, from connecting to the last octet, heads and all; only octets that come earn more.
  * An answer that is longer than its limit is broken off; nothing is read whole before it is measured.
  * Octets count unfolded: gzip is asked for and taken only where who asks says so, and unfolds no further than the
    limit; what else comes compressed is refused.
  * No redirect is followed, no cookie kept: what a node serves, it serves under its own address.
Left to others: what the octets mean; whether to ask again.
"""

import ssl
import time
import urllib.request
import zlib
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from math import inf
from typing import Any, BinaryIO, Final

import httpcore

from saksama.errors import WorldError

_ENCODED: Final = "content-encoding"
_GZIP: Final = 16 + zlib.MAX_WBITS
"""What zlib reads as gzip (RFC 1952), and as nothing else."""


class Trouble(StrEnum):
    """Why there is no answer that could be used."""

    SILENT = "silent"
    SLOW = "slow"
    TOO_LARGE = "too-large"
    MALFORMED = "malformed"
    COMPRESSED = "compressed"
    UNTRUSTED = "untrusted"
    OUT_OF_DATE = "out-of-date"
    OTHER_HOST = "other-host"


CERTIFICATE: Final = (Trouble.UNTRUSTED, Trouble.OUT_OF_DATE, Trouble.OTHER_HOST)
"""What a certificate may have against it; whoever asked does not know who would have answered."""
_OUT_OF_DATE: Final = (9, 10)
_OTHER_HOST: Final = (62, 64)
"""What OpenSSL calls these: X509_V_ERR_CERT_NOT_YET_VALID, ..._HAS_EXPIRED; ..._HOSTNAME_MISMATCH, ..._IP_ADDRESS..."""


class Unanswered(WorldError):
    """A server gave no answer, or none that could be read within the time and the size that were allowed."""

    code = "fetch.unanswered"
    advice = "Check the connection and try again later."

    trouble: Trouble
    why: str


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one answer may take: `seconds`, and one more for every `rate` octets that have come.

    `silence`: seconds without a single octet; `connect`: seconds until there is a connection; `longest`: seconds that
    no octet adds to.
    """

    seconds: float
    silence: float = 10.0
    connect: float = 2.0
    rate: int = 32 << 10
    longest: float = inf


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what came with it: `body` (unless poured elsewhere), `size` in octets, `headers` by small name."""

    status: int
    body: bytes
    size: int
    headers: Mapping[str, str]


@dataclass(slots=True)
class _End:
    """When the request under way in this thread ends, on the monotonic clock; `last`: what `at` never passes."""

    at: float
    last: float

    def within(self, timeout: float | None) -> float:
        """No more seconds than are left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the total time is over")
        return left if timeout is None else min(timeout, left)


class _Unfolding:
    """An answer that comes as gzip, unfolded as it comes."""

    def __init__(self) -> None:
        self._fold = zlib.decompressobj(_GZIP)

    def more(self, piece: bytes, most: int) -> bytes:
        """What the next piece unfolds to, `most` octets of it and the rest left out. Raises `Unanswered`."""
        try:
            whole = self._fold.decompress(piece, most)
        except zlib.error as error:
            raise Unanswered(Trouble.MALFORMED, "no gzip") from error
        if self._fold.unused_data:
            raise Unanswered(Trouble.MALFORMED, "octets behind the end of gzip")
        return whole

    def end(self) -> None:
        """No more comes. Raises `Unanswered` where more should."""
        if not self._fold.eof:
            raise Unanswered(Trouble.MALFORMED, "gzip that does not end")


_END: ContextVar[_End | None] = ContextVar("saksama_request_end", default=None)


def _lost(error: Exception) -> Trouble:
    """Why there is no connection: nobody is there, or whoever is shows a certificate that does not count."""
    # httpcore hands on its own error, and cuts off what it came from: the context alone still knows.
    refused = error if isinstance(error, ssl.SSLCertVerificationError) else error.__context__
    if not isinstance(refused, ssl.SSLCertVerificationError):
        return Trouble.SILENT
    if refused.verify_code in _OUT_OF_DATE:
        return Trouble.OUT_OF_DATE
    return Trouble.OTHER_HOST if refused.verify_code in _OTHER_HOST else Trouble.UNTRUSTED


def _left(timeout: float | None) -> float | None:
    end = _END.get()
    return timeout if end is None else end.within(timeout)


class _Stream(httpcore.NetworkStream):
    """A connection that many requests use in turn; each waits no longer than its own end."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the parent's signature
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Opens connections, as the backend behind it does, whose every wait has an end."""

    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.connect_tcp(host, port, _left(timeout), local_address, socket_options))


class Client:
    """A pool of connections, kept alive; threads may share it. `proxies`: scheme to address of a proxy to go through.

    `tls`: the certificates that count; the machine's own list is not read where none is given. `backend`: who decides
    where a name leads.
    """

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        proxies: Mapping[str, str] | None = None,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        """Nothing is connected yet."""
        ends = _Backend(backend or httpcore.SyncBackend())
        self._tls = tls or httpcore.default_ssl_context()
        self._direct = httpcore.ConnectionPool(ssl_context=self._tls, network_backend=ends)
        self._through = {
            scheme: httpcore.HTTPProxy(proxy, ssl_context=self._tls, network_backend=ends)
            for scheme, proxy in (proxies or {}).items()
            if scheme in ("http", "https") and proxy.startswith(("http://", "https://"))
        }

    def close(self) -> None:
        """Close every connection."""
        for pool in (self._direct, *self._through.values()):
            pool.close()

    def ask(
        self,
        method: str,
        url: str,
        *,
        limit: int,
        patience: Patience,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        into: BinaryIO | None = None,
        gzip: bool = False,
    ) -> Answer:
        """Ask, and read the answer whole; with `into` its body goes there instead. Raises `Unanswered`.

        `gzip`: the answer may come folded (RFC 9110, 8.4.1.3); body, size and limit are of what it unfolds to.
        """
        if not url.isascii():
            raise Unanswered(Trouble.MALFORMED, "an address is written in ASCII (RFC 3986)")
        begun = time.monotonic()
        end = _End(begun + min(patience.seconds, patience.longest), begun + patience.longest)
        token = _END.set(end)
        try:
            return self._read(method, url, limit, patience, end, content, headers or {}, into, gzip=gzip)
        except httpcore.TimeoutException as error:
            slow = time.monotonic() >= end.at
            raise Unanswered(Trouble.SLOW if slow else Trouble.SILENT, type(error).__name__) from error
        except (httpcore.ProtocolError, ValueError) as error:
            # ValueError: an address that is none, or a head that cannot be one.
            raise Unanswered(Trouble.MALFORMED, f"{type(error).__name__}: {error}"[:200]) from error
        except (httpcore.NetworkError, httpcore.ProxyError, httpcore.UnsupportedProtocol, OSError) as error:
            raise Unanswered(_lost(error), f"{type(error).__name__}: {error}"[:200]) from error
        finally:
            _END.reset(token)

    def _read(
        self,
        method: str,
        url: str,
        limit: int,
        patience: Patience,
        end: _End,
        content: bytes | None,
        headers: Mapping[str, str],
        into: BinaryIO | None,
        *,
        gzip: bool,
    ) -> Answer:
        encodings = "gzip, identity" if gzip else "identity"
        named = {"accept": "*/*", "accept-encoding": encodings, "user-agent": "saksama", **headers}
        sent: list[tuple[bytes | str, bytes | str]] = list(named.items())
        timeout = {"connect": patience.connect, "read": patience.silence, "write": patience.silence, "pool": None}
        out = BytesIO() if into is None else into
        size, begun = 0, end.at
        pool = self._pool(url)
        with pool.stream(method, url, headers=sent, content=content, extensions={"timeout": timeout}) as answer:
            heads = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            encoding = heads.get(_ENCODED, "").strip().lower()
            if encoding not in ("", "identity", *(("gzip", "x-gzip") if gzip else ())):
                raise Unanswered(Trouble.COMPRESSED, "an answer that is compressed, unasked")
            fold = None if encoding in ("", "identity") else _Unfolding()
            came = 0
            for piece in answer.iter_stream():
                came += len(piece)
                whole = piece if fold is None else fold.more(piece, limit - size + 1)
                size += len(whole)
                if max(size, came) > limit:
                    raise Unanswered(Trouble.TOO_LARGE, f"more than {limit} bytes")
                # Octets that came, not what they unfold to: nobody earns an hour with a line of zeros.
                end.at = min(begun + came / patience.rate, end.last)
                out.write(whole)
            if fold is not None:
                fold.end()
        return Answer(answer.status, out.getvalue() if isinstance(out, BytesIO) else b"", size, heads)

    def _pool(self, url: str) -> httpcore.ConnectionPool:
        scheme, _, rest = url.partition("://")
        through = self._through.get(scheme.lower())
        if through is None or urllib.request.proxy_bypass(rest.partition("/")[0]):
            return self._direct
        return through
