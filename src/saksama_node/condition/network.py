"""What is seen over the network: our port, certificates, and what other machines' clocks say.

Rules kept here:
  * Only addresses that settings, agreement or pairing name; short timeouts; no redirect; nothing of an answer is kept.
  * A certificate is judged by the machine's own list of authorities, for the very name that readers use.
Left to others: whom to ask (`flows.examine_node`).
"""

import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import httpx

from saksama_node.condition.check import Check, found

SECONDS: Final = 5.0
SOON: Final = timedelta(days=14)
APART: Final = timedelta(seconds=30)


def check_port(host: str, port: int, code: str) -> Check:
    """Whether the node can listen there, or does; `code`: what our own introduction says the institution is."""
    try:
        answer = httpx.get(f"http://{_reached(host)}:{port}/.well-known/saksama", timeout=SECONDS, trust_env=False)
        ours = answer.json().get("code") == code
    except (httpx.HTTPError, ValueError, AttributeError):
        ours = False
    if ours:
        return found("port.ours", port=port)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            # 98 and 48: the address is in use, on Linux and BSD.
            return found("port.taken", port=port) if error.errno in {98, 48} else found("port.refused", host, port=port)
    return found("port.free", port=port)


def _reached(host: str) -> str:
    return "127.0.0.1" if host == "0.0.0.0" else f"[{host}]" if ":" in host else host  # noqa: S104 - compared, not bound


def check_certificate(url: str, at: datetime, *, partner: bool = False, context: ssl.SSLContext | None = None) -> Check:
    """Chain, name and days left of the certificate at `url`, as any reader's machine would judge it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return found("certificate.local", url)
    try:
        with (
            socket.create_connection((host, parts.port or 443), timeout=SECONDS) as plain,
            (context or ssl.create_default_context()).wrap_socket(plain, server_hostname=host) as secured,
        ):
            shown = secured.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        return found("certificate.partner-wrong" if partner else "certificate.wrong", host, why=error.verify_message)
    except OSError as error:
        return found("certificate.unreachable", host, why=type(error).__name__)
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
