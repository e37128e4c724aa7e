"""A copy that was brought by mistake is taken back before anybody types it.

Rules kept here: an officer at the station's place or above, as for bringing it; who declared a standing interest there
stays away.
"""

from saksama_node.accounts.interests import check_free
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.turn import writing
from saksama_node.results.copies.copies import copy_of
from saksama_node.results.copies.withdrawing import withdraw


def withdraw_copy(by: Staff, subject: str) -> None:
    """Take it back. Raises `NotAllowed`, `KeptAway`, `CopyRefused`, `NoSuchCopy`."""
    found = copy_of(subject)
    require(by, Action.SHEET_KEY, found.region)
    check_free(by.id, found.region, "")
    with writing():
        withdraw(subject)
