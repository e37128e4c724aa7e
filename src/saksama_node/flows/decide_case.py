"""Decide a case in plenary (pleno), forward it, and make the outcome known."""

from saksama.entries.kinds.case import CaseDecided, CaseForwarded, CaseNotified, DecisionOutcome, Destination, Means
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import move, set_outcome
from saksama_node.ledger.actions import act


def decide_case(by: Staff, subject: str, outcome: DecisionOutcome, words: str) -> None:
    """Enter what the plenary decided; the considerations stand in a commitment."""
    require(by, Action.CASE_DECIDE, queries.case(subject).region)
    with act():
        move(by, subject, CaseDecided(outcome=outcome), words)
        set_outcome(subject, outcome)


def forward_case(by: Staff, subject: str, to: Destination, words: str) -> None:
    """Enter that the case was forwarded to the body that has to act."""
    require(by, Action.CASE_CLOSE, queries.case(subject).region)
    with act():
        move(by, subject, CaseForwarded(to=to), words)


def notify_outcome(by: Staff, subject: str, means: Means, words: str) -> None:
    """Enter that the outcome was made known."""
    require(by, Action.CASE_CLOSE, queries.case(subject).region)
    with act():
        move(by, subject, CaseNotified(means=means), words)
