"""Work through the queue: what puts content first, and one decision on all copies that are alike.

Rules kept here: of copies that are alike all are decided in one act, or none; each is taken, and has its entry.
Left to others: naming a source, which takes two persons (`flows.seconds`); one copy alone (triage_content).
"""

from collections.abc import Sequence

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.contentwatch.captures import triaging, trusting
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.flows.content.triage_content import check_moved
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing


def end_source(by: Staff, source: int) -> None:
    """End a source. Raises `TrustRefused`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with writing():
        trusting.end(by.id, source)


def state_harm(by: Staff, subject: str, harm: Harm | None) -> None:
    """Say what a copy may do; None: nobody can tell. Raises `NoSuchContent`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with writing():
        triaging.state_harm(by, subject, harm)


def join_together(by: Staff, subjects: Sequence[str], claim: str, reason: str = "") -> int:
    """Join copies that wait to a claim; how many.

    Raises `TriageRefused`, `NoSuchContent`, `TargetNotStanding`; nothing is changed then.
    """
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        triaging.locked_claim(claim)
        for subject in sorted(set(subjects)):
            triaging.take(by, subject)
            triaging.join(by, subject, claim, reason)
        check_moved(claim, subjects)
    return len(set(subjects))


def archive_together(by: Staff, subjects: Sequence[str], reason: str = "") -> int:
    """Archive copies that wait as noise; how many. Raises `TriageRefused`, `NoSuchContent`; nothing is changed then."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        for subject in sorted(set(subjects)):
            triaging.take(by, subject)
            triaging.archive(by, subject, reason)
    return len(set(subjects))
