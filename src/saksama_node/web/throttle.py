"""Who sends, and how often a sender may: codes, calendars, reports, logins.

Rules kept here:
  * What one sender may is counted by the address (`accounts.counting`: as an HMAC in a bucket, never the address), for
    fifteen minutes each, before it is looked at; what was right is given back.
  * A sender of IPv6 is its network of 64 bits: whoever has one address there has all of them.
  * When many are wrong at once, from however many addresses, everybody is answered one a second: a flood learns little,
    and a reporter comes through by trying again. Nobody is locked out by what others typed.
  * Before the node stand as many proxies as it is told (`SAKSAMA_PROXIES`): the sender is whom the farthest of them
    names, so many places from the right. Where there is none, no header is believed.
  * Only what failed counts where only guesses matter; the 100 bits of a code are the real wall.
  * What this node itself could not take (a full disk, no database) is no sending: its sender tries again, as asked.
Left to others: counting itself (`accounts.counting`), requests that name their sender twice (`plain_headers`), the
network's own limits (the proxy before the node).
"""

from collections.abc import Mapping
from enum import Enum, auto
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from django.http import HttpRequest

from saksama_node.accounts.counting import Limit, Taken, is_full, judged, of_known, of_stranger, take, unless_failed
from saksama_node.settings.current import SETTINGS

WINDOW_SECONDS: Final = 15 * 60
MANY: Final = 200
"""Wrong ones from all senders together in a window; from then on one is answered a second."""
_TURN_SECONDS: Final = 1.0

__all__ = [
    "WINDOW_SECONDS",
    "Held",
    "Taken",
    "admit",
    "admit_in_turn",
    "is_shut",
    "judged",
    "of_sender",
    "sender",
    "sender_of",
    "unless_failed",
]


class Held(Enum):
    """Why a sender waits: it reached its own limit, or many are wrong and this second's turn is taken."""

    SLOWED = auto()
    CROWDED = auto()


def admit(request: HttpRequest, what: str, most: int) -> Taken | None:
    """Count one of this sender's; None where it has had `most` in the window."""
    return take(of_sender(request, what, most))


def is_shut(request: HttpRequest, what: str, most: int) -> bool:
    """Whether another of this sender's would be refused now. Reads alone."""
    return is_full(of_sender(request, what, most))


def admit_in_turn(request: HttpRequest, what: str, most: int) -> Taken | Held:
    """The same, counted for all senders together too."""
    own = of_sender(request, what, most)
    if is_full(own):
        return Held.SLOWED
    return (
        take(own, of_known(what, "all", MANY, WINDOW_SECONDS))
        or take(own, of_known(what, "turn", 1, _TURN_SECONDS))
        or Held.CROWDED
    )


def of_sender(request: HttpRequest, what: str, most: int) -> Limit:
    """The limit of whoever sent this."""
    return of_stranger(what, sender(request), most, WINDOW_SECONDS)


def sender(request: HttpRequest) -> str:
    """The sender's address, as the connection has it or as our proxies name it; of IPv6 its network."""
    return sender_of(request.META)


def sender_of(meta: Mapping[str, object]) -> str:
    """The same, of the headers alone."""
    found = _named(meta) or str(meta.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(found)
    except ValueError:
        return found
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    return found


def _named(meta: Mapping[str, object]) -> str:
    """Whom the farthest proxy of ours names; empty where none stands before us, or the request came past them."""
    names = str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    return names[-SETTINGS.proxies].strip() if 0 < SETTINGS.proxies <= len(names) else ""
