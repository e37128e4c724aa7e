"""Keep the running duties up with the acts: each act on a case tells its subject, in its own transaction.

Rules kept here:
  * A row that says the same stays the same: what was said about a duty before (warnings) still fits it.
  * Nothing here appends an entry, and nothing here decides: another making gives the same rows.
Left to others: who may act, and the acts themselves (the rooms, flows).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final

from saksama.entries.kinds.case import Origination
from saksama_node.deadlines.models import Counted, Duty, Move
from saksama_node.deadlines.queries import ANSWER, ASK, REQUESTS
from saksama_node.deadlines.ruling import Law, law_at
from saksama_node.deadlines.running import Running, until_review
from saksama_node.settings.clock import now

_DONE: Final = ("rule", "start", "since", "extended")
"""What acts in a case decide; where these stay and the due moment does not, the law moved it."""
_COUNTED: Final = (
    *("region", "person", "rule", "by_office", "first", "alone"),
    *("start", "since", "extended", "due", "latest", "reaches"),
)


type Moment = datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """By which rules a request waits: for its answer since `asked` until `due`, then for whoever asks again."""

    answer: str
    again: str
    asked: datetime
    due: datetime | None


def keep(
    subject: str, region: str, person: int | None, found: Iterable[Running], *, by_office: bool = True
) -> tuple[Moment, Moment]:
    """Note which duties of a case run now: these, after all its entries, those too that were just appended.

    Gives the nearest one's two moments, the earliest lawful and the latest: of the office, or of who is waited for.
    """
    rows = _replace(subject, region, person, found)
    spans = ((row.due, row.latest) for row in rows if row.by_office is by_office and row.due)
    return min(spans, key=lambda span: span[0], default=(None, None))


def expect_review(subject: str, region: str, received_at: datetime, kind: str, written: str = "") -> None:
    """Note until when something that just came in must be reviewed. `written`: day of a supervision report (ISO)."""
    made = date.fromisoformat(written) if written else None
    _replace(subject, region, None, until_review(received_at, Origination(kind), made))


def expect_answer(request: str, region: str, rules: Waiting, at: datetime) -> None:
    """Note until when an answer to a request is due, and from its lapse on until when the office asks again."""
    law = law_at(region)
    waits = [_waiting(request, region, ANSWER, rules.answer, rules.asked, law)]
    if rules.due is not None and rules.due <= at:
        # Only now: what is to be done later is not shown as owed, and nobody is warned of it.
        waits.append(_waiting(request, region, ASK, rules.again, rules.due, law))
    _put(request, {(row.edition, row.deadline): row for row in waits})


def forget(subject: str) -> None:
    """Nothing is owed under this subject any more."""
    Duty.objects.filter(subject=subject).delete()


def note_counted(law: str, at: datetime) -> None:
    """Note that all rows were counted by this law (`ruling.law_digest`)."""
    Counted.objects.update_or_create(pk=1, defaults={"law": law, "at": at})


def _replace(subject: str, region: str, person: int | None, found: Iterable[Running]) -> list[Duty]:
    law = cache(law_at)
    rows = {(each.edition, each.deadline.id): _row(subject, region, person, each, law) for each in found}
    _put(subject, rows)
    return list(rows.values())


def _put(subject: str, rows: Mapping[tuple[str, str], Duty]) -> None:
    """Let these be all the duties of a subject; a row that says the same stays."""
    wanted, stale = dict(rows), []
    note_first(rows.values())
    for row in Duty.objects.filter(subject=subject):
        new = wanted.pop((row.edition, row.deadline), None)
        if new is None:
            stale.append(row.pk)
        elif any(getattr(row, name) != getattr(new, name) for name in _COUNTED):
            is_same = all(getattr(row, name) == getattr(new, name) for name in _DONE)
            # Of a request nobody is told that the law moved it: its limits only remind.
            if is_same and row.due != new.due and row.edition != REQUESTS:
                _tell_move(row, new)
            new.pk = row.pk
            new.save(force_update=True)
    if stale:
        Duty.objects.filter(pk__in=stale).delete()
    if wanted:
        Duty.objects.bulk_create(wanted.values())


def note_first(rows: Collection[Duty]) -> None:
    """Of each office the duty that is due first; one that no clock can count comes after any that it can."""
    held = Counter(row.region for row in rows)
    led: set[str] = set()
    for row in sorted(rows, key=lambda row: (row.due is None, row.due or row.start)):
        row.first, row.alone = row.region not in led, held[row.region] == 1
        led.add(row.region)


def _tell_move(row: Duty, new: Duty) -> None:
    Move.objects.create(
        subject=new.subject,
        region=new.region,
        person=new.person,
        edition=new.edition,
        deadline=new.deadline,
        rule=new.rule,
        was=row.due,
        due=new.due,
        latest=new.latest,
        at=now(),
    )


def see_move(move_id: int, by: int) -> None:
    """Note who opened the notice of a move first."""
    Move.objects.filter(pk=move_id, seen_at__isnull=True).update(seen_by=by, seen_at=now())


def _waiting(request: str, region: str, deadline: str, rule: str, start: datetime, law: Law) -> Duty:
    row = Duty(
        subject=request,
        region=region,
        edition=REQUESTS,
        deadline=deadline,
        rule=rule,
        by_office=deadline == ASK,
        start=start,
    )
    count(row, law)
    return row


def _row(subject: str, region: str, person: int | None, found: Running, law: Callable[[str], Law]) -> Duty:
    # What another office owes is not the officer's whose case it is.
    at = found.office or region
    row = Duty(
        subject=subject,
        region=at,
        person=None if found.office else person,
        edition=found.edition,
        deadline=found.deadline.id,
        rule=found.deadline.rule,
        by_office=found.by_office,
        start=found.start,
        since=found.since,
        extended=found.extended,
    )
    count(row, law(at))
    return row


def count(row: Duty, law: Law) -> None:
    """Set the due moments of a row, by this law."""
    due = law.due(row.rule, row.start, extended=row.extended, since=row.since)
    row.due, row.latest, row.reaches = (None, None, None) if due is None else (due.due, due.latest, due.reaches)
