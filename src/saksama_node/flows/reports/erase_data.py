"""Erase what was handed in, once two agreed: what other rooms hold of it goes in the same act.

Rules kept here:
  * The files go at once after the act, and by the worker where a kill came between.
  * A case that began with a finding of results has its account from there: with the whole of it those words go too.
Left to others: which parts and when (cases.erasing.erasing), who may, and the order of a confirmation
(`flows.seconds`).
"""

from contextlib import suppress

from saksama.entries.entry import Entry
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.kinds.keying import FollowUp
from saksama_node.accounts.policy import Staff
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import Kind
from saksama_node.cases.seconding import about
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.related.relating import forget as forget_signs
from saksama_node.results.findings import resolving
from saksama_node.seconds.proposing import Proposed


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter it and do it. Raises `TooEarly`, `NothingToErase`, `Outgrown`."""
    leaf = erasing.enter(first, by, found)
    # Where one file alone went, the worker takes the signs of what is left.
    if {each.kind for each in erasing.parts_named(erasing.body_of(found).parts)} & {Kind.CASE_FILE, Kind.FILE}:
        forget_signs(found.subject)
    _forget_beginning(leaf.entry)
    return leaf


def sweep(_found: Proposed) -> None:
    """Behind the act. It is done and entered: a file that cannot be removed now is the worker's, which says so."""
    with suppress(OSError):
        erasing.sweep_all()


def restore_erasure(found: LoggedEntry) -> Missing | None:
    """Erase again what a restored backup brought back, in the caller's transaction; what a person must see to."""
    missing = erasing.restore(found)
    if missing is None:
        forget_signs(found.entry.subject)
        _forget_beginning(found.entry)
    return missing


def _forget_beginning(entry: Entry) -> None:
    if isinstance(entry.body, DataErased) and entry.body.what is Erasable.CASE_FILE:
        for each in about([entry.subject]).values():
            resolving.forget(FollowUp.CASE, str(each.submission))
