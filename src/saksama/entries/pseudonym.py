"""Pseudonyms: one person within one subject.

Rules kept here: HMAC-SHA-256 of the subject under that person's own random 32 bytes, cut to 128 bits; the same
person in the same subject is the same pseudonym, in another subject another that nobody can join without the secret.
Left to others: keeping the secret, and erasing it with the account.
"""

import hashlib
import hmac

from saksama.errors import CallerError

SECRET_BYTES = 32


class BadSecret(CallerError):
    """A pseudonym secret that is not 32 bytes."""

    code = "pseudonym.secret"
    advice = "Give the person's own 32 random bytes."

    length: int


def pseudonym(secret: bytes, subject: str) -> str:
    """32 hex digits for this person within `subject`. Raises `BadSecret`."""
    if len(secret) != SECRET_BYTES:
        raise BadSecret(len(secret))
    return hmac.digest(secret, b"saksama/pseudonym/v1\x00" + subject.encode(), hashlib.sha256).hex()[:32]
