"""Taking turns at a contest: versions and lists of one contest enter the log one after the other.

Rules kept here: the turn is taken before an entry is appended and held to the end of its transaction, so that what a
list was held against is what stands before it in the log, on every database.
Left to others: what is entered (actions, flagging).
"""

from saksama_node.results.models import Turn


def take_turn(contest: str) -> None:
    """Wait for the turn of a contest; inside the transaction that enters something of it."""
    Turn.objects.select_for_update().get_or_create(contest=contest)
