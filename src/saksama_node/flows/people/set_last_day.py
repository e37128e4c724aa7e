"""Set the day with which access ends: of one account, or of many at once. What then ends, `end_accounts` logs.

Rules kept here:
  * Nobody sets the own last day; administrators' are set one by one.
  * Earlier or later, never in the past: at once means that yesterday was the last day, and says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from saksama.errors import CallerError
from saksama_node.accounts import last_days, rolls
from saksama_node.accounts.days import today
from saksama_node.accounts.last_days import Chosen
from saksama_node.accounts.policy import Action, places, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Role, Staff
from saksama_node.ledger.turn import writing


@dataclass(eq=False)
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
        rolls.roll(roll_id)
    return Chosen((region,) if region else places(by, Action.ACCOUNT_MANAGE), role, roll_id)


def count_chosen(by: Staff, chosen: Chosen) -> dict[str, int]:
    """How many of each role it would concern."""
    return last_days.count_chosen(chosen, by.id)


def set_last_day_of_many(*, by: Staff, chosen: Chosen, day: date) -> int:
    """Set it; how many accounts."""
    _check_day(day)
    for region in chosen.regions:
        require(by, Action.ACCOUNT_MANAGE, region)
    with writing():
        return last_days.set_for_many(chosen, by.id, day)


def set_last_day(*, by: Staff, person_id: int, day: date | None) -> None:
    """Set it for one; None: no end is set."""
    person = staff(person_id)
    require(by, Action.ACCOUNT_MANAGE, person.region)
    if person.id == by.id:
        raise LastDayRefused("own")
    if day is not None:
        _check_day(day)
    with writing():
        last_days.set_for_one(person_id, day)


def yesterday() -> date:
    """The last day of an access that ends at once."""
    return today() - timedelta(days=1)


def _check_day(day: date) -> None:
    if day < yesterday():
        raise LastDayRefused("past")
