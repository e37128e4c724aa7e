"""Count the running duties again: all of them, some at a time, so that no act has to wait long."""

from collections.abc import Iterator
from typing import Final

from saksama_node.cases.recounting import Reached, recount_some
from saksama_node.contentwatch.claims.requesting import recount_waiting
from saksama_node.deadlines.actions import note_counted
from saksama_node.deadlines.queries import counted_by
from saksama_node.deadlines.ruling import law_digest
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

BATCH: Final = 50


def recount_where_needed() -> Iterator[None]:
    """Recount if the law is another than that of the last time; pause after each batch."""
    if counted_by() != law_digest():
        yield from recount()


def recount() -> Iterator[None]:
    """Recount everything; pause after each batch."""
    # Named before the first row: what changes on the way is counted once more.
    law = law_digest()
    reached = Reached()
    while not reached.done:
        with writing():
            reached = recount_some(reached, BATCH)
        yield
    above: int | None = 0
    while above is not None:
        with writing():
            above = recount_waiting(above, BATCH)
        yield
    with writing():
        note_counted(law, now())
