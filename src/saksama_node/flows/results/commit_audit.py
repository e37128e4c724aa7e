"""Commit the list of an audit: which stations may be drawn, before anyone can know the seed.

Rules kept here: the list can be looked at first, by those who may commit it; a look enters nothing.
"""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.actions import act
from saksama_node.results.audits.listing import Asked, Prepared, commit, prepare


def look_at_list(by: Staff, asked: Asked) -> Prepared:
    """What would be entered. Raises `NotAllowed`, `AuditRefused`, what a plan raises."""
    require(by, Action.AUDIT_RUN, asked.region)
    return prepare(asked)


def commit_audit(by: Staff, asked: Asked) -> str:
    """Enter it; return the audit's subject. Raises `NotAllowed`, `AuditRefused`, what a plan raises."""
    require(by, Action.AUDIT_RUN, asked.region)
    with act():
        return commit(by, asked).entry.subject
