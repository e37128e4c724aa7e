"""Make an account, give it a role, end roles and accounts: each act and its entries in one transaction.

Rules kept here: the log has role and office under a subject of each grant's own, never the name.
Left to others: who may give what (`accounts.policy`), powers (`flows.powers`), accounts from a file (the rolls' flows),
rows (`accounts`), how somebody comes in (`admit_people`), where letters reach them (`set_address`).
"""

from datetime import date

from saksama.entries.kinds.account import AccountGranted, AccountRevoked
from saksama_node.accounts.actions import (
    NotHeld,
    check_person,
    create_person,
    disable_person,
    end_role,
    grant_role,
)
from saksama_node.accounts.admitting import shut
from saksama_node.accounts.offices import check_grant
from saksama_node.accounts.policy import Action, Role, Staff, require
from saksama_node.accounts.queries import GrantInfo, actor_for, grant, grants, staff
from saksama_node.accounts.vouching import is_alone
from saksama_node.flows.seconds.of_power import check_of_one
from saksama_node.ledger.actions import Leaf, act, append, new_subject
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def open_account(*, by: Staff, username: str, name: str, region: str, email: str, last_day: date | None = None) -> int:
    """Make an account without any role, which no password opens; return the person's number.

    `last_day` None: no end is set.
    """
    require(by, Action.ACCOUNT_MANAGE, region)
    with act():
        made = create_person(username=username, name=name, region=region, email=email, at=now(), last_day=last_day)
        trace(Deed.ACCOUNT_OPENED, by=by, person=made, office=region)
        return made


def check_account(by: Staff, username: str, name: str, region: str) -> None:
    """Raise what `open_account` would raise, and make no account."""
    require(by, Action.ACCOUNT_MANAGE, region)
    check_person(username, name, region)


def grant_account(*, by: Staff, person_id: int, role: Role, region: str) -> Leaf:
    """Give a role at an office, and log role and office, never the name. Raises `TwoNeeded` for a power."""
    require(by, Action.ACCOUNT_MANAGE, region)
    with act():
        # Read inside the act: the roles held must be those at the moment of the grant.
        person = staff(person_id)
        require(by, Action.ACCOUNT_MANAGE, person.region)
        check_grant(by, person, role, region)
        check_of_one([role])
        subject = new_subject()
        grant_role(person_id=person_id, role=role, region=region, subject=subject, at=now())
        trace(Deed.ROLE_GRANTED, by=by, person=person_id, subject=subject, office=region)
        return append(AccountGranted(role=role, office=region), subject=subject, actor=actor_for(by, subject))


def revoke_account(*, by: Staff, grant_id: int) -> Leaf:
    """End one role, and log it under the subject of its grant."""
    with act():
        held = grant(grant_id)
        if held is None or held.ended_at is not None:
            raise NotHeld(grant_id)
        require(by, Action.ACCOUNT_MANAGE, held.region)
        return _end(by, held)


def close_account(*, by: Staff, person_id: int) -> int:
    """End every role of a person and let them log in no more; return how many roles ended."""
    with act():
        require(by, Action.ACCOUNT_MANAGE, staff(person_id).region)
        open_grants = [held for held in grants(person_id) if held.ended_at is None]
        for held in open_grants:
            require(by, Action.ACCOUNT_MANAGE, held.region)
        for held in open_grants:
            _end(by, held)
        # After the roles: each must still be found as held by an active person.
        disable_person(person_id=person_id)
        trace(Deed.ACCOUNT_CLOSED, by=by, person=person_id)
        return len(open_grants)


def _end(by: Staff, held: GrantInfo) -> Leaf:
    # With the role goes what two were to stand for; who came in by it alone does not keep other roles by it.
    if is_alone(held.subject):
        shut(held.person_id)
    end_role(grant_id=held.id, at=now())
    trace(Deed.ROLE_ENDED, by=by, person=held.person_id, subject=held.subject, office=held.region)
    return append(AccountRevoked(role=held.role), subject=held.subject, actor=actor_for(by, held.subject))
