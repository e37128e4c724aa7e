"""Agree to a roll that holds a power: the whole of it is one act of two administrators.

Rules kept here:
  * What was read is what is made: the proposal holds the digest of every row that waits.
  * Both give every role of the roll at its office, when it is agreed to and at each batch (`make_accounts`).
  * The operator at the machine is none of the two: a roll from the terminal waits for two at the desk.
Left to others: rolls without a power (`import_accounts`), their entries and codes (`make_accounts`, `admit_people`).
"""

from itertools import takewhile
from typing import Final

import msgspec

from saksama_node.accounts import enrolling
from saksama_node.accounts.enrolling import NoSuchRoll
from saksama_node.accounts.offices import check_given
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

ACT: Final = "roll"
SLOT: Final = "roll"


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The rows that wait, by their digest."""

    digest: str


def asked(roll_id: int, reason: str = "") -> Asked:
    """A roll as it is proposed."""
    body = msgspec.json.encode(Listed(digest=enrolling.digest(roll_id))).decode()
    return Asked(ACT, subject_of(roll_id), body, reason)


def subject_of(roll_id: int) -> str:
    """What a proposal about a roll is about."""
    return f"roll-{roll_id}"


def roll_in(subject: str) -> int:
    """Which roll a proposal is about."""
    return int(subject.partition("-")[2])


def digest_in(body: str) -> str:
    """The digest that a proposal holds."""
    return msgspec.json.decode(body, type=Listed).digest


def hold(subject: str) -> str:
    """Keep the roll as it is until the act ends; the lowest office that answers for all of its offices."""
    roll_id = roll_in(subject)
    enrolling.hold(roll_id)
    codes = [region.split(".") for region in enrolling.regions_of(roll_id)]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*codes, strict=False))
    return ".".join(parts[0] for parts in shared)


def check(first: Staff, asked: Asked) -> None:
    """Raise `NoSuchRoll` where it is another list by now, or does not wait; `NotAllowed`, `RoleNotGiven`."""
    roll_id = roll_in(asked.subject)
    enrolling.check_agreeable(roll_id)
    if enrolling.digest(roll_id) != digest_in(asked.body):
        raise NoSuchRoll(roll_id)
    _check_giver(first, roll_id)


def enter(first: Staff, by: Staff, found: Proposed) -> None:
    """Begin to make the accounts under both names. Raises as `check` of the second one's rights."""
    roll_id = roll_in(found.subject)
    _check_giver(by, roll_id)
    enrolling.agree(roll_id, first.id, by.id)
    trace(Deed.ROLL_AGREED, by=by, subject=str(roll_id))


def _check_giver(who: Staff, roll_id: int) -> None:
    for region, role in enrolling.given_by(roll_id):
        require(who, Action.ACCOUNT_MANAGE, region)
        check_given(who, role, region)
