"""Short secrets that the database keeps, wrapped under a key that it does not hold.

Rules kept here:
  * ChaCha20-Poly1305 (RFC 8439), a fresh random nonce each time. One key a use, made by HKDF-SHA-256 (RFC 5869) from
    `keys/django.secret`: neither the database nor a backup without its keys opens anything.
  * Whose it is, is bound as associated data: moved to another row it does not open.
  * What does not open is told, never taken for nothing.
Left to others: what is wrapped (`accounts.staying`, `web.second_factor`, `observation.keying`), where the key lies
(`keyfiles`).
"""

import secrets
from base64 import b64decode, b64encode
from enum import StrEnum
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from saksama.errors import CallerError
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import DJANGO_SECRET, read_line

_NONCE_BYTES = 12
MORE_BYTES = _NONCE_BYTES + 16
"""By how much what is enclosed is longer: the nonce and the tag."""
_KEY_BYTES = 32
_FORM = "v1:"


class Use(StrEnum):
    """What a wrapped secret is for."""

    SECOND_FACTOR = "second-factor"
    SESSION = "session"
    FIELD = "field"


class NotUnwrapped(CallerError):
    """A secret that the database keeps was not wrapped here for this, or was altered."""

    code = "wrapped.not-opened"
    advice = (
        "Put back the keys/django.secret of this node from where its keys are kept; where it is lost, a second factor "
        "is set up anew."
    )

    use: Use


def enclose(cipher: ChaCha20Poly1305, octets: bytes, bound: bytes) -> bytes:
    """A fresh nonce, then the octets under it, bound to what is not in them."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, octets, bound)


def disclose(cipher: ChaCha20Poly1305, enclosed: bytes, bound: bytes) -> bytes:
    """The octets. Raises `InvalidTag`; ValueError for what is too short to be such."""
    return cipher.decrypt(enclosed[:_NONCE_BYTES], enclosed[_NONCE_BYTES:], bound)


def wrap(use: Use, whose: str, text: str) -> str:
    """The text under this node's key for `use`, bound to `whose`."""
    return f"{_FORM}{b64encode(enclose(_cipher(use), text.encode(), whose.encode())).decode()}"


def unwrap(use: Use, whose: str, wrapped: str) -> str:
    """The text. Raises `NotUnwrapped`."""
    try:
        if not wrapped.startswith(_FORM):
            raise NotUnwrapped(use)
        octets = b64decode(wrapped.removeprefix(_FORM), validate=True)
        return disclose(_cipher(use), octets, whose.encode()).decode()
    except (ValueError, InvalidTag) as error:  # ValueError: no base64, or too short
        raise NotUnwrapped(use) from error


@cache
def _cipher(use: Use) -> ChaCha20Poly1305:
    secret = read_line(SETTINGS.data, DJANGO_SECRET).encode()
    kdf = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=f"saksama/wrapped/v1/{use}".encode())
    return ChaCha20Poly1305(kdf.derive(secret))
