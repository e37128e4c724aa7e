"""What is seen over the network: our port, certificates, and whether our clock agrees with others'.

Rules kept here:
  * A partner's address is reached through the one outgoing door alone (`ledger.outgoing`, above this storey, gives its
    `connect`): what a partner calls its address may lead anywhere. Without it only what the operator set is reached:
    our own port, and our own public address, which a proxy on this machine or in its network may well hold.
  * Every answer has an end in time and size; no redirect; nothing of it is kept.
  * A certificate is judged by the machine's own list of authorities, for the very name that readers use.
  * Whether the clock is synchronised the kernel is asked (adjtimex(2)), never told; what it does not tell is None.
Left to others: whom to ask, and through which door (`flows.node.examine_machine`).
"""

import ctypes
import errno
import json
import socket
import ssl
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from saksama.fetch import Client, Patience, Unanswered
from saksama_node.condition.check import Check, found
from saksama_node.condition.why import why

_TIME_ERROR: Final = 5
_STRUCT_OCTETS: Final = 256
SECONDS: Final = 5.0
SOON: Final = timedelta(days=14)
APART: Final = timedelta(seconds=30)
_INTRODUCTION_OCTETS: Final = 1 << 20

type Connect = Callable[[str, int, float], socket.socket]
"""Host, port and seconds to a connection; OSError where there is none."""


def synchronised() -> bool | None:
    """What the kernel says; None off Linux, or where it may not be asked (a container)."""
    if sys.platform != "linux":
        return None
    # `struct timex` with all modes 0: nothing is set. It has 208 octets on 64-bit Linux.
    state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_STRUCT_OCTETS))
    return None if state < 0 else bool(state != _TIME_ERROR)


def direct(host: str, port: int, seconds: float) -> socket.socket:
    """A connection to what the operator's own settings name."""
    return socket.create_connection((host, port), timeout=seconds)


def check_port(host: str, port: int, code: str) -> Check:
    """Whether the node can listen there, or does; `code`: what our own introduction says the institution is."""
    if _introduces_itself(host, port, code):
        return found("port.ours", port=port)
    return look_at_port(host, port)


def look_at_port(host: str, port: int) -> Check:
    """Whether a server could listen there now: free, taken, or refused by the machine."""
    try:
        probe = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        with probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        return found("port.taken" if error.errno == errno.EADDRINUSE else "port.refused", host, port=port)
    return found("port.free", port=port)


def _introduces_itself(host: str, port: int, code: str) -> bool:
    client = Client()
    try:
        url = f"http://{_reached(host)}:{port}/.well-known/saksama"
        answer = client.ask("GET", url, limit=_INTRODUCTION_OCTETS, patience=Patience(SECONDS))
        told = json.loads(answer.body)
    except (Unanswered, ValueError):
        return False
    finally:
        client.close()
    return isinstance(told, dict) and told.get("node") == code


def _reached(host: str) -> str:
    return "127.0.0.1" if host == "0.0.0.0" else f"[{host}]" if ":" in host else host  # noqa: S104 - compared, not bound


def check_certificate(
    url: str, at: datetime, *, connect: Connect, partner: bool = False, context: ssl.SSLContext | None = None
) -> Check:
    """Chain, name and days left of the certificate at `url`, as any reader's machine would judge it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return found("certificate.local", url)
    try:
        with (
            connect(host, parts.port or 443, SECONDS) as plain,
            (context or ssl.create_default_context()).wrap_socket(plain, server_hostname=host) as secured,
        ):
            shown = secured.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        return found("certificate.partner-wrong" if partner else "certificate.wrong", host, why=why(error))
    except OSError as error:
        return found("certificate.unreachable", host, why=why(error))
    until = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)
    return found("certificate.ends-soon" if until - at < SOON else "certificate.well", host, left=until - at)


def check_clock(offsets: Mapping[str, timedelta | None], *, synchronised: bool | None) -> list[Check]:
    """What other clocks (by the name of their owner) and the machine itself say of this one."""
    known = {name: each for name, each in offsets.items() if each is not None}
    apart = [
        found("clock.apart", name, seconds=round(abs(each.total_seconds())))
        for name, each in known.items()
        if abs(each) > APART
    ]
    # Two that disagree with us in different ways are still two that disagree.
    if apart:
        return apart
    said = [] if synchronised is not False else [found("clock.unsynchronised")]
    if not known:
        return [*said, found("clock.unknown")]
    most = max(abs(each.total_seconds()) for each in known.values())
    return [*said, found("clock.well", ", ".join(sorted(known)), seconds=round(most))]
