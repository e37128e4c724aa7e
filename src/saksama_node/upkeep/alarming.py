"""Opening, ending, seeing and reading alarms. They are no acts of the institutions: nothing here enters the log.

Rules kept here:
  * An alarm that comes back within an hour is the same one: what flickers makes one row and one letter.
  * An alarm ends when its finding is gone; seeing it quiets it and does not end it.
  * What leaves here is a frozen value.
Left to others: who may see one (`accounts.policy`, asked by the caller), words (`condition.check`), who is shown which
(the desk, `flows.node.tell_alarms`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from saksama_node.accounts.policy import Staff
from saksama_node.condition.check import Json
from saksama_node.upkeep import models

SAME_WITHIN: Final = timedelta(hours=1)
KEPT: Final = timedelta(days=90)
_LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class Raised:
    """One finding that lasts at this moment. `facts` are JSON values."""

    code: str
    about: str
    facts: Mapping[str, Json]


@transaction.atomic
def keep_alarms(raised: Iterable[Raised], groups: frozenset[str], at: datetime) -> None:
    """Open what is new, keep what lasts, end what is gone: only alarms of `groups`, which were looked at, can end."""
    lasting = {(each.code, each.about[:_LONGEST]): each for each in raised}
    for row in models.Alarm.objects.filter(resolved_at=None):
        # What lasts keeps the facts that it was opened with: they say how it began, and nothing is written each round.
        if lasting.pop((row.code, row.about), None) is None and row.code.partition(".")[0] in groups:
            models.Alarm.objects.filter(pk=row.pk).update(resolved_at=at)
    for (code, about), found in lasting.items():
        _open(code, about, dict(found.facts), at)
    models.Alarm.objects.filter(resolved_at__lt=at - KEPT).delete()


def _open(code: str, about: str, facts: dict[str, Json], at: datetime) -> None:
    again = models.Alarm.objects.filter(code=code, about=about, resolved_at__gte=at - SAME_WITHIN).first()
    if again is None:
        models.Alarm.objects.create(code=code, about=about, facts=facts, opened_at=at)
    else:
        # Whoever was told that it ended is told again by the reminder, not at each flicker.
        models.Alarm.objects.filter(pk=again.pk).update(resolved_at=None, facts=facts)


def see_alarm(by: Staff, alarm_id: int, at: datetime) -> None:
    """This person has seen it: no banner and no reminder of it any more. The first to see it counts."""
    models.Alarm.objects.filter(pk=alarm_id, seen_at=None).update(seen_at=at, seen_by=by.id)


@transaction.atomic
def tell(person: int, told: Iterable[int], ended: Iterable[int], at: datetime) -> None:
    """The mail server took a letter to this person about these alarms, and about the end of those."""
    for alarm in told:
        models.Telling.objects.update_or_create(
            alarm_id=alarm, person=person, defaults={"told_at": at, "end_told_at": None}
        )
    models.Telling.objects.filter(alarm__in=tuple(ended), person=person).update(end_told_at=at)


@dataclass(frozen=True, slots=True)
class AlarmInfo:
    """One alarm. `resolved_at` None while it lasts, `seen_at` None until somebody has seen it."""

    id: int
    code: str
    about: str
    facts: Mapping[str, Json]
    opened_at: datetime
    resolved_at: datetime | None
    seen_at: datetime | None
    seen_by: int | None


@dataclass(frozen=True, slots=True)
class ToldInfo:
    """When a person was told of an alarm, and of its end."""

    alarm: int
    told_at: datetime
    end_told_at: datetime | None


def open_alarms(*, unseen_only: bool = False) -> tuple[AlarmInfo, ...]:
    """Alarms that last, newest first."""
    rows = models.Alarm.objects.filter(resolved_at=None)
    if unseen_only:
        rows = rows.filter(seen_at=None)
    return tuple(map(_info, rows[:200]))


def count_unseen() -> int:
    """How many lasting alarms nobody has seen."""
    return models.Alarm.objects.filter(resolved_at=None, seen_at=None).count()


def since(moment: datetime) -> tuple[AlarmInfo, ...]:
    """Alarms that last, or ended after `moment`, oldest first."""
    rows = models.Alarm.objects.filter(resolved_at=None) | models.Alarm.objects.filter(resolved_at__gte=moment)
    return tuple(map(_info, rows.order_by("opened_at", "pk")))


def told(person: int) -> Mapping[int, ToldInfo]:
    """What this person was told, by alarm."""
    rows = models.Telling.objects.filter(person=person)
    return {row.alarm_id: ToldInfo(row.alarm_id, row.told_at, row.end_told_at) for row in rows}


def _info(row: models.Alarm) -> AlarmInfo:
    return AlarmInfo(row.pk, row.code, row.about, row.facts, row.opened_at, row.resolved_at, row.seen_at, row.seen_by)
