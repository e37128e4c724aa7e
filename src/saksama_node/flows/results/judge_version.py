"""Judge a version: what does not fit is kept as rows, and its list is entered; after a restore the rows are made again.

Rules kept here: rows are written some at a time, before the transaction in which they come to count.
Left to others: which versions wait (results.judged.flagging), the judgement (saksama.tally.published).
"""

from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.results.judged import flagging


def flag_version(number: int) -> None:
    """Judge a version, keep what does not fit, enter the list; again if a version came in meanwhile."""
    while flagging.waits(number):
        flagged = flagging.judged(number)
        blobs.put(flagged.document)
        _keep_findings(flagged)
        with writing():
            flagging.keep_areas(flagging.area_sums(flagged))
        with act():
            flagging.enter(flagged)


def make_again(number: int) -> None:
    """Rows of a version that came back from the log: its list stands there, nothing is entered."""
    flagged = flagging.judged(number)
    _keep_findings(flagged)
    # The sums last, with what counts: they say that this version needs nothing more.
    with writing():
        flagging.settle_again(flagged)
        flagging.keep_areas(flagging.area_sums(flagged))


def _keep_findings(flagged: flagging.Flagged) -> None:
    for rows in flagging.new_findings(flagged):
        with writing():
            flagging.keep_findings(rows)
