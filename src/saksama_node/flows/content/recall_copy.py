"""Withdraw what would take a copy to a partner and is not in the log yet: somebody covered or erased what it holds.

Rules kept here: what was sent stays sent; a dispatch that waits goes whole, its files with it. The caller holds the
transaction.
"""

from contextlib import suppress

from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.partner.handing import dispatches_of
from saksama_node.exchange.actions import withdraw
from saksama_node.exchange.faults import UnknownDispatch


def recall_copy(by: Staff, subject: str) -> int:
    """Withdraw every dispatch with this copy that was not sent yet; how many."""
    withdrawn = 0
    for dispatch in dispatches_of(subject):
        with suppress(UnknownDispatch):
            withdraw(by, dispatch)
            withdrawn += 1
    return withdrawn
