"""End roles and accounts: the act and its entries in one transaction."""

from saksama.entries.kinds.account import AccountRevoked
from saksama_node.accounts.actions import NotHeld, disable_person, end_role
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import GrantInfo, actor_for, grant, grants, staff
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.actions import Leaf, act, append
from saksama_node.settings.clock import now


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
            _end(by, held)
        # After the roles: each must still be found as held by an active person.
        disable_person(person_id=person_id)
        return len(open_grants)


def _end(by: Staff, held: GrantInfo) -> Leaf:
    end_role(grant_id=held.id, at=now())
    return append(AccountRevoked(role=held.role), subject=held.subject, actor=actor_for(by, held.subject))
