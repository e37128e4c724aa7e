"""From part V of a report: note a potential dispute for those who watch for its application, and close it.

Rules kept here:
  * Who examines reports of the place notes it, once for the same decision; it is closed with what became of it.
  * It is a note of the office's own: nothing of it goes to anybody, and no entry is made of it. The row names who.
Left to others: what the report says of it (its version), the dispute itself: Saksama keeps none.
"""

from saksama.entries.words import worded
from saksama_node.accounts.policy import Action, Staff, places, require
from saksama_node.accounts.recused import check_part
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.actions import act
from saksama_node.observation import following
from saksama_node.observation.followed import DisputeInfo, Kind, dispute


def note_dispute(by: Staff, subject: str) -> None:
    """Note it. Raises `ReportUnknown`, `NotAllowed`, `FollowRefused`."""
    check_part(by.id, subject)
    require(by, Action.OBSERVATION_EXAMINE, report_for(by, subject).office)
    with act():
        following.keep(by, following.hold(subject, Kind.DISPUTE), Kind.DISPUTE)


def close_dispute(by: Staff, number: int, words: str) -> None:
    """Close it with what became of it. Raises `DisputeUnknown`, `NotAllowed`, `FollowRefused`, `WordsRefused`."""
    found = dispute_for(by, number)
    check_part(by.id, found.follow_up.report)
    require(by, Action.OBSERVATION_EXAMINE, found.follow_up.office)
    with act():
        following.close(by, number, worded(words))


def dispute_for(by: Staff, number: int) -> DisputeInfo:
    """One that this person reads. Raises `DisputeUnknown`."""
    return dispute(number, places(by, Action.OBSERVATION_READ))
