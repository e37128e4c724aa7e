"""Make the accounts of rolls that were agreed to.

Rules kept here:
  * Account, role and entry are one act (`account.granted`: role and office, never the name), batch by batch.
  * Who agreed answers for each batch, and so does the second where it took two: whoever lost the right meanwhile makes
    no more accounts.
  * A crash loses nothing: a row that is no account yet still waits.
Left to others: what may be made (`import_accounts`), when (the worker, or the terminal), first codes (`admit_people`).
"""

from collections.abc import Iterator
from typing import Final

from django.db import IntegrityError
from msgspec import UNSET

from saksama.entries.kinds.account import AccountGranted
from saksama.errors import CallerError
from saksama_node.accounts import admitting, enrolling
from saksama_node.accounts.enrolling import State
from saksama_node.accounts.offices import check_given
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.queries import acting, actor_for
from saksama_node.accounts.roll_judged import NewAccount
from saksama_node.flows.seconds.of_power import OF_POWER, check_of_one
from saksama_node.ledger.actions import act, append_many, new_subject
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

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
    found = enrolling.roll(roll_id)
    by, second = acting(found.made_by), None if found.second is None else acting(found.second)
    with act():
        rows = enrolling.take(roll_id, BATCH)
        subjects = [new_subject() for _ in rows]
        for _, each in rows:
            require(by, Action.ACCOUNT_MANAGE, each.region)
            check_given(by, each.role, each.region)
            if second is None:
                check_of_one([each.role])
            else:
                require(second, Action.ACCOUNT_MANAGE, each.region)
                check_given(second, each.role, each.region)
        if rows:
            persons = enrolling.make(roll_id, rows, subjects, now())
            if second is not None:
                powers = [pk for pk, (_, each) in zip(persons, rows, strict=True) if each.role in OF_POWER]
                admitting.open_halves_of(powers, (by.id, second.id), now())
        append_many(
            (_entry(each, second, subject), subject, actor_for(by, subject))
            for (_, each), subject in zip(rows, subjects, strict=True)
        )
        return len(rows)


def _entry(each: NewAccount, second: Staff | None, subject: str) -> AccountGranted:
    confirmed_by = UNSET if second is None else actor_for(second, subject)
    return AccountGranted(role=each.role, office=each.region, second=confirmed_by)
