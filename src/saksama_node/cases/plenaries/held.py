"""Reading plenaries: what waits for one at an office, what was decided and waits for its act, what decided a case.

Rules kept here:
  * What is kept from who looks is in no list; what lies at other offices neither, but what this one may take over, and
    a correction that it examines.
  * What waits is a report without a case, and a case that only what a plenary decides leads on; of others a plenary may
    decide something, and they stand below. One that was decided on, and not acted on yet, waits for the act.
  * A list asks as many questions for sixty as for one.
Left to others: who may (flows), names of people (the desk).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.handling import CaseTransferred, Direction
from saksama.entries.kinds.plenary import MOST_ITEMS, PlenaryHeld
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.edition import Edition
from saksama.procedure.moves import START
from saksama.procedure.plenary import decisions
from saksama_node.accounts.queries import everyone
from saksama_node.accounts.recused import unkept
from saksama_node.cases.models import Case, Plenary, PlenaryItem, Submission
from saksama_node.cases.plenaries.holding import open_for
from saksama_node.cases.procedures import editions, usual
from saksama_node.ledger.queries import position
from saksama_node.lists.within import within

_ENDED: Final = "closed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report or case on which a plenary may decide. `case`, `number`: empty where there is none; `choices`: what.

    `is_due`: it goes on by a plenary alone.
    """

    submission: int
    case: str
    number: str
    kind: str
    state: str
    received_at: datetime
    choices: tuple[str, ...]
    is_due: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What one meeting decided of one case. `counted`, `dissent`: persons, those who are known here; `act`: what rests
    on it, None while it waits; `index`: of the meeting's entry, None while it waits.
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


def waiting_at(region: str) -> list[Waiting]:
    """What waits at this office itself for a plenary, the longest waiting first, as many as one meeting decides."""
    undone = PlenaryItem.objects.filter(act=None)
    reports = Submission.objects.filter(
        ~Exists(undone.filter(submission=OuterRef("pk"))), unkept(), region=region, reviewed=False
    ).order_by("received_at", "pk")[:MOST_ITEMS]
    found = [_waiting(row, None, region) for row in reports]
    # What goes on by a plenary alone first: nothing that only may be decided takes its place.
    for is_due in (True, False):
        found += [each for each in _cases_at(region, is_due=is_due) if each.choices]
    return found[:MOST_ITEMS]


def _cases_at(region: str, *, is_due: bool) -> list[Waiting]:
    states = {each for edition in editions().values() for each in _states(edition, is_due=is_due)}
    here = Q(region=region, state__in=states - {_ENDED}) | Q(awaits=PlenaryHeld.KIND, awaits_at=region)
    if not is_due:
        # Of its own motion it takes over from one level below (art. 40(2)b).
        here |= Q(region__regex=rf"^{re.escape(region)}\.[0-9a-z]+$", state__in=_takeable())
    cases = Case.objects.filter(here, unkept()).select_related("submission")
    rows = [each for each in cases.order_by("changed_at", "pk")[:MOST_ITEMS] if _is_due(each, region) is is_due]
    found = [_waiting(each.submission, each, region) for each in rows]
    undone = _undone([each.case for each in found])
    return [each for each in found if undone.get(each.case, set()).isdisjoint(each.choices)]


def _undone(cases: Sequence[str]) -> dict[str, set[str]]:
    """By case what was decided and carries no act yet; what the case has passed since is among it."""
    found: dict[str, set[str]] = {}
    for case, decided in PlenaryItem.objects.filter(act=None, subject__in=cases).values_list("subject", "decided"):
        found.setdefault(case, set()).add(decided)
    return found


def _states(edition: Edition, *, is_due: bool) -> Iterator[str]:
    for each in edition.state:
        onward, still = _decisions_in(edition, each.id)
        if onward if is_due else still and not onward:
            yield each.id


def _takeable() -> set[str]:
    taken = f"{CaseTransferred.KIND}:{Direction.UP}"
    return {
        state
        for edition in editions().values()
        if edition.needs_plenary((CaseTransferred.KIND,))
        for move in edition.move
        if move.act == taken
        for state in move.from_
    }


def _is_due(case: Case, region: str) -> bool:
    if case.procedure not in editions():
        return False
    if (case.awaits, case.awaits_at) == (PlenaryHeld.KIND, region):
        return True
    return case.region == region and _decisions_in(editions()[case.procedure], case.state)[0]


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


def _decisions_in(edition: Edition, state: str) -> tuple[bool, bool]:
    """Whether a plenary decides something in this state that leads on, and something that does not."""
    onward, still = (bool(decisions(edition, state, None, onward=each)) for each in (True, False))
    return onward, still


def _waiting(row: Submission, case: Case | None, region: str) -> Waiting:
    return Waiting(
        submission=row.pk,
        case="" if case is None else case.subject,
        number="" if case is None else case.number or "",
        kind=row.kind,
        state=START if case is None else case.state,
        received_at=row.received_at,
        choices=open_for(row, case, region),
        is_due=case is None or _is_due(case, region),
    )


def decided_of(submission: int, case: str = "") -> list[Decision]:
    """What plenaries decided of this report or its case, oldest first."""
    rows = PlenaryItem.objects.filter(subject=case) if case else PlenaryItem.objects.filter(submission=submission)
    return _decisions(list(rows.select_related("plenary")))


def unacted_at(region: str) -> list[Decision]:
    """What plenaries of this office decided and nobody entered yet, while it may still be entered, oldest first."""
    rows = PlenaryItem.objects.filter(unkept("submission__subject"), act=None, plenary__region=region)
    found = list(rows.select_related("plenary", "submission")[:MOST_ITEMS])
    cases = {each.subject: each for each in Case.objects.filter(subject__in=[row.subject for row in found])}
    return _decisions([row for row in found if _is_open(row, cases.get(row.subject))])


def _is_open(row: PlenaryItem, case: Case | None) -> bool:
    return row.submission is None or row.decided in open_for(row.submission, case, row.plenary.region)


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
    secrets = {each.id: each.secret for each in everyone()} if rows else {}
    return [_decision(row, secrets) for row in rows]


def _decision(row: PlenaryItem, secrets: Mapping[int, bytes]) -> Decision:
    names = {pseudonym(secret, row.subject): person for person, secret in secrets.items()}
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
    )
