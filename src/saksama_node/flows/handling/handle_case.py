"""Handle a case: an act of one person is entered, one of two persons is proposed and entered by a second.

Rules kept here: which acts need two persons is the edition's to say (guard `two-persons`); the right is asked at the
office whose act it is by law, which is not always the one that has the case.
Left to others: what the second person does (`seconds.two_persons`).
"""

from saksama.entries.body import Body
from saksama.procedure.acts import name_of
from saksama_node.accounts.policy import Staff, require
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.actions import hold, move
from saksama_node.cases.moving import office_of, standing_for
from saksama_node.cases.seconding import asked
from saksama_node.flows.cases.case_rights import RIGHTS
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import act


def handle_case(by: Staff, subject: str, body: Body, words: str = "") -> bool:
    """Enter the act, or propose it where two persons are needed; whether it was entered.

    Raises `NotAllowed`, `KeptAway`, `MoveRefused`, `ProposalOpen`.
    """
    with act():
        hold(subject)
        require(by, RIGHTS[body.KIND], office_of(subject, name_of(body)))
        if standing_for(subject).needs_two(actor_for(by, subject), body):
            propose(by, asked(subject, body, words))
            return False
        move(by, subject, body, words)
        return True
