"""What is sealed to the vault's key: which public half counts now, among those that were ever made.

Rules kept here: the key that the log names; before the first entry, the first file's.
Left to others: what is sealed (cases' vault, the trace), opening it with the custodian's passphrase (cases.vault).
"""

import pyrage

from saksama.vocabulary import KeyUse
from saksama_node.ledger.own_keys import standing_keys
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import VAULT_RECIPIENT, read_line


def recipients() -> list[str]:
    """The public halves of every key of the vault."""
    return [read_line(SETTINGS.data, path) for path in keyfiles.numbered(SETTINGS.data, VAULT_RECIPIENT)]


def recipient_now() -> str:
    """What is sealed to now."""
    held = recipients()
    if len(held) == 1:
        return held[0]
    named = standing_keys(KeyUse.VAULT)
    return next((key for key in held if key in named), held[0])


def seal(plain: bytes) -> bytes:
    """A standard age file of these bytes, which only the vault's key opens."""
    return bytes(pyrage.encrypt(plain, [recipient()]))


def recipient() -> pyrage.x25519.Recipient:
    """The same as age takes it."""
    return pyrage.x25519.Recipient.from_str(recipient_now())
