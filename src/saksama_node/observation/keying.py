"""Keys of offices, to which devices of the field seal: made with an office's first invitation, opened here alone.

Rules kept here: the secret half is wrapped under the node's key for that use, bound to the key's name; an older key
still opens what was sealed to it, and the newest is handed out.
Left to others: what is sealed (envelope).
"""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from saksama.errors import BugError
from saksama_node.observation.envelope import NotOpened
from saksama_node.observation.models import FieldKey
from saksama_node.settings.clock import now
from saksama_node.settings.wrapping import NotUnwrapped, Use, unwrap, wrap

_NAME_BYTES: Final = 8
_OFFICES: Final = 2048
"""NTB has some 1,300 with its villages."""


@dataclass(frozen=True, slots=True)
class Public:
    """The half that is handed out: SPKI, DER."""

    name: str
    spki: bytes


def make_key(office: str) -> Public:
    """A fresh key of this office, the newest from now on."""
    name, key = secrets.token_hex(_NAME_BYTES), generate_private_key(SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    FieldKey.objects.create(name=name, office=office, public=spki, wrapped=wrap(Use.FIELD, name, pem), made_at=now())
    return Public(name, spki)


def key_of(office: str) -> Public | None:
    """The office's newest key; None before its first invitation."""
    row = FieldKey.objects.filter(office=office).order_by("-pk").values_list("name", "public").first()
    return None if row is None else Public(row[0], bytes(row[1]))


@lru_cache(maxsize=_OFFICES)
def private_key(name: str, office: str) -> EllipticCurvePrivateKey:
    """The secret half of a key of this office. Raises `NotOpened`: it has none, or none that opens."""
    found = FieldKey.objects.filter(name=name, office=office).values_list("wrapped", flat=True).first()
    if found is None:
        raise NotOpened
    try:
        key = load_pem_private_key(unwrap(Use.FIELD, name, found).encode(), None)
    except NotUnwrapped as error:
        raise NotOpened from error
    if not isinstance(key, EllipticCurvePrivateKey):
        raise BugError("a key of the field is none of its curve")
    return key
