"""Opening what lies under a passphrase, vault or institution's key; a wrong one leaves a line with who typed it.

Rules kept here:
  * Flows open them here and nowhere else, so that none forgets the line. It says which key, never what was typed.
  * Nobody can drown these lines: of each key so many may be wrong in a while (`accounts.tries`), and then that it is
    shut is a line too.
Left to others: counting, what is done with what was opened. It is asked before an act begins: a line that is written
within one is undone with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from saksama.keys.locked import WrongPassphrase
from saksama.tlog.note import SigningKey, VerifierKey
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.tries import Locked, is_shut
from saksama_node.agreements.institution import institution_key
from saksama_node.cases import vault
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def open_vault(by: Staff, *passphrases: str) -> vault.OpenVault:
    """The vault, open for one request; each passphrase must fit. Raises `WrongPassphrase`, `TooManyTries`."""
    with _told_if_wrong(by, Locked.VAULT):
        return vault.open_with(*passphrases)


def open_newest_vault(by: Staff, passphrase: str) -> vault.OpenVault:
    """The same, where only the key that is sealed to now counts."""
    with _told_if_wrong(by, Locked.VAULT):
        return vault.open_newest(passphrase)


def open_institution_key(by: Staff, passphrase: str, wanted: VerifierKey | None = None) -> SigningKey:
    """The institution's signing key that counts now, or the one that is wanted. Raises as `institution_key`."""
    with _told_if_wrong(by, Locked.INSTITUTION):
        return institution_key(passphrase, wanted)


@contextmanager
def _told_if_wrong(by: Staff, what: Locked) -> Iterator[None]:
    try:
        yield
    except WrongPassphrase:
        trace(Deed.PASSPHRASE_WRONG, by=by, subject=what)
        if is_shut(what):
            trace(Deed.PASSPHRASE_LOCKED, by=by, subject=what)
        raise
