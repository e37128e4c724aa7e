"""Slowing down those who guess codes or flood the form.

Rules kept here:
  * Counts are kept by a keyed digest of the sender's address, never by the address, and never longer than the window.
  * The window begins with the first count and ends 15 minutes later, however many follow.
  * Behind https stands one proxy of ours: the sender is whom it names last. Without it no header is believed.
  * Only what failed counts where only guesses matter; the 100 bits of a code are the real wall.
Left to others: the network's own limits (the proxy before the node).
"""

import hashlib
import hmac
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from saksama_node.settings.current import SETTINGS

WINDOW_SECONDS = 15 * 60


def is_slowed(request: HttpRequest, what: str, limit: int) -> bool:
    """Whether this sender has reached `limit` in the window."""
    return _counted(_key(request, what))[0] >= limit


def count(request: HttpRequest, what: str) -> None:
    """Count one."""
    key = _key(request, what)
    before, ends = _counted(key)
    cache.set(key, (before + 1, ends), max(0.0, ends - time.time()))


def sender(request: HttpRequest) -> str:
    """The sender's address, as the connection has it or as our own proxy names it."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    if not SETTINGS.secure:
        return near
    named = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return named or near


def _counted(key: str) -> tuple[int, float]:
    """How many so far, and when the window ends (POSIX seconds)."""
    found: tuple[int, float] | None = cache.get(key)
    return found if found is not None else (0, time.time() + WINDOW_SECONDS)


def _key(request: HttpRequest, what: str) -> str:
    words = f"{what}\x00{sender(request)}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), words, hashlib.sha256).hex()
    return f"throttle-{what}-{digest[:32]}"
