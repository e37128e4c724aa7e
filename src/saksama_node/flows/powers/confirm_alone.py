"""Confirm what was done alone at the machine: an administrator proposes it, and another than an administrator confirms.

Rules kept here:
  * One act confirms all that a list names, an entry each; what was read is what is entered.
  * Neither of the two is somebody whom it made or let in anew; the operator, who did it, is none of them.
  * Where only one administrator is there, nobody can propose it for that one: two make a second one first.
Left to others: what is done alone (`break_glass`), the list itself (`accounts.vouching`).
"""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from saksama.entries.kinds.account import AccountConfirmed
from saksama.errors import CallerError
from saksama_node.accounts import vouching
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import KeptAway
from saksama_node.accounts.vouching import LoneInfo
from saksama_node.ledger.actions import Leaf, append, spoken
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

SLOT: Final = "alone"


class NothingAlone(CallerError):
    """Nothing that was done alone waits for these two, or something of the list was confirmed already."""

    code = "account.nothing-alone"
    advice = "Open the list again: what still waits stands there. About yourself another administrator proposes it."


class List(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The grants, by subject."""

    subjects: tuple[str, ...]


def confirmable(by: Staff) -> list[LoneInfo]:
    """What this person may propose: all that waits, but what concerns them."""
    return [each for each in vouching.unconfirmed() if each.person != by.id]


def asked(subjects: Iterable[str], reason: str) -> Asked:
    """These of what waits, as it is proposed: who is to confirm is not among them."""
    body = msgspec.json.encode(List(subjects=tuple(sorted(subjects))))
    return Asked(AccountConfirmed.KIND, f"alone-{hashlib.sha256(body).hexdigest()[:32]}", body.decode(), reason)


def listed(body: str) -> list[LoneInfo]:
    """What a proposal names and still waits."""
    subjects = msgspec.json.decode(body, type=List).subjects
    return [each for each in vouching.unconfirmed() if each.subject in subjects]


def hold(_subject: str) -> str:
    """Nothing is held: one row each, taken once. It is the institution's highest office that stands for it."""
    return SETTINGS.region


def check(first: Staff, asked: Asked) -> None:
    """Raise `NothingAlone` or `KeptAway` where it cannot be confirmed by this person."""
    waiting, named = listed(asked.body), msgspec.json.decode(asked.body, type=List).subjects
    if not named or len(waiting) != len(named) or not first.id:
        raise NothingAlone
    if any(each.person == first.id for each in waiting):
        raise KeptAway


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Stand for all of it; the last of the entries. Raises as `check`."""
    check(by, found.asked)
    waiting = listed(found.body)
    vouching.vouch([each.subject for each in waiting], now())
    why = (spoken("reason", {"text": found.words}),) if found.words else ()
    leaves = [
        append(
            AccountConfirmed(second=actor_for(by, each.subject)),
            subject=each.subject,
            actor=actor_for(first, each.subject),
            openings=why,
        )
        for each in waiting
    ]
    return leaves[-1]
