"""Erase what was handed in, once two agreed: what other rooms hold of it goes in the same act.

Rules kept here: the files go at once after the act, and by the worker where a kill came between.
Left to others: which parts and when (cases.erasing.erasing), who may, and the order of a confirmation
(`flows.seconds`).
"""

from contextlib import suppress

from saksama_node.accounts.policy import Staff
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import Kind
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.related.relating import forget as forget_signs
from saksama_node.seconds.proposing import Proposed


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter it and do it. Raises `TooEarly`, `NothingToErase`, `Outgrown`."""
    leaf = erasing.enter(first, by, found)
    # Where one file alone went, the worker takes the signs of what is left.
    if {each.kind for each in erasing.parts_named(erasing.body_of(found).parts)} & {Kind.CASE_FILE, Kind.FILE}:
        forget_signs(found.subject)
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
    return missing
