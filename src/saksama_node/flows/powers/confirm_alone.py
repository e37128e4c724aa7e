"""Confirm what was done alone at the machine: an administrator proposes it, and another than an administrator confirms.

Rules kept here:
  * One act confirms all that a list names, an entry each; what was read is what is entered.
  * Neither of the two is somebody whom it made or let in anew; the operator, who did it, is none of them.
  * Whose code is still out is not stood for: they come in by it first.
  * Where only one administrator is there, nobody can propose it for that one: two make a second one first.
Left to others: what is done alone (`break_glass`), the list itself (`accounts.vouching`).
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from saksama.entries.kinds.account import AccountConfirmed
from saksama.errors import CallerError
from saksama_node.accounts import vouching
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import KeptAway
from saksama_node.accounts.vouching import LoneInfo
from saksama_node.ledger.actions import Leaf, append, reason_of
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

SLOT: Final = "alone"


class NothingAlone(CallerError):
    """Nothing that was done alone waits for these two, something of the list was confirmed, or a code is still out."""

    code = "account.nothing-alone"
    advice = "Open the list again: what still waits stands there. Who has not come in by the code yet does so first."


class List(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The grants, by subject."""

    subjects: tuple[str, ...]


def confirmable(by: Staff) -> list[LoneInfo]:
    """What this person may propose: all that waits, but what concerns them and whose code is still out."""
    return [each for each in vouching.unconfirmed() if each.person != by.id and not each.is_code_out]


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
    if not named or len(waiting) != len(named) or any(each.is_code_out for each in waiting):
        raise NothingAlone
    _check_stands(first, waiting)


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Stand for all of it; the last of the entries. Raises as `check`."""
    waiting = listed(found.body)
    _check_stands(by, waiting)
    vouching.vouch([each.subject for each in waiting], now())
    for each in waiting:
        trace(Deed.ROLE_CONFIRMED, by=by, person=each.person, subject=each.subject, office=each.region)
    leaves = [
        append(
            AccountConfirmed(second=actor_for(by, each.subject)),
            subject=each.subject,
            actor=actor_for(first, each.subject),
            openings=reason_of(found.words),
        )
        for each in waiting
    ]
    return leaves[-1]


def _check_stands(who: Staff, waiting: Sequence[LoneInfo]) -> None:
    if not who.id:
        raise NothingAlone
    if any(each.person == who.id for each in waiting):
        raise KeptAway
