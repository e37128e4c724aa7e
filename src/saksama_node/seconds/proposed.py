"""Reads of proposals: what waits for a second person, and what became of the others.

Rules kept here:
  * What is shown is what will be entered, whole; `digest` is what the second person gives back of it.
  * What is kept from who looks (accounts.recusals) is in no list, and refused by its number.
Left to others: who is entitled to what (`flows.seconds`), what a body says (rooms), words (web).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db.models import Q, QuerySet

from saksama_node.accounts.recusals import check_seen, unkept
from saksama_node.lists.listed import Listed
from saksama_node.lists.within import within
from saksama_node.seconds.faults import NoSuchProposal
from saksama_node.seconds.models import Proposal, State
from saksama_node.seconds.proposing import Asked

__all__ = [
    "Entitled",
    "Proposed",
    "State",
    "is_kept",
    "listed",
    "of_subjects",
    "open_in",
    "open_of",
    "proposal",
    "told",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal; as in `models.Proposal`."""

    id: int
    act: str
    slot: str
    subject: str
    place: str
    body: str
    words: str
    by: int
    at: datetime
    state: State
    answered_by: int | None
    answered_at: datetime | None
    reason: str
    leaf: int | None

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return self.state is State.OPEN

    @property
    def asked(self) -> Asked:
        """What was asked for."""
        return Asked(self.act, self.subject, self.body, self.words)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all that would be entered: who confirms says by it what was read."""
        return hashlib.sha256(msgspec.json.encode([self.act, self.subject, self.body, self.words])).hexdigest()


@dataclass(frozen=True, slots=True)
class Entitled:
    """These acts at these places, as far as `shown`: what is not kept from a person by a declared interest."""

    acts: Sequence[str]
    places: Sequence[str]
    shown: Q


def proposal(number: int) -> Proposed:
    """One, open or not. Raises `NoSuchProposal`, `KeptAway`."""
    row = Proposal.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchProposal(number)
    check_seen(row.subject)
    return told(row)


def of_subjects(*subjects: str) -> list[Proposed]:
    """Every proposal about one of these, newest first."""
    named = [each for each in subjects if each]
    return [told(row) for row in Proposal.objects.filter(unkept(), subject__in=named).order_by("-id")]


def open_of(slot: str, *subjects: str) -> list[Proposed]:
    """What waits about these in this slot, whoever looks."""
    return [told(row) for row in Proposal.objects.filter(subject__in=subjects, slot=slot, state=State.OPEN)]


def open_in(slot: str) -> list[Proposed]:
    """What waits in this slot, about whatever, whoever looks, oldest first."""
    return [told(row) for row in Proposal.objects.filter(slot=slot, state=State.OPEN)]


def is_kept(leaf: int) -> bool:
    """Whether the proposal that became this entry is here, with its words."""
    return Proposal.objects.filter(leaf=leaf).exists()


def waiting(entitled: Iterable[Entitled], *, not_by: int, limit: int) -> list[Proposed]:
    """What waits of these for somebody else than `not_by`, oldest first."""
    return [told(row) for row in _waiting(entitled, not_by)[:limit]]


def listed(entitled: Iterable[Entitled], *, not_by: int) -> Listed[Proposed]:
    """The same, all of it, by page."""
    return Listed(_waiting(entitled, not_by), _by_ids)


def told(row: Proposal) -> Proposed:
    """A row as others see it."""
    return Proposed(
        id=row.pk,
        act=row.act,
        slot=row.slot,
        subject=row.subject,
        place=row.place,
        body=row.body,
        words=row.words,
        by=row.by,
        at=row.at,
        state=State(row.state),
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        reason=row.reason,
        leaf=row.leaf,
    )


def _waiting(entitled: Iterable[Entitled], not_by: int) -> QuerySet[Proposal]:
    wanted = Q(pk__in=[])
    for each in entitled:
        # An empty place is the institution's own: whoever is entitled anywhere is entitled to that.
        at = within(each.places, "place") | (Q(place="") if each.places else Q(pk__in=[]))
        wanted |= Q(act__in=each.acts) & at & each.shown
    return Proposal.objects.filter(wanted, unkept(), state=State.OPEN).exclude(by=not_by).order_by("pk")


def _by_ids(ids: Sequence[int]) -> list[Proposed]:
    rows = Proposal.objects.in_bulk(ids)
    return [told(rows[pk]) for pk in ids if pk in rows]
