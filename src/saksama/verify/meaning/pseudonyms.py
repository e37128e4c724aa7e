"""Pseudonyms: no person's name within one subject is met under another.

Rules kept here:
  * Only equal strings are found equal: nothing is computed from a pseudonym, and nothing joins two that differ. An
    honest node makes another one for each subject, so two equal ones are a mistake or tell who is who on purpose.
  * A member of a lot is named for the draw, a member of a plenary for the meeting, and who was counted in an item for
    its case.
  * Eight octets an entry are kept for the first look; only what seems to recur is looked at in full.
Left to others: that two pseudonyms are two persons, which no log can show.
"""

from array import array
from collections.abc import Iterator
from itertools import pairwise

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseAssigned
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, CaseTeamed
from saksama.entries.kinds.keying import SheetReconciled
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

_HEX = 32
_OF_SUBJECT = 24
"""Bits of the short form that tell subjects apart; the other forty tell pseudonyms apart."""


def check_pseudonyms(log: ServedLog, found: Findings) -> None:
    """Name the first entry of each subject in which a pseudonym of an earlier subject is met again."""
    suspects = _suspects(log)
    if not suspects:
        return
    first: dict[str, tuple[str, int]] = {}
    told: set[tuple[str, str]] = set()
    for item in sorted((item for items in log.contents.families.values() for item in items), key=lambda one: one.index):
        for name, place in _borne(item):
            if name not in suspects:
                continue
            where, index = first.setdefault(name, (place, item.index))
            if where != place and (name, place) not in told:
                told.add((name, place))
                evidence = {"pseudonym": name, "first": index, "subject": item.wire.subject}
                found.add(Code.PSEUDONYM_REUSED, log.origin, item.index, **evidence)


def _suspects(log: ServedLog) -> frozenset[str]:
    """Pseudonyms that seem to stand under two subjects, by their short forms."""
    short = array(
        "Q", (_short(*each) for items in log.contents.families.values() for one in items for each in _borne(one))
    )
    twice = {
        here >> _OF_SUBJECT
        for here, there in pairwise(sorted(set(short)))
        if here >> _OF_SUBJECT == there >> _OF_SUBJECT
    }
    if not twice:
        return frozenset()
    return frozenset(
        name
        for items in log.contents.families.values()
        for one in items
        for name, place in _borne(one)
        if _short(name, place) >> _OF_SUBJECT in twice
    )


def _short(name: str, place: str) -> int:
    return int(name[:10], 16) << _OF_SUBJECT | hash(place) & (1 << _OF_SUBJECT) - 1


def _borne(item: Item) -> Iterator[tuple[str, str]]:
    """Each pseudonym of an entry, and the subject within which it is somebody's."""
    subject = item.wire.subject
    if len(item.wire.actor) == _HEX:
        yield item.wire.actor, subject
    second = getattr(item.body, "second", UNSET)
    if isinstance(second, str):
        yield second, subject
    yield from _named(item.body, subject)


def _named(body: Body, subject: str) -> Iterator[tuple[str, str]]:
    match body:
        case CaseAssigned(assignee=name) | CaseRecused(person=name) | CaseReadmitted(person=name):
            yield name, subject
        case SheetReconciled(first=name):
            yield name, subject
        case CaseTeamed(members=names):
            yield from ((name, subject) for name in names)
        case LotCommitted(draw=draw, roster=roster, recused=recused):
            yield from ((name, f"{subject}/{draw}") for name in roster)
            yield from ((name, subject) for name in recused)
        case LotDrawn(assignee=name, draw=draw, member=member):
            yield from ((name, subject), (member, f"{subject}/{draw}"))
        case PlenaryHeld(members=members, items=items):
            yield from ((name, subject) for name in members)
            for each in items:
                yield from ((name, each.case) for name in each.counted)
                yield from ((name, each.case) for name in (() if each.dissent is UNSET else each.dissent))
        case _:
            pass
