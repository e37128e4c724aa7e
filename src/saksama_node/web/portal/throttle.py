"""Slowing down those who guess codes or flood the form.

Rules kept here:
  * Counts are kept by a keyed digest of the sender's address, never by the address, and never longer than the window.
  * A sender of IPv6 is its network of 64 bits: whoever has one address there has all of them.
  * When many are wrong at once, from however many addresses, everybody is answered one a second: a flood learns little,
    and a reporter comes through by trying again. Nobody is locked out by what others typed.
  * The window begins with the first count and ends 15 minutes later, however many follow.
  * Behind https stands one proxy of ours: the sender is whom it names last. Without it no header is believed.
  * Only what failed counts where only guesses matter; the 100 bits of a code are the real wall.
  * What this node itself could not take (a full disk, no database) is no sending: its sender tries again, as asked.
Left to others: the network's own limits (the proxy before the node).
"""

import hashlib
import hmac
import time
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from saksama_node.settings.counting import alone
from saksama_node.settings.current import SETTINGS

WINDOW_SECONDS = 15 * 60
MANY = 200
"""Wrong ones from all senders together in a window; from then on one is answered a second."""
_TURN_SECONDS = 1.0


def is_slowed(request: HttpRequest, what: str, limit: int) -> bool:
    """Whether this sender has reached `limit` in the window."""
    return _counted(_key(request, what))[0] >= limit


def count(request: HttpRequest, what: str) -> None:
    """Count one, for this sender and for all together."""
    _add(request, what, 1)


def give_back(request: HttpRequest, what: str) -> None:
    """Count one less: it failed through no fault of the sender's, who was asked to send it again."""
    _add(request, what, -1)


def is_crowded(what: str) -> bool:
    """Whether so many were wrong that one is answered a second, and this second's turn is taken."""
    with alone():
        if _counted(_of_all(what))[0] < MANY:
            return False
        turn, moment = f"{_of_all(what)}-turn", time.time()
        taken: float = cache.get(turn, 0.0)
        if 0 <= moment - taken < _TURN_SECONDS:
            return True
        cache.set(turn, moment, WINDOW_SECONDS)
        return False


def sender(request: HttpRequest) -> str:
    """The sender's address, as the connection has it or as our own proxy names it; of IPv6 its network."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    named = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() if SETTINGS.secure else ""
    found = named or near
    try:
        address = ip_address(found)
    except ValueError:
        return found
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    return found


def _add(request: HttpRequest, what: str, number: int) -> None:
    with alone():
        for key in (_key(request, what), _of_all(what)):
            before, ends = _counted(key)
            cache.set(key, (max(0, before + number), ends), max(0.0, ends - time.time()))


def _of_all(what: str) -> str:
    return f"throttle-{what}-all"


def _counted(key: str) -> tuple[int, float]:
    """How many so far, and when the window ends (POSIX seconds)."""
    found: tuple[int, float] | None = cache.get(key)
    return found if found is not None else (0, time.time() + WINDOW_SECONDS)


def _key(request: HttpRequest, what: str) -> str:
    words = f"{what}\x00{sender(request)}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), words, hashlib.sha256).hex()
    return f"throttle-{what}-{digest[:32]}"
