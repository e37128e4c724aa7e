"""Make an account and give it a role: the act and its entry in one transaction."""

from datetime import date

from saksama.entries.kinds.account import AccountGranted
from saksama_node.accounts.actions import check_person, create_person, grant_role, renew_access
from saksama_node.accounts.policy import Action, check_grant, require
from saksama_node.accounts.queries import actor_for, staff
from saksama_node.accounts.staff import Role, Staff
from saksama_node.ledger.actions import Leaf, act, append, new_subject
from saksama_node.settings.clock import now


def open_account(
    *, by: Staff, username: str, name: str, region: str, email: str, password: str, last_day: date | None = None
) -> int:
    """Make an account without any role; return the person's number. `last_day` None: no end is set."""
    require(by, Action.ACCOUNT_MANAGE, region)
    with act():
        return create_person(
            username=username, name=name, region=region, email=email, password=password, at=now(), last_day=last_day
        )


def check_account(by: Staff, username: str, name: str, region: str, *, password: str) -> None:
    """Raise what `open_account` would raise, and make no account."""
    require(by, Action.ACCOUNT_MANAGE, region)
    check_person(username, name, region, password=password)


def grant_account(*, by: Staff, person_id: int, role: Role, region: str) -> Leaf:
    """Give a role at an office, and log role and office, never the name."""
    require(by, Action.ACCOUNT_MANAGE, region)
    with act():
        # Read inside the act: the roles held must be those at the moment of the grant.
        person = staff(person_id)
        require(by, Action.ACCOUNT_MANAGE, person.region)
        check_grant(by, person, role)
        subject = new_subject()
        grant_role(person_id=person_id, role=role, region=region, subject=subject, at=now())
        return append(AccountGranted(role=role, office=region), subject=subject, actor=actor_for(by, subject))


def renew_account(*, by: Staff, person_id: int, password: str) -> None:
    """Give a new password to one who lost it, or the second factor; both must be set up again at the next login."""
    with act():
        require(by, Action.ACCOUNT_MANAGE, staff(person_id).region)
        renew_access(person_id=person_id, password=password)
