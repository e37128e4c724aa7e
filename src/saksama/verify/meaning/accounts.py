"""Accounts: no role of power is granted, and no access to one renewed, by one person who does not say so.

Rules kept here:
  * Which roles one administrator may grant is said here, once for both sides; every other takes two persons, and so
    does one that nobody here knows.
  * One subject is one grant: granted, then renewed, readdressed or confirmed, then revoked, and nothing after that.
  * What one did alone says why; two others than who did it confirm it, once.
  * Two persons are two pseudonyms within the grant, the operator at the machine none of them; that two pseudonyms are
    two persons no log can show.
Left to others: which rights are of two persons (the node's table; its tests hold that both say the same).
"""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET, UnsetType

from saksama.entries.kinds.account import (
    AccountConfirmed,
    AccountGranted,
    AccountReaddressed,
    AccountRenewed,
    AccountRevoked,
)
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.two_persons import is_person
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog

OF_ONE: Final = frozenset({"intake", "reader", "supervisor"})
"""Roles that one administrator may grant: they neither propose nor confirm anything that takes two."""


def check_accounts(log: ServedLog, found: Findings) -> None:
    """Name every power that one person gave or renewed alone without saying so, and every entry out of its order."""
    subjects: dict[str, list[Item]] = {}
    for item in log.contents.family("account"):
        # Without a subject an entry stands for itself.
        subjects.setdefault(item.wire.subject or f"#{item.index}", []).append(item)
    for items in subjects.values():
        faults = (*_out_of_order(items), *_of_one(items))
        name_all(found, Code.ACCOUNT_UNLAWFUL, log.origin, faults, subject=items[0].wire.subject)


def _of_one(items: list[Item]) -> Iterator[Unlawful]:
    """What one person did that takes two, and what two did who are one."""
    did_alone: set[str] = set()
    for item in items:
        match item.body:
            case AccountGranted() | AccountRenewed():
                yield from _given(item, item.body)
                if item.body.alone is True:
                    did_alone.add(item.wire.actor)
            case AccountConfirmed(second=second):
                two = {item.wire.actor, second}
                if not did_alone:
                    yield Unlawful(item, "tidak ada yang perlu disahkan", "nothing that was done alone waits for it")
                if len(two) == 1 or not is_person(item.wire.actor):
                    yield Unlawful(item, "disahkan satu orang saja", "one person alone confirmed it")
                elif two & did_alone:
                    yield Unlawful(item, "turut disahkan oleh pelakunya", "who did it alone had part in confirming it")
                did_alone.clear()
            case _:
                pass


def _given(item: Item, said: AccountGranted | AccountRenewed) -> Iterator[Unlawful]:
    if said.alone is True:
        if said.second is not UNSET:
            yield Unlawful(item, "dilakukan sendiri dan berdua sekaligus", "it says alone, and names a second person")
        if "reason" not in item.wire.commits:
            yield Unlawful(item, "dilakukan sendiri tanpa alasan yang disegel", "done alone, no reason is committed")
    elif said.second == item.wire.actor:
        yield Unlawful(item, "satu orang berlaku sebagai dua", "one person stands there as two")
    elif said.second is not UNSET and not is_person(item.wire.actor):
        yield Unlawful(item, "satu dari dua orangnya bukan orang", "one of its two persons is none")
    elif said.second is UNSET and said.role is not UNSET and said.role not in OF_ONE:
        yield Unlawful(item, f"peran {said.role} oleh satu orang saja", f"the role {said.role} by one person alone")


def _out_of_order(items: list[Item]) -> Iterator[Unlawful]:
    """What was done under a grant that is none, or none any more."""
    first, *after = items
    match first.body:
        case AccountGranted(role=role):
            held: str | UnsetType = role
        case AccountRenewed(role=UnsetType()) | AccountReaddressed(role=UnsetType()):
            held = UNSET
        case _:
            yield Unlawful(first, "tidak ada pemberian peran", "no role was granted under this subject")
            return
    ended = False
    for item in after:
        match item.body:
            case AccountRenewed(role=said) | AccountReaddressed(role=said) | AccountRevoked(role=said):
                fits = said == held
            case other:
                fits = isinstance(other, AccountConfirmed)
        if ended or not fits:
            yield Unlawful(item, "tidak cocok dengan pemberian perannya", "it does not fit the role that was granted")
        ended |= isinstance(item.body, AccountRevoked)
