"""Close a case."""

from saksama.entries.kinds.case import CaseClosed, Closing
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import move
from saksama_node.ledger.actions import act


def close_case(by: Staff, subject: str, outcome: Closing, words: str) -> None:
    """Close it; nothing but a notice may follow."""
    require(by, Action.CASE_CLOSE, queries.case(subject).region)
    with act():
        move(by, subject, CaseClosed(outcome=outcome), words)
