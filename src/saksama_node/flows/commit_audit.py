"""Commit the list of an audit: which stations may be drawn, before anyone can know the seed."""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.actions import act
from saksama_node.results.auditing import Asked, commit


def commit_audit(by: Staff, asked: Asked) -> str:
    """Enter it; return the audit's subject. Raises `NotAllowed`, `AuditRefused`, what a plan raises."""
    require(by, Action.AUDIT_RUN, asked.region)
    with act():
        return commit(by, asked).entry.subject
