"""The queue: what waits to be looked at, the most pressing first, with the reason.

Rules kept here: at most `SHOWN` of the oldest are ranked at once, and how many wait in all is said.
Left to others: the points (priority), taking one (triage).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from saksama.clocks.calendar_file import DayKind
from saksama.clocks.shipped import national_calendar
from saksama.entries.kinds.content import Way
from saksama_node.contentwatch.models import Copy, CopyState
from saksama_node.contentwatch.priority import Priority, days_to, priority
from saksama_node.contentwatch.queries import CopyView, view

SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class Queue:
    """`ranked`: copies with their points, the most pressing first; `waiting`: how many there are in all."""

    ranked: tuple[tuple[CopyView, Priority], ...]
    waiting: int


def queue(today: date) -> Queue:
    """What waits or is being looked at. `today`: the day of the office."""
    rows = Copy.objects.filter(state__in=(CopyState.WAITING, CopyState.TAKEN)).order_by("id")
    shown = list(rows.select_related("claim").prefetch_related("parts")[:SHOWN])
    likes = {row.likeness for row in shown}
    same = Counter(Copy.objects.filter(likeness__in=likes).values_list("likeness", flat=True))
    days = days_to(voting_days(), today)
    ranked = [
        (
            view(row),
            priority(
                reach=row.reach,
                copies=same[row.likeness] - 1,
                from_public=row.way == Way.PUBLIC.value,
                days_to_voting=days,
            ),
        )
        for row in shown
    ]
    # Equal points: the older one first, as the rows came.
    return Queue(tuple(sorted(ranked, key=lambda pair: -pair[1].points)), rows.count())


def voting_days() -> tuple[date, ...]:
    """The voting days that the calendars name."""
    calendar = national_calendar()
    files = (*calendar.years.values(), *calendar.layers)
    return tuple(row.date for file in files for row in file.day if row.kind is DayKind.VOTING)
