"""Hand out first codes, of rolls or one by one, and let people in by them.

Rules kept here:
  * Codes are made when they are asked for and leave in the one answer; a sheet that is lost is made again, and the
    codes of the first count no more.
  * Of a roll only who never came in gets one, once the roll is whole; a password that is there stays.
  * Nobody hands out a code to themselves, and nobody alone one to who holds a power: each of two gets a half.
  * A code for somebody who came in before is a renewal, and has its entry; where two agreed, theirs was the entry.
Left to others: the code (`accounts.admitting`), slowing guesses down (web).
"""

from collections.abc import Sequence
from itertools import batched
from typing import Final

from django.contrib.auth.hashers import make_password

from saksama.entries.kinds.account import AccountRenewed
from saksama_node.accounts import actions, admitting, enrolling
from saksama_node.accounts.admitting import HandedOut
from saksama_node.accounts.enrolling import State
from saksama_node.accounts.offices import check_over
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.queries import actor_for, number_of, staff
from saksama_node.accounts.recused import KeptAway
from saksama_node.flows.powers.of_two import renewed
from saksama_node.flows.seconds.of_power import OF_POWER, check_of_one
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_AT_ONCE: Final = 250


def hand_out_codes(*, by: Staff, roll_id: int, region: str) -> list[HandedOut]:
    """Fresh codes for everyone of this roll at this office and below who never came in, by office and station."""
    require(by, Action.ACCOUNT_MANAGE, region)
    if enrolling.roll(roll_id).state != State.DONE:
        raise enrolling.NoSuchRoll(roll_id)
    sheet: list[HandedOut] = []
    for part in batched(admitting.waiting_for_code(region, roll_id), _AT_ONCE, strict=False):
        with writing():
            sheet += (made := _codes_for(part, by))
            trace(Deed.CODES_HANDED_OUT, by=by, subject=str(roll_id), office=region, count=len(made))
    return sheet


def _codes_for(part: Sequence[int], by: Staff) -> list[HandedOut]:
    """Halves for those whom this one agreed to with another, whole codes for those who hold no power."""
    at = now()
    halved = admitting.with_half(part, by.id, at)
    halves = [half for each in part if each in halved and (half := admitting.make_half(each, by.id, at))]
    return [*halves, *admitting.make_codes([each for each in part if each not in halved], at, OF_POWER)]


def hand_out_code(*, by: Staff, person_id: int) -> HandedOut:
    """A fresh code for one who has no password yet, or lost it, or the second factor; until it is used nothing changes.

    Where two agreed to it, the half of the one who asks. Raises `NoSuchPerson`, `NotAllowed`, `KeptAway` for oneself,
    `TwoNeeded` for who holds a power.
    """
    with act():
        actions.hold(person_id)
        person, at = staff(person_id), now()
        require(by, Action.ACCOUNT_MANAGE, person.region)
        if by.id == person.id:
            raise KeptAway
        # Who lets somebody in could act by each of their roles, at whatever office.
        check_over(by, person)
        if half := admitting.make_half(person_id, by.id, at):
            trace(Deed.CODES_HANDED_OUT, by=by, person=person_id, count=1)
            return half
        check_of_one(person.roles)
        if admitting.came_in(person_id):
            role, subject = renewed(person)
            trace(Deed.ACCOUNT_RENEWED, by=by, person=person_id, subject=subject)
            append(AccountRenewed(role=role), subject=subject, actor=actor_for(by, subject))
        else:
            trace(Deed.CODES_HANDED_OUT, by=by, person=person_id, count=1)
        return admitting.make_code(person_id, at)


def take_up_account(username: str, code: str, password: str) -> int:
    """Set the password of the account that this code opens; the code is used up. Its person's number.

    Raises `FirstCodeRefused`, Django's ValidationError.
    """
    admitting.check_code(username, code, password, now())
    # Hashed outside the transaction: it takes as long as a lock must not be held.
    hashed = make_password(password)
    with writing():
        admitting.use_code(username, code, hashed, now())
        person = number_of(username)
        trace(Deed.ACCOUNT_TAKEN_UP, who=person)
    return person
