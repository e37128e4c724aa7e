"""Register a case under its office's next number."""

from collections.abc import Iterable

from saksama.entries.kinds.case import Origination, Violation
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import hold, register
from saksama_node.cases.numbering import Series
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.draw_case import commit_first
from saksama_node.ledger.actions import act


def series_of(case: CaseInfo) -> Series:
    """In which series the case is, or will be, numbered."""
    return Series(case.region, Origination(case.source or Origination.REPORT), case.procedure)


def register_case(by: Staff, subject: str, types: Iterable[Violation] = (), election: str = "") -> str:
    """Register as these kinds of violation, or those of the review, and return the number.

    Raises `OfficeCodeUnknown`, `ElectionUnknown`, `MoveRefused`, `NotAllowed`.
    """
    with act():
        require(by, Action.CASE_REGISTER, hold(subject))
        # Before the registration: nobody can know the seed of a roster that stands when it is entered.
        commit_first(by, subject)
        register(by, subject, types, election)
        return queries.case(subject).number
