"""The queue: what waits to be looked at, the most pressing first, with the reason; copies that are alike as one.

Rules kept here:
  * At most `SHOWN` of the oldest are ranked at once, and how many wait in all is said.
  * Of copies that are alike the most pressing stands for all, with the number of the others: a suggestion.
  * What is ranked are figures; the words of a copy are read for the page that shows it.
Left to others: the points (priority), which copies are alike (comparing), taking one (triaging).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from operator import itemgetter
from typing import Final, NamedTuple, overload

from django.db.models import Count, Q

from saksama.clocks.calendar_file import DayKind
from saksama.clocks.shipped import national_calendar
from saksama.entries.kinds.content import Way
from saksama_node.contentwatch.captures.captured import CopyView, view
from saksama_node.contentwatch.captures.comparing import OPEN
from saksama_node.contentwatch.captures.priority import Harm, Known, Priority, coarse, days_to, priority
from saksama_node.contentwatch.captures.triaging import HELD
from saksama_node.contentwatch.captures.trusting import in_force
from saksama_node.contentwatch.models import Copy, CopyState

SHOWN: Final = 10_000
_ASKED_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Ranked:
    """A copy with its points. `group`: of those that are like it, `alike`: how many others of it wait."""

    copy: CopyView
    why: Priority
    group: int
    alike: int


@dataclass(frozen=True, slots=True)
class Queue:
    """`ranked`: the most pressing first, one for each group; `waiting`: how many copies there are in all.

    `order`: the rows of `ranked`.
    """

    ranked: Sequence[Ranked]
    waiting: int
    order: tuple[int, ...]


class _Row(NamedTuple):
    pk: int
    reach: int | None
    likeness: str
    way: str
    group: int | None
    account: str
    harm: str
    harm_by: int | None


class _Place(NamedTuple):
    row: _Row
    trusted: str
    copies: int
    near: int
    days: int | None
    group: int
    alike: int

    def why(self) -> Priority:
        """Its points."""
        row = self.row
        return priority(
            Known(
                trusted=self.trusted,
                harm=Harm(row.harm) if row.harm else None,
                harm_by_triager=row.harm_by is not None,
                reach=row.reach,
                copies=self.copies,
                alike=self.near,
                from_public=row.way == Way.PUBLIC.value,
                days_to_voting=self.days,
            )
        )


def waiting() -> int:
    """How many copies wait in all."""
    return Copy.objects.filter(state__in=OPEN).count()


def queue(today: date) -> Queue:
    """What waits or is being looked at. `today`: the day of the office."""
    waits = Copy.objects.filter(state__in=OPEN).order_by("id")
    rows = [_Row(*each) for each in waits.values_list(*_Row._fields)[:SHOWN]]
    # All captures of the same bytes count, also those that were decided.
    held = Copy.objects.filter(likeness__in=waits.order_by().values("likeness")).order_by().values("likeness")
    same = dict(held.annotate(number=Count("id")).filter(number__gt=1).values_list("likeness", "number"))
    groups = Counter(row.group or row.pk for row in rows)
    equal = Counter((row.group or row.pk, row.likeness) for row in rows)
    days, trust = days_to(voting_days(), today), in_force()
    # Few copies differ in what gives points: each sort is weighed once, and reasons are written for what is shown.
    weighed: dict[object, tuple[bool, int]] = {}
    ranks = []
    for row in rows:
        group = row.group or row.pk
        # Of one that somebody decided since, nothing more is known: it was counted among those that wait.
        copies, near = same.get(row.likeness, 1) - 1, groups[group] - equal[group, row.likeness]
        place = _Place(row, trust.name_of(row.account), copies, near, days, group, groups[group] - 1)
        sort = coarse(place.trusted, row.harm, row.reach, copies, near, row.way)
        if sort not in weighed:
            why = place.why()
            weighed[sort] = not why.is_first, -why.points
        ranks.append((weighed[sort], place))
    # Equal points: the older one first, as the rows came.
    ranks.sort(key=itemgetter(0))
    places = [place for _, place in ranks]
    first: dict[int, _Place] = {}
    for place in places:
        first.setdefault(place.group, place)
    return Queue(_Ranking(tuple(first.values())), waits.count(), tuple(place.row.pk for place in first.values()))


def next_after(found: Queue, subject: str, by: int, at: datetime) -> str | None:
    """The copy that comes after this one and that nobody but `by` has; at the end the first; None where there is none.

    One that is not in the queue (it was decided, or stands behind another like it) comes before the first.
    """
    here = Copy.objects.filter(subject=subject).values_list("pk", flat=True).first()
    start = found.order.index(here) + 1 if here in found.order else 0
    turn = [pk for pk in (*found.order[start:], *found.order[:start]) if pk != here]
    others = Q(state=CopyState.TAKEN, taken_at__gt=at - HELD) & ~Q(taken_by=by)
    for part in batched(turn, _ASKED_AT_ONCE, strict=False):
        free = dict(Copy.objects.filter(pk__in=part, state__in=OPEN).exclude(others).values_list("pk", "subject"))
        for pk in part:
            if pk in free:
                return free[pk]
    return None


class _Ranking(Sequence[Ranked]):
    """Places in their order; a copy is read where it is asked for."""

    def __init__(self, places: Sequence[_Place]) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Ranked: ...
    @overload
    def __getitem__(self, at: slice) -> list[Ranked]: ...
    def __getitem__(self, at: int | slice) -> Ranked | list[Ranked]:
        chosen = self._places[at] if isinstance(at, slice) else (self._places[at],)
        found = Copy.objects.filter(pk__in=[each.row.pk for each in chosen])
        rows = {row.pk: row for row in found.select_related("claim").prefetch_related("parts")}
        told = [Ranked(view(rows[each.row.pk]), each.why(), each.group, each.alike) for each in chosen]
        return told if isinstance(at, slice) else told[0]


def voting_days() -> tuple[date, ...]:
    """The voting days that the calendars name."""
    calendar = national_calendar()
    files = (*calendar.years.values(), *calendar.layers)
    return tuple(row.date for file in files for row in file.day if row.kind is DayKind.VOTING)
