"""Slowing down those who guess codes or flood the form.

Rules kept here:
  * Counts are kept by a keyed digest of the sender's address, never by the address, and never longer than the window.
  * Only what failed counts where only guesses matter; the 100 bits of a code are the real wall.
Left to others: the network's own limits (the proxy before the node).
"""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 15 * 60


def is_slowed(request: HttpRequest, what: str, limit: int) -> bool:
    """Whether this sender has reached `limit` in the window."""
    return int(cache.get(_key(request, what), 0)) >= limit


def count(request: HttpRequest, what: str) -> None:
    """Count one."""
    key = _key(request, what)
    if not cache.add(key, 1, WINDOW_SECONDS):
        cache.incr(key)


def _key(request: HttpRequest, what: str) -> str:
    sender = str(request.META.get("REMOTE_ADDR", ""))
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"{what}\x00{sender}".encode(), hashlib.sha256).hex()
    return f"throttle-{what}-{digest[:32]}"
