"""Days and numbers of cases: no day has more outcomes than receipts, and a number is one case's.

Rules kept here:
  * Before the review nothing joins a receipt to a case: there a day has at most as many outcomes as receipts.
  * A register number is one case's; whoever bore it first has it.
  * Each is counted as the entries come, so that no case is needed again when the next run goes on.
Left to others: the cases themselves (cases).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

from saksama.entries.kinds.case import CaseReceived, CaseRegistered
from saksama.entries.kinds.handling import CaseRenumbered
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.memory.apart import Space
from saksama.verify.memory.names import Names

_ZONES = (timedelta(0), timedelta(hours=7), timedelta(hours=8), timedelta(hours=9))
"""UTC, WIB, WITA, WIT: a day of receipt may be counted in the node's own zone, which the log does not say."""


class Days(msgspec.Struct):
    """Receipts of one log by hour (`2026-11-24T08`, UTC); by day the indexes of first reviews."""

    hours: dict[str, int] = msgspec.field(default_factory=dict)
    outcomes: dict[str, list[int]] = msgspec.field(default_factory=dict)

    def take(self, item: Item) -> None:
        """One entry more."""
        if isinstance(item.body, CaseReceived):
            hour = item.wire.at[:13]
            self.hours[hour] = self.hours.get(hour, 0) + 1

    def join(self, later: "Days") -> None:
        """Receipts of entries behind these."""
        for hour, number in later.hours.items():
            self.hours[hour] = self.hours.get(hour, 0) + number

    def review(self, reviews: Iterable[tuple[int, str]]) -> None:
        """First reviews, with the day of receipt that each names."""
        for index, day in sorted(reviews):
            self.outcomes.setdefault(day, []).append(index)

    def check(self, origin: str, found: Findings) -> None:
        """Name each day that has more outcomes than receipts."""
        receipts = _by_day(self.hours)
        for day, indexes in self.outcomes.items():
            received = receipts.get(day, 0)
            if len(indexes) > received:
                over = indexes[received]
                found.add(Code.CASE_DAY, origin, over, day=day, outcomes=len(indexes), receipts=received)


def _by_day(hours: Mapping[str, int]) -> dict[str, int]:
    """Receipts by every day that an hour may belong to."""
    days: dict[str, int] = {}
    for hour, number in hours.items():
        moment = datetime.fromisoformat(f"{hour}:00Z")
        for day in {(moment + zone).date().isoformat() for zone in _ZONES}:
            days[day] = days.get(day, 0) + number
    return days


def check_number(origin: str, item: Item, names: Names, found: Findings) -> None:
    """Name a case that bears the number of another."""
    if not isinstance(item.body, (CaseRegistered, CaseRenumbered)):
        return
    first = names.others(Space.REGISTER, item.body.number, item.wire.subject, item.index)
    if first is not None:
        found.add(Code.CASE_NUMBER, origin, item.index, number=item.body.number, first=first)
