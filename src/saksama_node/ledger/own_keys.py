"""The node's public keys, as its own log introduced them.

Rules kept here:
  * A key stands here from its `key.introduced` or `.rotated` until another replaces it or it is revoked.
  * The institution's key is in no log of its own: the agreement pins it.
Left to others: checking the statements (`saksama.keys`), dates (the reader).
"""

from dataclasses import dataclass

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama_node.ledger import models
from saksama_node.ledger.logged import decoded
from saksama_node.ledger.signing import log_key
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

_KINDS = (KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key by its use, with the SHA-256 of its statement."""

    use: str
    key: str
    statement: str


def own_keys() -> tuple[OwnKey, ...]:
    """The keys that stand, in the order of their introduction. Entries that wait for a place count already."""
    standing: dict[tuple[str, str], OwnKey] = {}
    rows = models.Leaf.objects.filter(kind__in=_KINDS).order_by("id").values_list("id", "entry", "id")
    for row in rows:
        body = decoded(row).entry.body
        if not isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) or body.owner != SETTINGS.origin:
            continue
        if isinstance(body, KeyRevoked):
            standing.pop((body.use, body.key), None)
            continue
        if isinstance(body, KeyRotated):
            standing.pop((body.use, body.replaces), None)
        standing[body.use, body.key] = OwnKey(body.use, body.key, body.statement)
    return tuple(standing.values())


def log_vkey() -> str:
    """The verifier key of the log."""
    return str(log_key().verifier)


def institution_vkey() -> str:
    """The institution's verifier key."""
    return keyfiles.read_line(SETTINGS.data, keyfiles.INSTITUTION_VERIFIER)
