"""What the operator does alone at the machine: make the first administrator, and help where there is no second person.

Rules kept here:
  * A reason is written, and committed. The entry says `alone`, the node's own log and an alarm say it too, and every
    page shows it until two others have confirmed it (`confirm_alone`).
  * No page of the desk leads here: who does this holds the machine, and could do worse there.
Left to others: confirming it, the banner (web).
"""

import logging

from saksama.entries.kinds.account import AccountGranted, AccountRenewed
from saksama.entries.words import reasoned
from saksama_node.accounts import actions, admitting, vouching
from saksama_node.accounts.admitting import HandedOut
from saksama_node.accounts.offices import check_grant
from saksama_node.accounts.policy import OPERATOR, Action, NotAllowed, Role, Staff, require
from saksama_node.accounts.queries import staff
from saksama_node.flows.powers.of_two import renewed
from saksama_node.ledger.actions import Leaf, act, append, new_subject, spoken
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_LOG = logging.getLogger("saksama.accounts")


def grant_alone(*, by: Staff, person_id: int, role: Role, region: str, reason: str) -> Leaf:
    """Give a role. Raises `WordsRefused` without a reason, and as `grant_account`."""
    why, subject = reasoned(reason), new_subject()
    _check_machine(by, region)
    with act():
        actions.hold(person_id)
        check_grant(by, staff(person_id), role, region)
        actions.grant_role(person_id=person_id, role=role, region=region, subject=subject, at=now())
        vouching.note_alone(person_id, subject, now())
        trace(Deed.ROLE_GRANTED, by=by, person=person_id, subject=subject, office=region)
        leaf = append(
            AccountGranted(alone=True, office=region, role=role),
            subject=subject,
            actor=OPERATOR,
            openings=(spoken("reason", {"text": why}),),
        )
    _LOG.warning("a role was granted alone at the machine: %s at %s", role.value, region)
    return leaf


def renew_alone(*, by: Staff, person_id: int, reason: str) -> HandedOut:
    """Give a whole code to one who comes in anew. Raises `WordsRefused` without a reason, `NoSuchPerson`."""
    why = reasoned(reason)
    with act():
        actions.hold(person_id)
        person = staff(person_id)
        _check_machine(by, person.region)
        handed_out = admitting.make_code(person_id, now())
        role, subject = renewed(person)
        vouching.note_alone(person_id, subject, now())
        trace(Deed.ACCOUNT_RENEWED, by=by, person=person_id, subject=subject)
        append(
            AccountRenewed(alone=True, role=role),
            subject=subject,
            actor=OPERATOR,
            openings=(spoken("reason", {"text": why}),),
        )
    _LOG.warning("an access was renewed alone at the machine: %s", role or "no role")
    return handed_out


def _check_machine(by: Staff, region: str) -> None:
    if by.id:
        raise NotAllowed(Action.ACCOUNT_MANAGE, region)
    require(by, Action.ACCOUNT_MANAGE, region)
