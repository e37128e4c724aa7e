"""Cover what a copy shows of bystanders, open what lies under it, or erase what the copy holds, once two agreed.

Rules kept here:
  * A cover is lifted for a reason, never unseen.
  * Who erases has the right to erase and to read content. A copy at a claim that is not judged goes on those grounds
    alone that hold before the end.
  * A dispatch that would take what is covered or erased to the partner, and waits, is withdrawn whole in the same act.
    Of one that was sent or received the erased files, words and address go here; the partner reads the entry and is
    asked to do the same.
  * Erased files go at once after the act, and by the worker where a kill came between: dispatches first; only then an
    erasure counts as done with, so that whatever cut it short comes again.
Left to others: who is first and second, and the order of a confirmation (`flows.seconds`).
"""

from collections.abc import Iterable
from contextlib import suppress

from django.db import Error

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may, require
from saksama_node.cases.erasing.erasing import offered
from saksama_node.contentwatch.captures import masking
from saksama_node.contentwatch.captures.captured import copy_of
from saksama_node.contentwatch.captures.masking import Original
from saksama_node.contentwatch.partner.handing import dispatches_of
from saksama_node.contentwatch.whole import erasing
from saksama_node.contentwatch.whole.erasing import EraseRefused, Why, is_under_judgment
from saksama_node.exchange.actions import withdraw
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.forgetting import forget_copies
from saksama_node.flows.content.partner_findings import is_judged_there
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.turn import writing
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def mask_content(by: Staff, subject: str, words: Iterable[str], cells: Iterable[int]) -> int:
    """Cover these words and these cells of the picture; how many dispatches were withdrawn for it.

    Raises `MaskRefused`, `NoSuchContent`, `ContentMissing`.
    """
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    # The files first, outside the transaction: drawing takes a moment.
    ready = masking.prepare(subject, words, cells)
    with writing():
        masking.cover(by.id, subject, ready)
        return recall_copy(by, subject)


def open_original(by: Staff, subject: str, reason: str) -> Original:
    """A copy as it was captured, for who triages or judges. Raises `MaskRefused`, `NoSuchContent`, `ContentMissing`."""
    if not may(by, Action.CONTENT_JUDGE, INSTITUTION):  # content has no place
        require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    found = masking.original(subject)
    # Kept before it is shown: who sees it has been seen.
    with writing():
        masking.note_opening(by.id, subject, reason)
        trace(Deed.CONTENT_OPENED, by=by, subject=subject)
    return found


def recall_copy(by: Staff, subject: str) -> int:
    """Withdraw every dispatch with this copy that was not sent yet; how many."""
    withdrawn = 0
    for dispatch in dispatches_of(subject):
        with suppress(UnknownDispatch):
            withdraw(by, dispatch)
            withdrawn += 1
    return withdrawn


def check(first: Staff, asked: Asked) -> None:
    """Raise `NotAllowed` or `EraseRefused` where it may not be erased now."""
    require(first, Action.CONTENT_READ, INSTITUTION)  # content has no place
    erasing.check(asked.subject)
    if erasing.ground_in(asked) not in grounds_for(asked.subject):
        raise EraseRefused(Why.GROUND)


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter it and do it."""
    leaf = erasing.enter(first, by, found)
    recall_copy(by, found.subject)
    return leaf


def sweep(_found: Proposed) -> None:
    """Behind the act. It is done and entered: a file that cannot be removed now is the worker's, which says so."""
    with suppress(OSError, Error):
        sweep_content()


def grounds_for(subject: str) -> list[str]:
    """The grounds on which a copy may be erased now. A claim that a partner's log decided is decided."""
    waits = is_under_judgment(subject) and not is_judged_there(copy_of(subject).claim)
    return [each.id for each in offered(closed=not waits)]


def sweep_content() -> int:
    """What nothing else needs goes; how many erasures are done with. Raises OSError."""
    if erased := erasing.to_forget():
        forget_copies(erased)
    return erasing.sweep()


def sweep_unneeded() -> int:
    """What a rejected dispatch or an act that failed left behind goes after a day; how many files. Raises OSError."""
    return erasing.sweep_unneeded()
