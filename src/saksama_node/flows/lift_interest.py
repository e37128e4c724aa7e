"""End a standing declaration: one commissioner proposes it with a reason, another agrees; neither is who declared it.

Rules kept here:
  * Both decide cases where the person works. No other role can, the administrator of accounts least of all.
  * What it kept the person from stays kept: each case is lifted by an act of two of its own.
"""

from saksama_node.accounts import interests
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.cases import recusing
from saksama_node.ledger.actions import act


def propose_lifting(by: Staff, number: int, reason: str) -> None:
    """Ask for its end. Raises `NotAllowed`, `NoSuchInterest`, `OwnInterest`, `EndProposed`."""
    require(by, Action.CASE_DECIDE, interests.standing(number).region)
    with act():
        interests.propose_end(by.id, number, reason)


def withdraw_lifting(by: Staff, number: int) -> None:
    """Take the proposal back, whoever made it. Raises `NotAllowed`, `NoSuchInterest`."""
    require(by, Action.CASE_DECIDE, interests.standing(number).region)
    with act():
        interests.withdraw_end(number)


def confirm_lifting(by: Staff, number: int) -> None:
    """Agree as the second: it ends. Who proposed it must still be here and have the right.

    Raises `NotAllowed`, `NoSuchPerson`, `NoSuchInterest`, `OwnInterest`.
    """
    with act():
        found = interests.hold_standing(number)
        require(by, Action.CASE_DECIDE, found.region)
        if found.lift_by is None:
            raise interests.NoSuchInterest(number)
        first = staff(found.lift_by)
        require(first, Action.CASE_DECIDE, found.region)
        recusing.lift_standing(first, by, number)
