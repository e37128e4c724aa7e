"""What an office's lots are drawn from: who may be drawn.

Rules kept here: drawn may be persons with the officer's role there or above.
Left to others: whose signature the seed comes from (`flows.agreement.outside_witness`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from saksama_node.accounts.policy import Action, Role, Staff, require
from saksama_node.accounts.queries import with_role
from saksama_node.cases import queries
from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawn import members
from saksama_node.ledger.actions import act


@dataclass(frozen=True, slots=True)
class Choice:
    """An officer who could be drawn at an office, and whether they are."""

    officer: Staff
    is_member: bool


def office_roster(by: Staff, region: str) -> list[Choice]:
    """Who holds the officer's role for this office, and who of them may be drawn."""
    require(by, Action.CASE_READ, region)
    chosen = members(region)
    return [Choice(each, each.id in chosen) for each in with_role(Role.OFFICER, region)]


def keep_roster(by: Staff, region: str, persons: Collection[int]) -> None:
    """Say who may be drawn at this office; who has not the officer's role is passed."""
    require(by, Action.CASE_ASSIGN, region)
    able = {each.id for each in with_role(Role.OFFICER, region)}
    with act():
        drawing.keep_members(region, able.intersection(persons))


def people_for(subject: str) -> Sequence[Staff]:
    """Who may be drawn for this case: the office's roster, as far as they still hold the officer's role."""
    region = queries.case(subject).region
    chosen = members(region)
    return [each for each in with_role(Role.OFFICER, region) if each.id in chosen]
