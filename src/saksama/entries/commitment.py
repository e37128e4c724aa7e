"""Commitments: a salted digest of what is not public, and the opening that shows it.

Rules kept here:
  * `SHA-256("saksama/commit/v1" || 0 || kind || 0 || name || 0 || salt32 || bytes)`; kind and name bind it to its
    place.
  * A salt is 32 fresh bytes for each commitment; it is given, never made here.
Left to others: keeping and erasing salts and bytes (the node), the reporter's file of openings (openings).
"""

import hashlib
import hmac
from dataclasses import dataclass

from saksama.entries.entry import Entry
from saksama.errors import CallerError, EvidenceError

SALT_BYTES = 32
_DOMAIN = b"saksama/commit/v1"


class BadSalt(CallerError):
    """A salt that is not 32 bytes."""

    code = "commitment.salt"
    advice = "Give 32 fresh random bytes."

    length: int


class OpeningFails(EvidenceError):
    """The opening does not open what the entry commits to under that name."""

    code = "commitment.opening"
    advice = "The salt or the bytes are not those that were committed; nothing was proved."

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one commitment: its name, 32 bytes of salt, the committed bytes."""

    name: str
    salt: bytes
    data: bytes


def commit(kind: str, name: str, salt: bytes, data: bytes) -> str:
    """The commitment as 64 hex digits. Raises `BadSalt`."""
    if len(salt) != SALT_BYTES:
        raise BadSalt(len(salt))
    return hashlib.sha256(b"\x00".join((_DOMAIN, kind.encode(), name.encode(), salt)) + data).hexdigest()


def check_opening(entry: Entry, opening: Opening) -> None:
    """Raise `OpeningFails` unless `opening` opens the commitment of that name in `entry`."""
    held = entry.commits.get(opening.name)
    if held is None:
        raise OpeningFails(opening.name, "the entry has no such commitment")
    if not hmac.compare_digest(held, commit(entry.kind, opening.name, opening.salt, opening.data)):
        raise OpeningFails(opening.name, "another digest")
