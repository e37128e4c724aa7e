"""Keep the running duties up with the acts: each act on a case tells its subject, in its own transaction.

Rules kept here:
  * A row that says the same stays the same: what was said about a duty before (warnings) still fits it.
  * Nothing here appends an entry, and nothing here decides: another making gives the same rows.
Left to others: who may act, and the acts themselves (rooms, flows).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from saksama_node.deadlines.law import Law, law_at
from saksama_node.deadlines.models import Counted, Duty, Move
from saksama_node.deadlines.running import Running, running, until_review
from saksama_node.ledger.queries import entries_of
from saksama_node.settings.clock import now

_DONE: Final = ("rule", "start", "extended")
"""What acts in a case decide; where these stay and the due moment does not, the law moved it."""
_COUNTED: Final = ("region", "person", "rule", "by_office", "start", "extended", "due", "also", "reaches")


def keep(subject: str, region: str, person: int | None) -> None:
    """Note which duties of a case run now, after all its entries, those too that were just appended."""
    _replace(subject, region, person, running(entries_of(subject)))


def expect_review(subject: str, region: str, received_at: datetime) -> None:
    """Note until when something that just came in must be reviewed."""
    _replace(subject, region, None, until_review(received_at))


def forget(subject: str) -> None:
    """Nothing is owed under this subject any more."""
    Duty.objects.filter(subject=subject).delete()


def give(subject: str, person: int) -> None:
    """Note whose case it is now."""
    Duty.objects.filter(subject=subject).update(person=person)


def note_counted(law: str, at: datetime) -> None:
    """Note that all rows were counted by this law (`law.law_digest`)."""
    Counted.objects.update_or_create(pk=1, defaults={"law": law, "at": at})


def _replace(subject: str, region: str, person: int | None, found: Iterable[Running]) -> None:
    law = law_at(region)
    wanted = {(each.edition, each.deadline.id): _row(subject, region, person, each, law) for each in found}
    stale = []
    for row in Duty.objects.filter(subject=subject):
        new = wanted.pop((row.edition, row.deadline), None)
        if new is None:
            stale.append(row.pk)
        elif any(getattr(row, name) != getattr(new, name) for name in _COUNTED):
            if all(getattr(row, name) == getattr(new, name) for name in _DONE) and row.due != new.due:
                _tell_move(row, new)
            new.pk = row.pk
            new.save(force_update=True)
    if stale:
        Duty.objects.filter(pk__in=stale).delete()
    if wanted:
        Duty.objects.bulk_create(wanted.values())


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
        at=now(),
    )


def see_move(move_id: int, by: int) -> None:
    """Note who opened the notice of a move first."""
    Move.objects.filter(pk=move_id, seen_at__isnull=True).update(seen_by=by, seen_at=now())


def _row(subject: str, region: str, person: int | None, found: Running, law: Law) -> Duty:
    row = Duty(
        subject=subject,
        region=region,
        person=person,
        edition=found.edition,
        deadline=found.deadline.id,
        rule=found.deadline.rule,
        by_office=found.by_office,
        start=found.start,
        extended=found.extended,
    )
    count(row, law)
    return row


def count(row: Duty, law: Law) -> None:
    """Set the due moments of a row, by this law."""
    due = law.due(row.rule, row.start, extended=row.extended)
    row.due, row.also, row.reaches = (None, None, None) if due is None else (due.due, due.also, due.reaches)
