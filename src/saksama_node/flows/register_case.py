"""Register a case under its office's next number."""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import register
from saksama_node.flows.draw_case import commit_first
from saksama_node.ledger.actions import act


def register_case(by: Staff, subject: str) -> str:
    """Register and return the number. Raises `OfficeCodeUnknown`, `MoveRefused`, `NotAllowed`."""
    require(by, Action.CASE_REGISTER, queries.case(subject).region)
    with act():
        # Before the registration: nobody can know the seed of a roster that stands when it is entered.
        commit_first(by, subject)
        register(by, subject)
        return queries.case(subject).number
