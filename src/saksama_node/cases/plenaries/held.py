"""Reading plenaries: what waits for one at an office, what was decided and waits for its act, what decided a case.

Rules kept here:
  * What is kept from who looks is in no list; what lies at other offices neither, but what this one may take over, and
    a correction that it examines.
  * What waits is a report without a case, and a case that only what a plenary decides leads on; of others a plenary may
    decide something, and they stand below. One that was decided on, and not acted on yet, waits for the act, and can
    be decided anew: the later meeting counts, and the earlier stays visible as replaced.
  * A list asks as many questions for sixty as for one.
Left to others: who may (flows), names of people (the desk).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.plenary import MOST_ITEMS, PlenaryHeld
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.deciding import SEVERAL, kinds_open
from saksama.procedure.edition import STAYS
from saksama.procedure.moves import START
from saksama.procedure.plenary import Resolved
from saksama_node.accounts.queries import secrets
from saksama_node.accounts.recused import unkept
from saksama_node.cases.models import Case, Plenary, PlenaryItem, Submission
from saksama_node.cases.plenaries.holding import open_for, transferable
from saksama_node.cases.procedures import editions, usual
from saksama_node.cases.resolved import resolutions_of_each
from saksama_node.cases.standing import ENDED, Standing, standings
from saksama_node.ledger.queries import position
from saksama_node.lists.within import within
from saksama_node.settings.clock import now

_MOST_LOOKED_AT: Final = 120
"""Cases and decisions that are looked through for what a page shows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report or case on which a plenary may decide. `case`, `number`: empty where there is none; `choices`: what.

    `is_due`: it goes on by a plenary alone; `kinds`: of which violations a decision of several may be; `held`: what was
    decided of it already and holds until the act.
    """

    submission: int
    case: str
    number: str
    kind: str
    state: str
    received_at: datetime
    choices: tuple[str, ...]
    is_due: bool
    kinds: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """`waiting`: what waits for a plenary, the longest first; `again`: what was decided and carries no act yet."""

    waiting: Sequence[Waiting]
    again: Sequence[Waiting]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one meeting decided of one case. `counted`, `dissent`: persons, those who are known here; `act`: what rests
    on it, None where nothing does; `index`: of the meeting's entry, None while it waits; `holds`: an act may still rest
    on it, since no later meeting decided anew and the case stands as it stood.
    """

    submission: int | None
    case: str
    number: str
    region: str
    day: date
    decided: str
    counted: tuple[int, ...]
    dissent: tuple[int, ...]
    seats: int
    act: int | None
    index: int | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting of an office. `items`: how many things it decided; `waiting`: how many wait for their act."""

    number: str
    day: date
    members: tuple[int, ...]
    seats: int
    items: int
    waiting: int
    index: int | None


def agenda(region: str) -> Agenda:
    """What a plenary of this office itself may speak of, as much of each as one meeting decides."""
    undone = PlenaryItem.objects.filter(act=None, submission=OuterRef("pk"))
    rows = Submission.objects.filter(unkept(), region=region, reviewed=False).order_by("received_at", "pk")
    waiting = [_waiting(row, region) for row in rows.filter(~Exists(undone))[:MOST_ITEMS]]
    again = list(rows.filter(Exists(undone.filter(plenary__region=region)))[:MOST_ITEMS])
    decided = _open_of_reports(each.pk for each in again)
    held = [replace(_waiting(row, region), held=tuple(decided.get(row.pk, ()))) for row in again]
    cases = _cases_at(region)
    waiting += [each for each in cases if not each.held]
    # What goes on by a plenary alone first: nothing that only may be decided takes its place.
    waiting.sort(key=lambda each: not each.is_due)
    return Agenda(waiting[:MOST_ITEMS], [*held, *(each for each in cases if each.held)][:MOST_ITEMS])


def _open_of_reports(submissions: Iterable[int]) -> dict[int, list[str]]:
    """Of reports without a case what holds: of the same office the newest meeting's."""
    rows = PlenaryItem.objects.filter(submission__in=list(submissions), act=None).order_by("pk")
    return {submission: [decided] for submission, decided in rows.values_list("submission", "decided")}


def _cases_at(region: str) -> list[Waiting]:
    # Each once, though two questions may find it.
    cases = list(
        {each.pk: each for is_onward in (True, False) for each in _rows_at(region, is_onward=is_onward)}.values()
    )
    stood, there = standings({each.subject: each.procedure for each in cases}), transferable()
    found = [_waiting(each.submission, region, each, stood[each.subject], there) for each in cases]
    return [each for each in found if each.choices]


def _rows_at(region: str, *, is_onward: bool) -> Sequence[Case]:
    """Cases in states that a plenary leads on, or that it decides in and leaves: what goes on by it crowds out none."""
    onward, still = (
        {
            (edition.id, state)
            for edition in editions().values()
            for move in edition.move
            for state in move.from_
            if edition.needs_plenary((move.act, move.act.partition(":")[0]))
            and (move.to not in (STAYS, state)) is leads
        }
        for leads in (True, False)
    )
    states = onward if is_onward else still - onward
    here = Q(region=region, state__in={state for _, state in states} - {ENDED})
    # What is asked of this office alone: a correction that it examines; and what it may take over (art. 40(2)b).
    if is_onward:
        here |= Q(awaits=PlenaryHeld.KIND, awaits_at=region)
    else:
        here |= Q(region__regex=rf"^{re.escape(region)}\.[0-9a-z]+$", state__in={state for _, state in still - onward})
    rows = Case.objects.filter(here, unkept(), procedure__in=editions()).exclude(procedure="")
    return list(rows.select_related("submission").order_by("changed_at", "pk")[:MOST_ITEMS])


def reports_at(places: Sequence[str], *, limit: int) -> list[tuple[str, str]]:
    """Reports at these places whose review waits for a plenary, the longest waiting first: subject and office."""
    undone = PlenaryItem.objects.filter(act=None, submission=OuterRef("pk"))
    rows = Submission.objects.filter(~Exists(undone), within(places), unkept(), reviewed=False)
    asked = rows.order_by("received_at", "pk").values_list("subject", "region", "received_at")[:limit]
    return [(subject, region) for subject, region, at in asked if _review_needs(timezone.localtime(at).date())]


def decided_among(submissions: Iterable[int]) -> set[int]:
    """Those reports of which a plenary decided and nobody entered it yet."""
    rows = PlenaryItem.objects.filter(act=None, submission__in=list(submissions))
    return set(rows.values_list("submission", flat=True))


def _review_needs(day: date) -> bool:
    return usual(day).edition.needs_plenary((CaseReviewed.KIND,))


def _waiting(
    row: Submission,
    region: str,
    case: Case | None = None,
    stands: Standing | None = None,
    there: Sequence[str] = (),
) -> Waiting:
    choices = open_for(row, stands, region, there)
    is_asked = case is not None and (case.awaits, case.awaits_at) == (PlenaryHeld.KIND, region)
    resolved = {} if stands is None else stands.walked.history.resolved.waiting
    is_several = stands is not None and any(each.decided == SEVERAL for each in choices)
    return Waiting(
        submission=row.pk,
        case="" if case is None else case.subject,
        number="" if case is None else case.number or "",
        kind=row.kind,
        state=START if case is None else case.state,
        received_at=row.received_at,
        choices=tuple(each.decided for each in choices),
        is_due=is_asked or any(each.is_onward for each in choices),
        kinds=kinds_open(stands.walked, now()) if stands is not None and is_several else (),
        held=tuple(each.decided for each, _ in resolved.values() if each.office == region),
    )


def decided_of(submission: int, case: str = "") -> list[Decision]:
    """What plenaries decided of this report or its case, oldest first."""
    rows = PlenaryItem.objects.filter(subject=case) if case else PlenaryItem.objects.filter(submission=submission)
    return _decisions(list(rows.select_related("plenary")))


def unacted_at(region: str) -> list[Decision]:
    """What plenaries of this office decided and nobody entered yet, while it may still be entered, oldest first."""
    rows = PlenaryItem.objects.filter(unkept("submission__subject"), act=None, plenary__region=region)
    found = _decisions(list(rows.select_related("plenary")[:_MOST_LOOKED_AT]))
    return [each for each in found if each.holds or each.submission is None][:MOST_ITEMS]


def held_at(region: str, *, limit: int = MOST_ITEMS) -> list[Held]:
    """The meetings of this office, the newest first."""
    rows = list(Plenary.objects.filter(region=region)[:limit])
    items: dict[int, list[int | None]] = {row.pk: [] for row in rows}
    for plenary, act in PlenaryItem.objects.filter(plenary__in=rows).values_list("plenary", "act"):
        items[plenary].append(act)
    return [
        Held(
            number=row.number,
            day=row.day,
            members=tuple(row.members),
            seats=row.seats,
            items=len(items[row.pk]),
            waiting=items[row.pk].count(None),
            index=position(row.leaf),
        )
        for row in rows
    ]


def number_of_meeting(subject: str) -> str | None:
    """The number of the minutes of the meeting with this subject; None where it is not known here."""
    return Plenary.objects.filter(subject=subject).values_list("number", flat=True).first()


def _decisions(rows: Sequence[PlenaryItem]) -> list[Decision]:
    known = secrets() if rows else {}
    holding = _holding({row.subject for row in rows if row.act is None})
    return [_decision(row, known, holds=(row.plenary.subject, row.decided) in holding) for row in rows]


def _holding(subjects: AbstractSet[str]) -> set[tuple[str, str]]:
    """Meeting and decision of what an act may still rest on in these cases, those too that no review began yet."""
    begun = dict(Case.objects.filter(subject__in=subjects).values_list("subject", "procedure"))
    found = {name for each in standings(begun).values() for name in each.walked.history.resolved.waiting}
    for decided in resolutions_of_each(dict.fromkeys(subjects - begun.keys(), ())).values():
        resolved = Resolved()
        for each in decided:
            resolved.take(each, set(), None)
        found.update(resolved.waiting)
    return found


def _decision(row: PlenaryItem, known: Mapping[int, bytes], *, holds: bool) -> Decision:
    names = {pseudonym(secret, row.subject): person for person, secret in known.items()}
    return Decision(
        submission=row.submission_id,
        case=row.subject,
        number=row.plenary.number,
        region=row.plenary.region,
        day=row.plenary.day,
        decided=row.decided,
        counted=tuple(names[each] for each in row.counted if each in names),
        dissent=tuple(names[each] for each in row.dissent if each in names),
        seats=row.plenary.seats,
        act=row.act,
        index=position(row.plenary.leaf),
        holds=holds,
    )
