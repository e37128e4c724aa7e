"""The node's public keys, as its own log introduced, replaced and revoked them.

Rules kept here:
  * An entry counts from the moment that its act is committed, integrated or not: a revocation acts at once.
  * The institution's key is in no log of its own: the agreement pins it.
Left to others: the statements' signatures (checked before they were logged: flows), the secret halves (signing).
"""

from dataclasses import dataclass
from datetime import datetime

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.keys.ring import KINDS, KeyRing, statement_of
from saksama.vocabulary import KeyUse
from saksama_node.ledger import models
from saksama_node.ledger.logged import decoded
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key by its use, with the SHA-256 of its statement."""

    use: str
    key: str
    statement: str


def own_bodies() -> tuple[KeyIntroduced | KeyRotated | KeyRevoked, ...]:
    """The key entries of our log that speak of our own keys, in the order of their acts."""
    rows = models.Leaf.objects.filter(kind__in=KINDS).order_by("id").values_list("id", "entry", "id")
    bodies = (decoded(row).entry.body for row in rows)
    return tuple(
        body
        for body in bodies
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == SETTINGS.origin
    )


def own_revocations() -> tuple[OwnKey, ...]:
    """What we revoked, with the revocation's statement."""
    return tuple(OwnKey(body.use, body.key, body.statement) for body in own_bodies() if isinstance(body, KeyRevoked))


def own_ring() -> KeyRing:
    """All of our keys, past and present."""
    return KeyRing.of(map(statement_of, own_bodies()))


def own_keys(at: datetime | None = None) -> tuple[OwnKey, ...]:
    """The keys that stand at a moment, in the order of their introduction: of a use the one that began last is last."""
    bodies, moment = own_bodies(), at or now()
    ring = KeyRing.of(map(statement_of, bodies))
    told = [body for body in bodies if not isinstance(body, KeyRevoked)]
    # Where a key was stated again, under another institution key, its newest statement speaks for it.
    newest = {(body.use, body.key): OwnKey(body.use, body.key, body.statement) for body in told}
    return tuple(each for each in newest.values() if each.key in _standing(ring, KeyUse(each.use), moment))


def standing_keys(use: KeyUse) -> tuple[str, ...]:
    """Our public keys of this use that stand now, the newest first; empty before the first and after the last.

    A key whose time has run out stays where no other took its place: the reader of the log sees its date, and the desk
    warns long before. One that was revoked never stays.
    """
    return keys_of(use)[1]


def keys_of(use: KeyUse) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Our public keys of this use: all that were ever introduced, and those that stand now. One read."""
    ring = own_ring()
    return ring.ever(SETTINGS.origin, use), _standing(ring, use, now())


def keys_ever(use: KeyUse) -> tuple[str, ...]:
    """Every key of ours that was introduced for this use."""
    return own_ring().ever(SETTINGS.origin, use)


def _standing(ring: KeyRing, use: KeyUse, at: datetime) -> tuple[str, ...]:
    valid = ring.valid(SETTINGS.origin, use, at)
    if valid:
        return valid
    revoked = {one.key for one in ring.revoked}
    return tuple(key for key in reversed(ring.ever(SETTINGS.origin, use)) if key not in revoked)[:1]
