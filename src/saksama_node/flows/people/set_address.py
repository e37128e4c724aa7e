"""Set where letters reach a person: each the own address; an administrator another's, with an entry and a letter.

Rules kept here: of another's address the log has that it was changed and by whom, never an address; the person is told
at the old one and at the new.
Left to others: asking again who one is (`web.desk.people.own_email`), rows (`accounts`), the letters
(`flows.powers.tell_concerned`).
"""

from saksama.entries.kinds.account import AccountReaddressed
from saksama_node.accounts.actions import set_email
from saksama_node.accounts.offices import check_over
from saksama_node.accounts.policy import Action, NotAllowed, Staff, require
from saksama_node.accounts.queries import actor_for, address_of, staff
from saksama_node.flows.powers.of_two import renewed
from saksama_node.flows.powers.tell_concerned import tell_readdressed
from saksama_node.ledger.actions import Leaf, act, append
from saksama_node.ledger.turn import writing
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def set_own_email(*, by: Staff, email: str) -> None:
    """Set where letters reach oneself; empty: nowhere. Whoever asks has shown just now that it is them."""
    with writing():
        set_email(by.id, email)
        trace(Deed.EMAIL_SET, by=by, person=by.id)


def set_email_of(*, by: Staff, person_id: int, email: str) -> Leaf | None:
    """Set where letters reach another; None where it was so already.

    The log has that it was done, never an address; a letter says so at the old address and at the new. Raises
    `NotAllowed` for oneself, who is asked for the password, `RoleNotGiven` for whose roles this one does not give,
    `EmailTaken`, Django's ValidationError.
    """
    with act():
        person, former = staff(person_id), address_of(person_id)
        require(by, Action.ACCOUNT_MANAGE, person.region)
        check_over(by, person)
        if by.id == person_id:
            raise NotAllowed(Action.ACCOUNT_MANAGE, person.region)
        if email == former:
            return None
        set_email(person_id, email)
        role, subject = renewed(person)
        trace(Deed.EMAIL_SET, by=by, person=person_id, subject=subject)
        tell_readdressed(person_id, former)
        return append(AccountReaddressed(role=role), subject=subject, actor=actor_for(by, subject))
