"""Until when something may be filed as a report, counted by the clocks' rules from the day on which it became known.

Rules kept here:
  * The form does not ask for which election: the rules of both are counted, and the latest date of all accepts.
  * Where the law is unclear the earliest day is the one that is told; until the latest the report is accepted.
  * Pure: calendar and settled readings are given, those of the office that takes the report (`deadlines.ruling`).
  * A day that no calendar covers, or for which no rule was in force, gives no limit; nothing is called late then.
Left to others: the count itself and its words (`saksama.clocks`), what is offered instead (web).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from saksama.clocks.clock import Due
from saksama.clocks.explain import explain
from saksama.clocks.words import WITA, Said
from saksama_node.deadlines.ruling import Law

RULES: Final = ("pemilu-laporan", "pilkada-laporan")
_FARTHEST: Final = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """The last day: `earliest` by every reading of every rule, `latest` by at least one, which still accepts."""

    earliest: date
    latest: date
    counted: tuple[Due, ...]
    law: Law

    def told(self) -> tuple[Said, ...]:
        """How each rule was counted, day by day."""
        return tuple(explain(each, self.law.calendar, certainty=False) for each in self.counted)


def limit_of(known: date, law: Law, rules: Sequence[str] = RULES) -> Limit | None:
    """Until when what became known on that day may be filed by this law; None where it cannot be counted."""
    start = datetime.combine(known, time(), WITA)
    counted = tuple(each for rule in rules if (each := law.due(rule, start, extended=False)) is not None)
    ends = [moment.date() for each in counted for moment in (each.due, each.latest)]
    return Limit(min(ends), max(ends), counted, law) if ends else None


def is_late(known: date, today: date, law: Law, rules: Sequence[str] = RULES) -> bool:
    """Whether no reading of any of the rules accepts it any more."""
    limit = limit_of(known, law, rules)
    return limit is not None and today > limit.latest


def oldest_in_time(today: date, law: Law) -> date:
    """The earliest day of knowing that is still in time today: who knew before it is late."""
    oldest = today
    for number in range(1, _FARTHEST):
        before = today - timedelta(days=number)
        if limit_of(before, law) is None or is_late(before, today, law):
            break
        oldest = before
    return oldest
