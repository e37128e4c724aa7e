"""Warnings of duties before they lapse: which are to be made now, made once, told by letter, opened.

Rules kept here:
  * One warning a duty, due moment and lead: what finds it, locks it and writes it in one transaction; a second one is
    against the table itself.
  * Whose case it becomes after its warning was made is added to the last one, once, with the moment of that.
  * Of several leads that are over already (a short duty, a node that was off) the latest alone is made: one warning.
  * A duty is escalated once: when nobody who may still act opened a warning of it, and the two had an hour, or little
    time is left. Whose account ended, who may not read the case where it lies now, or is kept from it, sees to nothing.
  * A letter is written down as sent after the mail server took it, never before. What was opened, or is no longer owed,
    needs none.
Left to others: who is warned (flows), the words (flows, web).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from saksama_node.accounts.policy import Action
from saksama_node.accounts.queries import may_there
from saksama_node.accounts.recused import has_no_part, unkept
from saksama_node.deadlines.models import Duty, DutyWarning, Warned
from saksama_node.deadlines.queries import LAST_SECOND, REQUESTS, DutyInfo, duty_info, reading

TO_HEAD: Final = 0
"""The lead of the warning that goes to the head of the office."""
GRACE: Final = timedelta(hours=1)
"""How long the two have for opening a warning before the head hears of it."""
LITTLE_LEFT: Final = timedelta(minutes=30)
"""With so little left the head hears of it at once."""
TRIED_AGAIN: Final = timedelta(minutes=1)
KEY: Final = ("subject", "edition", "deadline", "start", "due")
"""What names a duty and its due moment."""


@dataclass(frozen=True, slots=True)
class LetterInfo:
    """A letter that is to be written: to whom, and of which duty; as in `models.DutyWarning`."""

    id: int
    person: int
    subject: str
    region: str
    edition: str
    rule: str
    start: datetime
    due: datetime
    latest: datetime
    lead: int


def to_warn(leads: Sequence[int], at: datetime, limit: int) -> list[tuple[DutyInfo, int]]:
    """Duties whose warning is due now, each with its lead (hours); nearest first, held until the transaction ends."""
    found: list[tuple[DutyInfo, int]] = []
    after = at - LAST_SECOND
    for lead in sorted(leads):
        until = at + timedelta(hours=lead)
        rows = _running(after, until).filter(~Exists(_warnings().filter(lead=lead)))
        found += [(duty_info(row), lead) for row in rows[: limit - len(found)]]
        if len(found) >= limit:
            break
        after = until
    return found


def to_escalate(hours: int, at: datetime, limit: int) -> list[DutyInfo]:
    """Duties that lapse within so many hours and of which nobody opened a warning; held as above."""
    of_it = _warnings()
    person, place = OuterRef("person"), OuterRef(OuterRef("region"))
    about = Q(warning__edition=REQUESTS)
    acting = Warned.objects.filter(
        (about & may_there(reading(REQUESTS), person, place)) | (~about & may_there(Action.CASE_READ, person, place)),
        ~has_no_part(OuterRef("person"), OuterRef("warning__subject")),
    )
    opened = acting.filter(opened_at__isnull=False, **{f"warning__{name}": OuterRef(name) for name in KEY})
    rows = _running(at - LAST_SECOND, at + timedelta(hours=hours)).filter(
        Exists(of_it.filter(at__lte=at - GRACE)) | Q(Exists(of_it), due__lte=at + LITTLE_LEFT),
        ~Exists(of_it.filter(lead=TO_HEAD)),
        ~Exists(opened),
    )
    return [duty_info(row) for row in rows[:limit]]


def to_tell(leads: Sequence[int], at: datetime, limit: int) -> list[DutyInfo]:
    """Duties that were warned of, but not to whose case it is now, who may act; nearest first, held as above.

    Nothing beyond the longest lead was warned of: it is not looked at.
    """
    told = Warned.objects.filter(person=OuterRef("person"), **{f"warning__{name}": OuterRef(name) for name in KEY})
    rows = _running(at - LAST_SECOND, at + timedelta(hours=max(leads, default=0))).filter(
        Exists(_warnings().filter(lead__gt=TO_HEAD)),
        ~Exists(told),
        # A request is nobody's in particular: here stand cases alone.
        may_there(Action.CASE_READ, OuterRef("person"), OuterRef("region")),
        ~has_no_part(OuterRef("person"), OuterRef("subject")),
        person__isnull=False,
    )
    return [duty_info(row) for row in rows[:limit]]


def tell(duty: DutyInfo, person: int, at: datetime) -> None:
    """Add a person to the last warning of a duty that went to the two."""
    of_it = DutyWarning.objects.filter(lead__gt=TO_HEAD, **{name: getattr(duty, name) for name in KEY})
    Warned.objects.create(warning=of_it.earliest("lead"), person=person, at=at)


def warn(duty: DutyInfo, lead: int, people: Iterable[int], at: datetime) -> None:
    """Write one warning down, for these people. ValueError: no clock could tell when it is due."""
    if duty.due is None or duty.latest is None:
        raise ValueError(duty.id)
    made = DutyWarning.objects.create(
        subject=duty.subject,
        region=duty.region,
        edition=duty.edition,
        deadline=duty.deadline,
        rule=duty.rule,
        start=duty.start,
        due=duty.due,
        latest=duty.latest,
        lead=lead,
        at=at,
    )
    Warned.objects.bulk_create(Warned(warning=made, person=person) for person in people)


def unsent(people: Iterable[int], at: datetime) -> list[LetterInfo]:
    """What still has to go to these people by letter, nearest first; what was just tried waits its minute."""
    # Asked of the one table first: mostly there is none, and that must cost nothing.
    waiting = Warned.objects.filter(person__in=list(people), opened_at__isnull=True, sent_at__isnull=True)
    ready = list(
        waiting.filter(Q(tried_at__isnull=True) | Q(tried_at__lte=at - TRIED_AGAIN)).values_list("pk", flat=True)
    )
    if not ready:
        return []
    rows = unopened_rows().filter(pk__in=ready)
    return [_letter(row) for row in rows.order_by("warning__due", "pk")]


def late_letters(people: Iterable[int], before: datetime) -> list[datetime]:
    """When each warning was made that still has to go to one of these by letter, of those made before this moment."""
    # Whoever was added later has a moment of their own.
    rows = unopened_rows().annotate(since=Coalesce("at", "warning__at"))
    return list(
        rows.filter(person__in=list(people), sent_at__isnull=True, since__lte=before).values_list("since", flat=True)
    )


def note_tried(ids: Iterable[int], at: datetime) -> None:
    """Note that the mail server is asked to take these now."""
    Warned.objects.filter(pk__in=list(ids)).update(tried_at=at)


def note_sent(ids: Iterable[int], at: datetime) -> None:
    """Note that the mail server took these."""
    Warned.objects.filter(pk__in=list(ids)).update(sent_at=at)


def open_warning(warned_id: int, by: int, at: datetime) -> str | None:
    """Note that this person opened it, and with it every earlier one of the same duty; its subject.

    None where there is none of this person's. The first opening counts.
    """
    mine = Warned.objects.select_related("warning").filter(unkept("warning__subject"), person=by)
    row = mine.filter(pk=warned_id).first()
    if row is None:
        return None
    same = {f"warning__{name}": getattr(row.warning, name) for name in KEY}
    Warned.objects.filter(person=by, opened_at__isnull=True, **same).update(opened_at=at)
    return row.warning.subject


def unopened_rows() -> QuerySet[Warned]:
    """Who has not opened a warning of a duty that still runs to the same moment."""
    runs = Duty.objects.filter(**{name: OuterRef(f"warning__{name}") for name in KEY})
    return Warned.objects.select_related("warning").filter(Exists(runs), opened_at__isnull=True)


def _running(after: datetime, until: datetime) -> QuerySet[Duty]:
    """The office's own duties that fall due after the one moment and up to the other; what another holds is left."""
    rows = Duty.objects.select_for_update(skip_locked=True).filter(by_office=True, due__gt=after, due__lte=until)
    return rows.order_by("due", "pk")


def _warnings() -> QuerySet[DutyWarning]:
    return DutyWarning.objects.filter(**{name: OuterRef(name) for name in KEY})


def _letter(row: Warned) -> LetterInfo:
    said = row.warning
    return LetterInfo(
        id=row.pk,
        person=row.person,
        subject=said.subject,
        region=said.region,
        edition=said.edition,
        rule=said.rule,
        start=said.start,
        due=said.due,
        latest=said.latest,
        lead=said.lead,
    )
