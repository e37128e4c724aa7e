"""Proposals: an act kept for a second person, ended, erased with its subject, and read.

Rules kept here:
  * Nothing is in force by a proposal, and nothing in any log. One open proposal a subject and slot.
  * The caller holds the rows of the subject, then takes the proposal: never the other way round.
  * What is over stays over: only an open one is ended, and once.
  * A rejection has a reason, a withdrawal needs none.
  * What was proposed was written twice; where its subject is erased it goes here in the same act. One that waits still
    is none any more then: without its words it is not what was proposed.
  * What is shown is what will be entered, whole; `digest` is what the second person gives back of it.
  * What is kept from who looks (accounts.recused) is in no list, and refused by its number.
Left to others: whether it may be proposed (the room's `check`), by whom, in which words, under which locks, the entry,
and who is entitled to what (`flows.seconds`); what a body says, when something is overtaken or erased (the rooms).
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Final

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from saksama.entries.words import Reason
from saksama.errors import BugError
from saksama_node.accounts.recused import check_seen, unkept
from saksama_node.casekeys.sealing import Use
from saksama_node.lists.listed import Listed
from saksama_node.lists.within import within
from saksama_node.seconds.faults import NoSuchProposal, ProposalOpen
from saksama_node.seconds.models import Proposal, State
from saksama_node.seconds.sealed import opened_parts, sealed_body, sealed_reason, sealed_words, words_of
from saksama_node.settings.clock import now

__all__ = ["State"]

_AT_ONCE: Final = 500
ANYTHING: Final = Q()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants done. `act`: its row of the table; `body`: its closed struct as JSON; words as written."""

    act: str
    subject: str
    body: str
    words: str = ""


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


def propose(by: int, asked: Asked, slot: str, place: str) -> int:
    """Keep it, with the subject's rows locked where it has any; its number. Raises `ProposalOpen`."""
    body = sealed_body(asked.act, asked.subject, asked.body)
    words = sealed_words(asked.act, asked.subject, asked.words)
    try:
        # The database says whether one waits: a subject without a row cannot be locked.
        with transaction.atomic():
            made = Proposal.objects.create(
                act=asked.act,
                slot=slot,
                subject=asked.subject,
                place=place,
                body=body,
                words=words,
                by=by,
                at=now(),
            )
    except IntegrityError as error:
        raise ProposalOpen from error
    return made.pk


def take(number: int) -> Proposed:
    """An open one, locked until the act ends. Raises `NoSuchProposal`."""
    row = Proposal.objects.select_for_update().filter(pk=number, state=State.OPEN).first()
    if row is None:
        raise NoSuchProposal(number)
    return told(row)


def confirm(by: int, number: int, leaf: int | None) -> None:
    """It is done, as its entry says where it has one. It was taken in this act."""
    _end(number, State.CONFIRMED, answered_by=by, leaf=leaf)


def reject(by: int, number: int, reason: Reason) -> None:
    """End it undone. It was taken in this act."""
    _end(number, State.REJECTED, answered_by=by, reason=reason)


def withdraw(by: int, number: int) -> None:
    """Take it back, as who made it. It was taken in this act."""
    _end(number, State.WITHDRAWN, answered_by=by)


def overtake(number: int) -> None:
    """It may not be done any more. The caller holds its subject."""
    Proposal.objects.filter(pk=number, state=State.OPEN).update(state=State.OVERTAKEN, answered_at=now())


def overtake_all_of(person: int, subjects: Collection[str]) -> None:
    """What this person proposed about these, and nobody confirmed yet, is none any more."""
    mine = Proposal.objects.filter(by=person, state=State.OPEN).values_list("pk", "subject")
    for part in batched((pk for pk, subject in mine if subject in subjects), _AT_ONCE, strict=False):
        Proposal.objects.filter(pk__in=part, state=State.OPEN).update(state=State.OVERTAKEN, answered_at=now())


def relocate(place: str, *subjects: str) -> None:
    """What these are about is another office's now; so is every proposal about them."""
    Proposal.objects.filter(subject__in=subjects).exclude(place=place).update(place=place)


def _end(number: int, state: State, *, answered_by: int, reason: str = "", leaf: int | None = None) -> None:
    rows = Proposal.objects.filter(pk=number, state=State.OPEN)
    found = rows.values_list("act", "subject").first() if reason else None
    said = {} if found is None else {"reason": sealed_reason(*found, reason)}
    if rows.update(state=state, answered_by=answered_by, answered_at=now(), leaf=leaf, **said) != 1:
        raise BugError(f"proposal {number} was not open while it was held")


def erase(
    subjects: Collection[str], *, only: Collection[str] | None = None, body: str | None = None, but: int = 0
) -> None:
    """Take words and reasons of every proposal about these; `only`: the words of those written in just these words.

    `body`: what stands where a body stood that holds words itself, None: bodies stay. `but`: the number of the proposal
    that has it erased, which is being confirmed: its words are sealed anew, under the key that stays.
    """
    rows = list(Proposal.objects.filter(subject__in=subjects).exclude(pk=but))
    if only is not None:
        rows = [row for row, words in zip(rows, words_of(rows), strict=True) if words in only]
    found = Proposal.objects.filter(pk__in=[row.pk for row in rows])
    found.filter(state=State.OPEN).update(state=State.OVERTAKEN, answered_at=now())
    found.update(words=b"", **({} if only is not None else {"reason": b""}))
    for row in rows if body is not None else ():
        Proposal.objects.filter(pk=row.pk).update(body=sealed_body(row.act, row.subject, body or ""))
    for row in Proposal.objects.filter(pk=but):
        kept = sealed_words(row.act, row.subject, words_of([row])[0], Use.STAYS)
        Proposal.objects.filter(pk=but).update(words=kept)


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
    return told_all(Proposal.objects.filter(unkept(), subject__in=named).order_by("-id"))


def open_of(slot: str, *subjects: str) -> list[Proposed]:
    """What waits about these in this slot, whoever looks."""
    return told_all(Proposal.objects.filter(subject__in=subjects, slot=slot, state=State.OPEN))


def waits_about(subject: OuterRef, slot: str) -> Exists:
    """For a query: whether something waits in this slot about the subject of its row."""
    return Exists(Proposal.objects.filter(subject=subject, slot=slot, state=State.OPEN))


def open_in(slot: str, about: Q = ANYTHING) -> list[Proposed]:
    """What waits in this slot about these subjects, whoever looks, oldest first."""
    return told_all(Proposal.objects.filter(about, slot=slot, state=State.OPEN))


def confirmed_since(acts: Collection[str], moment: datetime) -> list[Proposed]:
    """What of these acts two persons did after this moment, whoever looks, oldest first."""
    rows = Proposal.objects.filter(act__in=acts, state=State.CONFIRMED, answered_at__gt=moment)
    return told_all(rows.order_by("id"))


def is_kept(leaf: int) -> bool:
    """Whether the proposal that became this entry is here, with its words."""
    return Proposal.objects.filter(leaf=leaf).exists()


def waiting(entitled: Iterable[Entitled], *, not_by: int, limit: int) -> list[Proposed]:
    """What waits of these for somebody else than `not_by`, oldest first."""
    return told_all(_waiting(entitled, not_by)[:limit])


def listed(entitled: Iterable[Entitled], *, not_by: int) -> Listed[Proposed]:
    """The same, all of it, by page."""
    return Listed(_waiting(entitled, not_by), _by_ids)


def told(row: Proposal) -> Proposed:
    """A row as others see it."""
    return told_all([row])[0]


def told_all(rows: Iterable[Proposal]) -> list[Proposed]:
    """Rows as others see them, in their order."""
    listed = list(rows)
    return [_told(row, *parts) for row, parts in zip(listed, opened_parts(listed), strict=True)]


def _told(row: Proposal, body: str, words: str, reason: str) -> Proposed:
    return Proposed(
        id=row.pk,
        act=row.act,
        slot=row.slot,
        subject=row.subject,
        place=row.place,
        body=body,
        words=words,
        by=row.by,
        at=row.at,
        state=State(row.state),
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        reason=reason,
        leaf=row.leaf,
    )


def _waiting(entitled: Iterable[Entitled], not_by: int) -> QuerySet[Proposal]:
    wanted = Q(pk__in=[])
    for each in entitled:
        wanted |= Q(act__in=each.acts) & within(each.places, "place") & each.shown
    return Proposal.objects.filter(wanted, unkept(), state=State.OPEN).exclude(by=not_by).order_by("pk")


def _by_ids(ids: Sequence[int]) -> list[Proposed]:
    rows = Proposal.objects.in_bulk(ids)
    return told_all(rows[pk] for pk in ids if pk in rows)
