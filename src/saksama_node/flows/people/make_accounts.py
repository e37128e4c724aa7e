"""Make the accounts of rolls that were agreed to, hand out their first codes on paper, and let people in by them.

Rules kept here:
  * Account, role and entry are one act (`account.granted`: role and office, never the name), batch by batch.
  * Who agreed answers for each batch: whoever lost the right meanwhile makes no more accounts.
  * A crash loses nothing: a row that is no account yet still waits.
  * Codes are made when they are asked for and leave in the one answer; a sheet that is lost is made again, and the
    codes of the first count no more. Only for people of a whole roll who never came in; a password that is there stays.
Left to others: what may be made (`import_accounts`), when (the worker, or the terminal).
"""

from collections.abc import Iterator
from itertools import batched
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError

from saksama.entries.kinds.account import AccountGranted
from saksama.errors import CallerError
from saksama_node.accounts import admitting, enrolling
from saksama_node.accounts.admitting import HandedOut
from saksama_node.accounts.enrolling import State
from saksama_node.accounts.offices import check_given
from saksama_node.accounts.policy import Action, Staff, operator, require
from saksama_node.accounts.queries import actor_for, number_of, staff
from saksama_node.ledger.actions import act, append_many, new_subject
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

BATCH: Final = 50
_COLLISION: Final = "account.roll-collision"


def make_some(roll_id: int) -> int:
    """Make the next accounts of a roll; how many. What is refused stops the roll and says why."""
    try:
        return _make_some(roll_id)
    except CallerError as refused:
        fault = refused.code
    except IntegrityError:
        # Somebody made an account of one of these names or stations by hand meanwhile.
        fault = _COLLISION
    with writing():
        enrolling.switch(roll_id, (State.MAKING,), State.STOPPED, fault)
    return 0


def make_waiting() -> Iterator[int]:
    """Make accounts as long as any roll waits; after each batch, how many it made."""
    while (roll_id := enrolling.being_made()) is not None:
        yield make_some(roll_id)


def _make_some(roll_id: int) -> int:
    made_by = enrolling.roll(roll_id).made_by
    by = staff(made_by) if made_by else operator(SETTINGS.region)
    with act():
        rows = enrolling.take(roll_id, BATCH)
        subjects = [new_subject() for _ in rows]
        for _, each in rows:
            require(by, Action.ACCOUNT_MANAGE, each.region)
            check_given(by, each.role, each.region)
        if rows:
            enrolling.make(roll_id, rows, subjects, now())
        append_many(
            (AccountGranted(role=each.role, office=each.region), subject, actor_for(by, subject))
            for (_, each), subject in zip(rows, subjects, strict=True)
        )
        return len(rows)


_AT_ONCE: Final = 250


def hand_out_codes(*, by: Staff, roll_id: int, region: str) -> list[HandedOut]:
    """Fresh codes for everyone of this roll at this office and below who never came in, by office and station."""
    require(by, Action.ACCOUNT_MANAGE, region)
    if enrolling.roll(roll_id).state != State.DONE:
        raise enrolling.NoSuchRoll(roll_id)
    sheet: list[HandedOut] = []
    for part in batched(admitting.waiting_for_code(region, roll_id), _AT_ONCE, strict=False):
        with writing():
            sheet += (made := admitting.make_codes(part, now()))
            trace(Deed.CODES_HANDED_OUT, by=by, subject=str(roll_id), office=region, count=len(made))
    return sheet


def take_up_account(username: str, code: str, password: str) -> None:
    """Set the first password of the account that this code opens; the code is used up.

    Raises `FirstCodeRefused`, Django's ValidationError.
    """
    admitting.check_code(username, code, password)
    # Hashed outside the transaction: it takes as long as a lock must not be held.
    hashed = make_password(password)
    with writing():
        admitting.use_code(username, code, hashed)
        trace(Deed.ACCOUNT_TAKEN_UP, who=number_of(username))
