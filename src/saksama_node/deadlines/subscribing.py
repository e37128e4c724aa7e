"""Keys of calendars: who bears one reads the due moments of one person, without a login.

Rules kept here:
  * 192 random bits, in the clear in the one answer that made it; here only as HMAC-SHA-256 under the node's secret.
  * One a person; a new one takes the old one's place, and revoking leaves none.
  * An unknown, a revoked and a malformed key are nobody's, alike.
Left to others: whether the person is still here and may see what (flows), slowing guesses down (web).
"""

import secrets
from datetime import datetime
from typing import Final

from django.utils.crypto import salted_hmac

from saksama_node.deadlines.models import CalendarKey

_BYTES: Final = 24


def make_key(person: int, at: datetime) -> str:
    """A fresh key for this person, who has no other any more."""
    key = secrets.token_urlsafe(_BYTES)
    CalendarKey.objects.update_or_create(person=person, defaults={"digest": _digest(key), "made_at": at})
    return key


def revoke_key(person: int) -> bool:
    """This person has no key any more; whether there was one."""
    return CalendarKey.objects.filter(person=person).delete()[0] > 0


def made_at(person: int) -> datetime | None:
    """When this person's key was made; None where there is none."""
    return CalendarKey.objects.filter(person=person).values_list("made_at", flat=True).first()


def bearer_of(key: str) -> int | None:
    """Whose key this is."""
    return CalendarKey.objects.filter(digest=_digest(key)).values_list("person", flat=True).first()


def _digest(key: str) -> str:
    return salted_hmac("saksama.calendar-key", key, algorithm="sha256").hexdigest()
