"""Reads of alarms.

Rules kept here: what leaves is a frozen value.
Left to others: words (`condition.check`), who is shown which (the desk, `flows.node.tell_alarms`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from saksama_node.condition.check import Json
from saksama_node.upkeep import models


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
