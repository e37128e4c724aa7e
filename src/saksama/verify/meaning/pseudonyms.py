"""Pseudonyms: no person's name within one subject is met under another.

Rules kept here:
  * Only equal strings are found equal: nothing is computed from a pseudonym, and nothing joins two that differ. An
    honest node makes another one for each subject, so two equal ones are a mistake or tell who is who on purpose.
  * A member of a lot is named for the draw, a member of a plenary for the meeting, and who was counted in an item for
    its case.
  * A pseudonym is known by 64 bits of itself, its subject by 48 of its digest; the entry that is named is looked at.
Left to others: that two pseudonyms are two persons, which no log can show.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseAssigned
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, CaseTeamed
from saksama.entries.kinds.keying import SheetReconciled
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.memory.places import Places, in_order

_HEX: Final = 32
_EARLIER: Final = -1
"""In place of the entry in which an earlier run met a pseudonym."""
_NAMING: Final = (
    CaseAssigned, CaseRecused, CaseReadmitted, SheetReconciled, CaseTeamed, LotCommitted, LotDrawn, PlenaryHeld
)  # fmt: skip
"""Bodies with further names."""

type Met = Sequence[tuple[int, int]]
"""By subject the first entry in which a pseudonym was met there, and the subject's short form; in order."""


class Borne:
    """Each pseudonym of one log by its short form, the first entry of it under a subject, that subject's short form."""

    def __init__(self) -> None:
        """None yet."""
        self.places = Places()

    def take(self, items: Iterable[Item], begun: int = 0, met: Iterable[tuple[str, str]] = ()) -> None:
        """Pseudonyms of entries in their order, each once for a subject.

        An earlier run met those of entries below `begun`, and `met` (a pseudonym and its subject).
        """
        first: dict[str, dict[str, int]] = {}
        for name, place in met:
            first.setdefault(place, {})[name] = _EARLIER
        for item in items:
            for name, place in _borne(item):
                here = first.get(place)
                if here is None:
                    here = first[place] = {}
                here.setdefault(name, item.index)
        for place, names in first.items():
            # Most are met again and again under one subject: its short form is made once.
            within = _short_place(place)
            for name, index in names.items():
                if index >= begun:
                    self.places.put(_short_name(name), index, within)

    def again(self, before: Callable[[int], Met] | None) -> Iterator[tuple[int, int, int]]:
        """Short form, entry and first entry of each pseudonym that is met under a further subject.

        `before`: what an earlier run met of it; without one only what is met twice now is looked at.
        """
        known: int | None = None
        first, places = 0, set[int]()
        for name, index, place in in_order(self.places) if before else self.places.met_again():
            if name != known:
                known, met = name, before(name) if before else ()
                first, places = (met[0][0], {each for _, each in met}) if met else (index, {place})
            if place not in places:
                places.add(place)
                yield name, index, first


def name_again(origin: str, item: Item, again: Iterable[tuple[int, int]], found: Findings) -> None:
    """Name an entry in which pseudonyms of earlier subjects are met again: their short forms and first entries."""
    names: dict[int, str] = {}
    for name, _ in _borne(item):
        names.setdefault(_short_name(name), name)
    for short, first in again:
        evidence: dict[str, str | int] = {"pseudonym": names[short], "first": first, "subject": item.wire.subject}
        found.add(Code.PSEUDONYM_REUSED, origin, item.index, **evidence)


def _short_name(name: str) -> int:
    return int.from_bytes(bytes.fromhex(name[:16]), signed=True)


def _short_place(place: str) -> int:
    return int.from_bytes(hashlib.sha256(place.encode()).digest()[:6]) | 1


def _borne(item: Item) -> Iterator[tuple[str, str]]:
    """Each pseudonym of an entry, and the subject within which it is somebody's."""
    subject, body = item.wire.subject, item.body
    if len(item.wire.actor) == _HEX:
        yield item.wire.actor, subject
    second = getattr(body, "second", UNSET)
    if isinstance(second, str):
        yield second, subject
    if isinstance(body, _NAMING):
        yield from _named(body, subject)


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
