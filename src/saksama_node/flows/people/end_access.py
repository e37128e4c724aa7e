"""Set the day with which access ends, of one account or of many at once; log what it ended.

Rules kept here:
  * Nobody sets the own last day; administrators' are set one by one.
  * Earlier or later, never in the past: at once means that yesterday was the last day, and says so.
  * Access ended at midnight already (`accounts.queries.current`); what is so is written down as soon as it can be.
  * Nobody does it: the day does. The entries name the node.
"""

from datetime import date, timedelta
from typing import Final

from saksama.entries.kinds.account import AccountRevoked
from saksama.errors import CallerError
from saksama_node.accounts import actions, enrolling
from saksama_node.accounts.actions import Chosen
from saksama_node.accounts.policy import Action, Role, Staff, places, require, today
from saksama_node.accounts.queries import staff
from saksama_node.ledger.actions import act, append_many
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


class LastDayRefused(CallerError):
    """The day is past, or it is the own access that would be lengthened or ended."""

    code = "account.last-day"
    advice = "Choose today or a later day; the day of your own account another administrator sets."

    why: str


def choose(*, by: Staff, region: str = "", role: Role | None = None, roll_id: int | None = None) -> Chosen:
    """Name whom it concerns; an empty region: every office that this person answers for."""
    if region:
        require(by, Action.ACCOUNT_MANAGE, region)
    if roll_id is not None:
        enrolling.roll(roll_id)
    return Chosen((region,) if region else places(by, Action.ACCOUNT_MANAGE), role, roll_id)


def count_chosen(by: Staff, chosen: Chosen) -> dict[str, int]:
    """How many of each role it would concern."""
    return actions.count_chosen(chosen, by.id)


def set_last_day_of_many(*, by: Staff, chosen: Chosen, day: date) -> int:
    """Set it; how many accounts."""
    _check_day(day)
    for region in chosen.regions:
        require(by, Action.ACCOUNT_MANAGE, region)
    with writing():
        concerned = actions.set_for_many(chosen, by.id, day)
        for region in chosen.regions:
            trace(Deed.LAST_DAY_SET, by=by, subject=day.isoformat(), office=region, count=concerned)
        return concerned


def set_last_day(*, by: Staff, person_id: int, day: date | None) -> None:
    """Set it for one; None: no end is set."""
    person = staff(person_id)
    for region in {person.region, *(each.region for each in person.held)}:
        require(by, Action.ACCOUNT_MANAGE, region)
    if person.id == by.id:
        raise LastDayRefused("own")
    if day is not None:
        _check_day(day)
    with writing():
        actions.set_for_one(person_id, day)
        trace(Deed.LAST_DAY_SET, by=by, person=person_id, subject="" if day is None else day.isoformat())


def yesterday() -> date:
    """The last day of an access that ends at once."""
    return today() - timedelta(days=1)


def _check_day(day: date) -> None:
    if day < yesterday():
        raise LastDayRefused("past")


BATCH: Final = 50
_ACTOR: Final = "node"


def end_some() -> int:
    """Close the next accounts that are past their last day; how many."""
    if not actions.is_past():
        return 0
    with act():
        persons = actions.past(BATCH)
        ended = actions.end_all(persons, now())
        append_many((AccountRevoked(role=held.role), held.subject, _ACTOR) for held in ended)
        if persons:
            trace(Deed.ACCOUNT_CLOSED, count=len(persons))
        return len(persons)
