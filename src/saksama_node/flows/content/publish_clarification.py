"""Publish a clarification: what the room judges and enters, with the partners whose assessments it may tell.

Left to others: who is first and second, and the order of a confirmation (`flows.seconds`).
"""

from saksama_node.accounts.policy import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.claims import clarifying
from saksama_node.contentwatch.claims.clarifying import Draft, Standing
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Asked, Proposed


def asked(claim: str, draft: Draft) -> Asked:
    """The next version as it is proposed. Raises `ClarificationRefused`."""
    return clarifying.asked(claim, draft, _names())


def check(by: Staff, asked: Asked) -> None:
    """Raise `ClarificationRefused` where it may not be published now."""
    clarifying.check(by, asked, _names())


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Publish what `first` wrote, with `by` as the second reader. Raises `ClarificationRefused`."""
    return clarifying.enter(first, by, found, _names())


def assessments_of(claim: str) -> list[Standing]:
    """The last assessment in each log, as far as the partner's is mirrored, the newest first."""
    return clarifying.standings(claim, _names())


def _names() -> dict[str, str]:
    return {each.origin: each.name for each in partners()}
