"""Opening the vault by its passphrase: a wrong one leaves a line in the trace, with who typed it."""

from saksama.keys.locked import WrongPassphrase
from saksama_node.accounts.policy import Staff
from saksama_node.cases import vault
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def open_vault(by: Staff, passphrase: str) -> vault.OpenVault:
    """The vault, open for one request. Raises `WrongPassphrase`, `TooManyTries`."""
    try:
        return vault.open_with(passphrase)
    except WrongPassphrase:
        trace(Deed.PASSPHRASE_WRONG, by=by)
        raise
