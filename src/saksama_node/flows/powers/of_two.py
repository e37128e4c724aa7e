"""Give a role, and renew an access, as two administrators agree: neither is the person whom it concerns.

Rules kept here:
  * Both give out roles at the person's office and, for a role, at the office where it will count; an office with one
    administrator asks the level above.
  * Each of the two gets half of the code with which the person comes in (`accounts.admitting`): always for a renewal,
    which changes nothing before it is used; for a role where the person did not come in by such a code before.
Left to others: roles that one may give (`keep_accounts`), what is done alone (`break_glass`), handing out halves
(`admit_people`).
"""

from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.kinds.account import AccountGranted, AccountRenewed
from saksama_node.accounts import actions, admitting
from saksama_node.accounts.offices import check_grant, check_over
from saksama_node.accounts.policy import Action, Role, Staff, require
from saksama_node.accounts.queries import actor_for, grants_of, staff
from saksama_node.flows.powers.concerned import person_in, subject_of
from saksama_node.ledger.actions import Leaf, append, new_subject, reason_of
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

GRANT: Final = "grant"
RENEWAL: Final = "renewal"


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A role at an office."""

    office: str
    role: Role


def asked_grant(person_id: int, role: Role, region: str, reason: str = "") -> Asked:
    """A role as it is proposed. The subject says the role too: several may wait for one person."""
    body = msgspec.json.encode(Wanted(office=region, role=role)).decode()
    return Asked(AccountGranted.KIND, subject_of(person_id, role, region), body, reason)


def asked_renewal(person_id: int, reason: str = "") -> Asked:
    """A renewal as it is proposed."""
    return Asked(AccountRenewed.KIND, subject_of(person_id), "{}", reason)


def wanted(asked: Asked) -> Wanted:
    """The role and the office that a proposal names."""
    return msgspec.json.decode(asked.body, type=Wanted)


def named(found: Proposed) -> str:
    """Which role at which office was given, or of which proposal an access was renewed: nobody's name."""
    if found.act == AccountRenewed.KIND:
        return f"{found.act} #{found.id}"
    return f"{wanted(found.asked).role} {wanted(found.asked).office} #{found.id}"


def check_granting(first: Staff, asked: Asked) -> None:
    """Raise `NotAllowed`, `RolesApart`, `AlreadyHeld`, `NoSuchPerson`, `NoSuchOffice` where it cannot be given."""
    role, person = wanted(asked), person_in(asked.subject)
    actions.check_grantable(person, role.role, role.office)
    _check_giver(first, person, role)


def enter_grant(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Give the role, and open the halves of a code where the person did not come in by such. Raises as the check."""
    role, person, subject, at = wanted(found.asked), person_in(found.subject), new_subject(), now()
    _check_giver(by, person, role)
    actions.grant_role(person_id=person, role=role.role, region=role.office, subject=subject, at=at)
    admitting.hand_over(person, (first.id, by.id), at)
    trace(Deed.ROLE_GRANTED, by=by, person=person, subject=subject, office=role.office)
    return append(
        AccountGranted(office=role.office, role=role.role, second=actor_for(by, subject)),
        subject=subject,
        actor=actor_for(first, subject),
        openings=reason_of(found.words),
    )


def check_renewing(first: Staff, asked: Asked) -> None:
    """Raise `NoSuchPerson` for an account that is closed, `RoleNotGiven` for one whose roles this one does not give."""
    check_over(first, staff(person_in(asked.subject)))


def enter_renewal(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Open the halves of a code. Raises as the check."""
    person = staff(person_in(found.subject))
    check_over(by, person)
    admitting.open_halves(person.id, (first.id, by.id), now())
    role, subject = renewed(person)
    trace(Deed.ACCOUNT_RENEWED, by=by, person=person.id, subject=subject)
    return append(
        AccountRenewed(role=role, second=actor_for(by, subject)),
        subject=subject,
        actor=actor_for(first, subject),
        openings=reason_of(found.words),
    )


def renewed(person: Staff) -> tuple[str | UnsetType, str]:
    """What the entry of a renewal says of a person: the first of the roles held, under the subject of its grant."""
    held = sorted(grants_of([person.id]), key=lambda each: list(Role).index(each.role))
    return (held[0].role.value, held[0].subject) if held else (UNSET, new_subject())


def _check_giver(by: Staff, person_id: int, role: Wanted) -> None:
    require(by, Action.ACCOUNT_MANAGE, role.office)
    check_grant(by, staff(person_id), role.role, role.office)
