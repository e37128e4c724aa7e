"""The node's age keys: what dispatches are sealed to, and what opens them.

Rules kept here:
  * What is sealed anew is sealed to the newest key; what was sealed to an earlier one can still be opened: its identity
    stays in its file for as long as a ciphertext may be kept, whether it was replaced or revoked.
Left to others: the partner's keys (its statements), sealing and opening (`saksama.envelope`).
"""

from functools import cache
from pathlib import Path

import pyrage

from saksama.vocabulary import KeyUse
from saksama_node.exchange.faults import PartnerKeyMissing
from saksama_node.ledger.own_keys import standing_keys
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS


def identities() -> list[str]:
    """Every age identity of this node, the newest first."""
    return [_read(path) for path in reversed(keyfiles.numbered(SETTINGS.data, keyfiles.AGE))]


def own_recipient() -> str:
    """What we seal to for ourselves now. Raises `PartnerKeyMissing` (ours, here) where none stands."""
    standing = standing_keys(KeyUse.AGE)
    if not standing:
        raise PartnerKeyMissing(SETTINGS.origin, KeyUse.AGE)
    return standing[0]


def recipient_of(identity: str) -> str:
    """The public half."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


@cache
def _read(path: Path) -> str:
    return keyfiles.read_line(SETTINGS.data, path)
