"""Cover personal data of bystanders in a copy, and open what lies under it: for a reason, never unseen.

Rules kept here: what would take it to the partner uncovered, and waits, is withdrawn in the same act.
"""

from collections.abc import Iterable

from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures import masking
from saksama_node.contentwatch.captures.masking import Original
from saksama_node.flows.content.recall_copy import recall_copy
from saksama_node.ledger.turn import writing


def mask_content(by: Staff, subject: str, words: Iterable[str], cells: Iterable[int]) -> int:
    """Cover these words and these cells of the picture; how many dispatches were withdrawn for it.

    Raises `MaskRefused`, `NoSuchContent`, `ContentMissing`.
    """
    require(by, Action.CONTENT_TRIAGE)
    # The files first, outside the transaction: drawing takes a moment.
    ready = masking.prepare(subject, words, cells)
    with writing():
        masking.cover(by.id, subject, ready)
        return recall_copy(by, subject)


def open_original(by: Staff, subject: str, reason: str) -> Original:
    """A copy as it was captured, for who triages or judges. Raises `MaskRefused`, `NoSuchContent`, `ContentMissing`."""
    if not may(by, Action.CONTENT_JUDGE):
        require(by, Action.CONTENT_TRIAGE)
    found = masking.original(subject)
    # Kept before it is shown: who sees it has been seen.
    with writing():
        masking.note_opening(by.id, subject, reason)
    return found
