"""Take a file of accounts: judged whole, staged, agreed to; then `make_accounts` makes them.

Rules kept here:
  * A file with one fault makes no account. Half a list would leave two: the half that is in, and the half that somebody
    must find and send again; on the eve of the vote nobody could say who was left out. All faults are told at once, so
    one mending is enough, and the same file is sent again.
  * Nobody can come in by what is staged.
  * Where one row holds a role that takes two persons, the whole roll takes two (`agree_by_two`).
"""

from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Final

from saksama_node.accounts import enrolling
from saksama_node.accounts.enrolling import State
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, require
from saksama_node.accounts.roll_file import read_roll
from saksama_node.accounts.roll_judged import NewAccount, judge_roll
from saksama_node.flows.powers import agree_by_two
from saksama_node.flows.seconds.of_power import check_of_one, powers_in
from saksama_node.ledger.turn import writing
from saksama_node.seconds.proposing import open_of, overtake
from saksama_node.settings.clock import now
from saksama_node.spreadsheets.reading import Fault
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_STAGED_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """A file as it was judged. Accounts only where it has no fault at all."""

    accounts: tuple[NewAccount, ...]
    faults: tuple[Fault, ...]
    rows: int


def judge_file(*, by: Staff, data: bytes, last_day: date | None = None) -> Judged:
    """Read and judge a whole file; change nothing. `last_day`: for rows that name none."""
    require(by, Action.ACCOUNT_MANAGE, ANYWHERE)  # each row is judged at its office (`judge_roll`)
    rows, unreadable = read_roll(data, last_day)
    accounts, wrong = judge_roll(by, rows)
    faults = tuple(sorted((*unreadable, *wrong), key=lambda fault: fault.line))
    return Judged(() if faults else tuple(accounts), faults, len(rows))


def stage_accounts(*, by: Staff, name: str, accounts: tuple[NewAccount, ...]) -> int:
    """Keep what will be made until somebody agrees; return the roll's number. Nobody can come in by it."""
    for region in {each.region for each in accounts}:
        require(by, Action.ACCOUNT_MANAGE, region)
    with writing():
        roll_id = enrolling.open_roll(name=name, by_id=by.id, total=len(accounts), at=now())
        trace(Deed.ROLL_STAGED, by=by, subject=str(roll_id), count=len(accounts))
    for part in batched(accounts, _STAGED_AT_ONCE, strict=False):
        with writing():
            enrolling.stage(roll_id, part)
    return roll_id


def agree_to_roll(*, by: Staff, roll_id: int) -> None:
    """Begin to make the accounts, or go on where it stopped. Whoever agrees is who the entries name.

    Raises `TwoNeeded` where a row holds a power.
    """
    check_of_one(enrolling.rows_by_role(roll_id))
    _check_roll(by, roll_id)
    with writing():
        enrolling.agree(roll_id, by.id)
        trace(Deed.ROLL_AGREED, by=by, subject=str(roll_id), count=enrolling.roll(roll_id).left)


def is_of_two(roll_id: int) -> bool:
    """Whether what is left of it takes two persons."""
    return bool(powers_in(enrolling.rows_by_role(roll_id)))


def drop_roll(*, by: Staff, roll_id: int) -> None:
    """Throw away the rows that are no accounts yet."""
    _check_roll(by, roll_id)
    with writing():
        enrolling.hold(roll_id)
        for each in open_of(agree_by_two.SLOT, agree_by_two.subject_of(roll_id)):
            overtake(each.id)
        enrolling.switch(roll_id, (State.STAGED, State.STOPPED), State.DROPPED)
        trace(Deed.ROLL_DROPPED, by=by, subject=str(roll_id))
    while True:
        with writing():
            if not enrolling.drop_rows(roll_id, _STAGED_AT_ONCE):
                return


def sees_roll(by: Staff, roll_id: int) -> bool:
    """Whether this person answers for every office of the roll."""
    return all(may(by, Action.ACCOUNT_READ, region) for region in enrolling.regions_of(roll_id))


def _check_roll(by: Staff, roll_id: int) -> None:
    for region in enrolling.regions_of(roll_id):
        require(by, Action.ACCOUNT_MANAGE, region)
