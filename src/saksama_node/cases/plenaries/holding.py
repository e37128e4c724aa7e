"""Holding a plenary: one entry, what it decided of many cases, each waiting for the act that rests on it.

Rules kept here:
  * Who has an interest in a case is not counted in its item, whoever was there; where nobody is left it is refused, and
    where all who are left held otherwise: nothing was decided.
  * What is decided is what the case's edition lets a plenary of this office decide where it stands now; the act comes
    after it, and equals it. A later meeting may decide the same anew, until the act is done. Of what lies at an office
    below: a take-over, and a correction that is asked for.
  * A meeting is not before what it decides on: the receipt, or what led the case to where it stands.
  * Too few by a quorum that two persons confirmed (`norms`) is refused; while nobody did, `verify` reports.
  * A report that has no case yet is decided on under the subject that its case will have.
  * Rows are locked in the order of the house: submissions, then cases, the newest first.
  * The caller holds `ledger.actions.act()`.
Left to others: who may hold one (flows), the acts themselves (moving), words (web).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from msgspec import UNSET

from saksama.entries.kinds.case import Origination, Violation
from saksama.entries.kinds.handling import CaseCorrected
from saksama.entries.kinds.plenary import MOST_ITEMS, MOST_MEMBERS, PlenaryHeld, PlenaryItem
from saksama.entries.pseudonym import pseudonym
from saksama.errors import CallerError
from saksama.procedure.deciding import SEVERAL, Decidable, decidable, kinds_open, several
from saksama.procedure.edition import Edition
from saksama.procedure.plenary import deciding_office
from saksama.procedure.quorum import quorum_of
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for, names_of_offices
from saksama_node.accounts.recused import check_part, kept_persons
from saksama_node.cases.models import Case, Plenary, Submission
from saksama_node.cases.models import PlenaryItem as ItemRow
from saksama_node.cases.procedures import in_force
from saksama_node.cases.resolved import subject_for
from saksama_node.cases.standing import Standing, beginning, standing
from saksama_node.ledger.actions import Leaf, append, new_subject, reason_of
from saksama_node.norms.confirmed import confirmed
from saksama_node.settings.clock import now

_TWO: Final = 2


class Flaw(StrEnum):
    """Why a meeting cannot be entered."""

    NOTHING = "nothing"
    NOBODY = "nobody"
    SEATS = "seats"
    NUMBER = "number"
    DAY = "day"
    MOVED = "moved"
    KEPT = "kept"
    DISSENT = "dissent"
    AGAINST = "against"
    KINDS = "kinds"
    QUORUM = "quorum"
    MANY = "many"


class PlenaryRefused(CallerError):
    """This meeting cannot be entered so; nothing was changed. `flaw`: why; `about`: the report's number, 0 for none."""

    code = "plenary.refused"
    advice = "Open the list again, and look at what is said of it."

    flaw: Flaw
    about: int = 0


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was decided of one report or its case, as `case.decided:criminal`. `dissent`: who held otherwise.

    `kinds`: of violation, where the decision is of several.
    """

    submission: int
    decided: str
    dissent: frozenset[int] = frozenset()
    kinds: frozenset[Violation] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting as its minutes have it. `seats`: how many members the office has; `words`: kept sealed."""

    region: str
    day: date
    number: str
    members: Sequence[Staff]
    seats: int
    items: Sequence[Ticked]
    words: str = ""


def hold_meeting(by: Staff, meeting: Meeting) -> Leaf:
    """Enter it with all that it decided. Raises `PlenaryRefused`, `KeptAway`, `WordsRefused`."""
    _check(meeting)
    rows = _held({each.submission for each in meeting.items})
    subject, made = new_subject(), list[tuple[Submission, PlenaryItem]]()
    for each in meeting.items:
        # Taken out: one meeting decides one thing of a case, so that no two fresh subjects are made for one report.
        row = rows.pop(each.submission, None)
        if row is None:
            raise PlenaryRefused(Flaw.MOVED, each.submission)
        check_part(by.id, row.subject)
        made.append((row, _item(meeting, each, row)))
    body = PlenaryHeld(
        day=meeting.day.isoformat(),
        items=tuple(item for _, item in made),
        members=_in_order(meeting.members, subject),
        number=meeting.number,
        office=meeting.region,
        seats=meeting.seats,
    )
    leaf = append(body, subject=subject, actor=actor_for(by, subject), openings=reason_of(meeting.words))
    held = _kept(by, meeting, leaf)
    ItemRow.objects.bulk_create(
        ItemRow(
            plenary=held,
            submission=row,
            subject=item.case,
            decided=item.decided,
            counted=list(item.counted),
            dissent=[] if item.dissent is UNSET else list(item.dissent),
        )
        for row, item in made
    )
    return leaf


def _check(meeting: Meeting) -> None:
    for flaw, is_so in (
        (Flaw.NOTHING, not meeting.items),
        (Flaw.MANY, len(meeting.items) > MOST_ITEMS),
        (Flaw.NOBODY, not meeting.members),
        (Flaw.SEATS, len({each.id for each in meeting.members}) > min(meeting.seats, MOST_MEMBERS)),
        (Flaw.DAY, meeting.day > timezone.localdate(now())),
    ):
        if is_so:
            raise PlenaryRefused(flaw)


def _held(numbers: Collection[int]) -> dict[int, Submission]:
    """The reports, locked with their cases."""
    rows = Submission.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("-pk")
    found = {row.pk: row for row in rows}
    for _ in Case.objects.select_for_update().filter(submission__in=found).order_by("-pk"):
        pass
    return found


def _item(meeting: Meeting, ticked: Ticked, row: Submission) -> PlenaryItem:
    case = Case.objects.filter(submission=row).first()
    stands = None if case is None else standing(case.subject, case.procedure)
    if ticked.decided not in _names(row, stands, meeting.region):
        raise PlenaryRefused(Flaw.MOVED, row.pk)
    if meeting.day < timezone.localdate(_begun(ticked.decided, row, stands)):
        raise PlenaryRefused(Flaw.DAY, row.pk)
    kept = kept_persons(row.subject)
    counted = [each for each in meeting.members if each.id not in kept]
    if not counted:
        raise PlenaryRefused(Flaw.KEPT, row.pk)
    dissent = [each for each in counted if each.id in ticked.dissent]
    for flaw, is_so in (
        (Flaw.DISSENT, len(dissent) < len(ticked.dissent)),
        (Flaw.AGAINST, len(dissent) == len(counted)),
        (Flaw.QUORUM, not all(_is_enough(each, len(counted), meeting.seats) for each in _followed(row, stands))),
    ):
        if is_so:
            raise PlenaryRefused(flaw, row.pk)
    subject = subject_for(row) if case is None else case.subject
    return PlenaryItem(
        case=subject,
        counted=_in_order(counted, subject),
        decided=_whole(ticked, row, stands),
        dissent=_in_order(dissent, subject) or UNSET,
    )


def _begun(decided: str, row: Submission, stands: Standing | None) -> datetime:
    """When what this decides on was there."""
    if stands is None:
        return row.received_at
    history = stands.walked.history
    is_correction = decided.startswith(f"{CaseCorrected.KIND}:")
    return (history.contested_at if is_correction else history.since) or row.received_at


def _whole(ticked: Ticked, row: Submission, stands: Standing | None) -> str:
    """What was decided, with the kinds of violation where they are several."""
    if ticked.decided != SEVERAL or stands is None:
        return ticked.decided
    if len(ticked.kinds) < _TWO or not ticked.kinds <= set(kinds_open(stands.walked, now())):
        raise PlenaryRefused(Flaw.KINDS, row.pk)
    return several(ticked.kinds)


def transferable() -> list[str]:
    """The offices to which a case can go."""
    return [*names_of_offices()]


def open_for(row: Submission, stands: Standing | None, region: str, there: Collection[str]) -> list[Decidable]:
    """What a plenary of this office can decide of this report, or of its case where it stands; what leads it on first.

    `there`: the offices that there are (`transferable`).
    """
    if stands is not None:
        office = stands.walked.history.office
        open_now = decidable(stands.walked, None, there, now())
        found = [each for each in open_now if deciding_office(each.decided, office) == region]
    elif row.region != region:
        found = []
    else:
        # Which procedure it will follow, its review says: here is what may be by any.
        begun = (beginning(each.id).walked for each in _followed(row, None))
        found = [each for walked in begun for each in decidable(walked, Origination(row.kind), (), now())]
    return sorted(dict.fromkeys(found), key=lambda each: not each.is_onward)


def _names(row: Submission, stands: Standing | None, region: str) -> list[str]:
    return [each.decided for each in open_for(row, stands, region, transferable())]


def _followed(row: Submission, stands: Standing | None) -> tuple[Edition, ...]:
    return in_force(timezone.localtime(row.received_at).date()) if stands is None else (stands.edition,)


def _is_enough(edition: Edition, counted: int, seats: int) -> bool:
    """Whether so many are enough by what two persons confirmed; where nobody did, anything is."""
    found = None if edition.plenary is None else confirmed(f"editions/{edition.id}/norm.{edition.plenary.quorum}")
    enough = None if found is None else quorum_of(found.value)
    return enough is None or enough(counted, seats)


def _kept(by: Staff, meeting: Meeting, leaf: Leaf) -> Plenary:
    try:
        # The database says whether the number was used: a meeting has no row that could be locked.
        with transaction.atomic():
            return Plenary.objects.create(
                subject=leaf.entry.subject,
                leaf=leaf.leaf_id,
                region=meeting.region,
                day=meeting.day,
                number=meeting.number,
                members=sorted({each.id for each in meeting.members}),
                seats=meeting.seats,
                by=by.id,
            )
    except IntegrityError as error:
        raise PlenaryRefused(Flaw.NUMBER) from error


def _in_order(people: Collection[Staff], subject: str) -> tuple[str, ...]:
    return tuple(sorted({pseudonym(each.secret, subject) for each in people}))


def note_act(subject: str, plenary: str, decided: str, leaf: int) -> None:
    """The decision of this meeting carries the act of this entry, and no other."""
    ItemRow.objects.filter(subject=subject, plenary__subject=plenary, decided=decided).update(act=leaf)
