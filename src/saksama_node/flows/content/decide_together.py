"""Decide on copies that are alike in one act, all of them or none; each is taken, decided, and has its entry."""

from collections.abc import Sequence

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures import triage
from saksama_node.ledger.actions import act


def join_together(by: Staff, subjects: Sequence[str], claim: str, reason: str = "") -> int:
    """Join copies that wait to a claim; how many. Raises `TriageRefused`, `NoSuchContent`; nothing is changed then."""
    require(by, Action.CONTENT_TRIAGE)
    with act():
        triage.locked_claim(claim)
        for subject in sorted(set(subjects)):
            triage.take(by, subject)
            triage.join(by, subject, claim, reason)
    return len(set(subjects))


def archive_together(by: Staff, subjects: Sequence[str], reason: str = "") -> int:
    """Archive copies that wait as noise; how many. Raises `TriageRefused`, `NoSuchContent`; nothing is changed then."""
    require(by, Action.CONTENT_TRIAGE)
    with act():
        for subject in sorted(set(subjects)):
            triage.take(by, subject)
            triage.archive(by, subject, reason)
    return len(set(subjects))
