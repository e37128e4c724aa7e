"""Until when something may be filed as a report, counted by the clocks' rules from the day on which it became known.

Rules kept here:
  * The form does not ask for which election: the rules of both are counted, and the latest date of all accepts.
  * Where the law is unclear the latest reading accepts (`saksama.clocks`); the earliest is told beside it.
  * A day that no calendar covers, or for which no rule was in force, gives no limit; nothing is called late then.
Left to others: the count itself and its words (`saksama.clocks`), what is offered instead (web).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.clock import Due, NotInForce, due
from saksama.clocks.explain import explain
from saksama.clocks.shipped import national_calendar, rule_on
from saksama.clocks.words import WITA, Said

RULES: Final = ("pemilu-laporan", "pilkada-laporan")
_FARTHEST: Final = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """The last day. `latest` accepts; `earliest`: by the strictest reading; `told`: each rule's count, day by day."""

    latest: date
    earliest: date
    told: tuple[Said, ...]


@lru_cache(maxsize=512)
def limit_of(known: date) -> Limit | None:
    """Until when what became known on that day may be filed as a report; None where it cannot be counted."""
    start = datetime.combine(known, time(), WITA)
    counted: list[Due] = []
    for rule in RULES:
        try:
            counted.append(due(rule_on(rule, known), start, national_calendar()))
        except (OutsideCalendar, NotInForce):
            continue
    if not counted:
        return None
    ends = [moment.date() for each in counted for moment in (each.due, each.also) if moment is not None]
    return Limit(max(ends), min(ends), tuple(explain(each, national_calendar()) for each in counted))


def is_late(known: date, today: date) -> bool:
    """Whether no reading of any rule accepts it any more."""
    limit = limit_of(known)
    return limit is not None and today > limit.latest


@lru_cache(maxsize=8)
def oldest_in_time(today: date) -> date:
    """The earliest day of knowing that is still in time today: who knew before it is late."""
    days = [today - timedelta(days=number) for number in range(_FARTHEST)]
    return min((day for day in days if limit_of(day) and not is_late(day, today)), default=days[-1])
