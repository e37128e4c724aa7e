"""Passphrases: a wrong one, of whichever key, leaves a line in the trace, with who typed it."""

from collections.abc import Iterator
from contextlib import contextmanager

from saksama.keys.locked import WrongPassphrase
from saksama_node.accounts.policy import Staff
from saksama_node.cases import vault
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def open_vault(by: Staff, passphrase: str) -> vault.OpenVault:
    """The vault, open for one request. Raises `WrongPassphrase`, `TooManyTries`."""
    with told_if_wrong(by):
        return vault.open_with(passphrase)


@contextmanager
def told_if_wrong(by: Staff) -> Iterator[None]:
    """Leave the line where what is done asks for a passphrase and it does not fit."""
    try:
        yield
    except WrongPassphrase:
        trace(Deed.PASSPHRASE_WRONG, by=by)
        raise
