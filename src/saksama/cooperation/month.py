"""The monthly report on the cooperation: sent, answered, how fast, overdue, refused and why, per clause and direction.

Rules kept here:
  * The report is a pure function of the two public logs, the month and its zone; an outsider gets the same numbers.
  * A dispatch belongs to the month in which it was sent; its answer counts whenever it came, up to `until`.
  * `until` is the time of the last entry that was read, never the reader's own clock.
  * No answer yet is not a fast answer: the median is taken over what was answered, and says over how many.
Left to others: the PDF (node), names of clauses (the agreement).
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from statistics import median

from saksama.cooperation.facts import DispatchFact, JointFacts, TaskFact
from saksama.errors import CallerError
from saksama.vocabulary import DispatchKind, JsonObject, JsonValue, format_moment

_MONTHS = 12
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])", re.ASCII)


class BadMonth(CallerError):
    """Not a month, YYYY-MM."""

    code = "cooperation.bad-month"
    advice = "Write the month as 2026-11."

    text: str


def month_bounds(text: str, zone: tzinfo) -> tuple[datetime, datetime]:
    """First moment of the month `YYYY-MM` and first moment of the next, in `zone`. Raises `BadMonth`."""
    if _MONTH.fullmatch(text) is None:
        raise BadMonth(text)
    year, month = int(text[:4]), int(text[5:])
    start = datetime(year, month, 1, tzinfo=zone)
    end = datetime(year + month // _MONTHS, month % _MONTHS + 1, 1, tzinfo=zone)
    return start, end


@dataclass(slots=True)
class ClauseLine:
    """One clause in one direction. Times are hours."""

    clause: str
    sender: str
    receiver: str
    sent: int = 0
    received: int = 0
    answered: int = 0
    accepted: int = 0
    refused: int = 0
    requests: int = 0
    requests_answered: int = 0
    tasks: int = 0
    tasks_confirmed: int = 0
    tasks_overdue: int = 0
    incidents: int = 0
    incidents_taken_late: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    hours: list[float] = field(default_factory=list)

    @property
    def median_hours(self) -> float | None:
        """Median hours from sending to the officer's answer; None when nothing was answered."""
        return round(median(self.hours), 2) if self.hours else None


@dataclass(frozen=True, slots=True)
class MonthReport:
    """The lines of one month, ordered by clause, sender, receiver."""

    month: str
    until: datetime
    lines: tuple[ClauseLine, ...]

    def as_json(self) -> JsonObject:
        """The report as integers, codes and decimal text (a median of hours is text: the log's JSON has no floats)."""
        return {"month": self.month, "lines": [_line_json(line) for line in self.lines]}

    def document(self, facts: JointFacts, sizes: Mapping[str, int], agreement: str) -> JsonObject:
        """The report with what it rests on: the size of each log by origin, the facts' digest, the agreement's digest.

        Whoever holds the two logs to these sizes gets the same document, byte for byte.
        """
        logs: list[JsonValue] = [{"origin": origin, "size": sizes[origin]} for origin in sorted(sizes)]
        basis: JsonObject = {"logs": logs, "facts": facts.digest(), "agreement": agreement}
        return {"v": 1, **self.as_json(), **basis, "until": format_moment(self.until)}


def month_report(facts: JointFacts, month: str, zone: tzinfo, until: datetime) -> MonthReport:
    """The report on `month` as the two logs stood; overdue is judged at `until` or the month's end, the earlier."""
    start, end = month_bounds(month, zone)
    judged = min(until, end)
    lines: dict[tuple[str, str, str], ClauseLine] = {}

    def line(clause: str, sender: str, receiver: str) -> ClauseLine:
        return lines.setdefault((clause, sender, receiver), ClauseLine(clause, sender, receiver))

    answers = {(fact.to, fact.answers) for fact in facts.dispatches if fact.answers is not None}
    for fact in facts.dispatches:
        if start <= fact.sent_at < end:
            _count_dispatch(
                line(fact.clause, fact.origin, fact.to), fact, answered_by_reply=(fact.origin, fact.index) in answers
            )
    for task in facts.tasks:
        if start <= task.opened_at < end:
            _count_task(line(task.clause, task.opener, task.to), task, judged)
    for incident in facts.incidents:
        if start <= incident.reported_at < end:
            counted = line(incident.clause, incident.reporter, incident.to)
            counted.incidents += 1
            counted.incidents_taken_late += (incident.taken_at or judged) > incident.due
    return MonthReport(month=month, until=judged, lines=tuple(lines[key] for key in sorted(lines)))


def _count_dispatch(line: ClauseLine, fact: DispatchFact, *, answered_by_reply: bool) -> None:
    line.sent += 1
    line.received += fact.received_at is not None
    line.accepted += fact.accepted_at is not None
    line.refused += fact.refused_at is not None
    if fact.kind == DispatchKind.INFORMATION_REQUEST:
        line.requests += 1
        line.requests_answered += answered_by_reply
    if fact.reason is not None:
        line.reasons[fact.reason] += 1
    if fact.answered_at is not None:
        line.answered += 1
        line.hours.append((fact.answered_at - fact.sent_at).total_seconds() / 3600)


def _count_task(line: ClauseLine, task: TaskFact, judged: datetime) -> None:
    line.tasks += 1
    line.tasks_confirmed += task.confirmed_at is not None
    # Late is judged by when the work was reported: the opener's slow confirmation is not the worker's delay.
    line.tasks_overdue += task.declined_at is None and (task.done_at or judged) > task.due
    if task.reason is not None:
        line.reasons[task.reason] += 1


def _line_json(line: ClauseLine) -> JsonObject:
    numbers: JsonObject = {
        name: getattr(line, name)
        for name in (
            "clause",
            "sender",
            "receiver",
            "sent",
            "received",
            "answered",
            "accepted",
            "refused",
            "requests",
            "requests_answered",
            "tasks",
            "tasks_confirmed",
            "tasks_overdue",
            "incidents",
            "incidents_taken_late",
        )
    }
    reasons: JsonObject = dict(sorted(line.reasons.items()))
    middle: JsonObject = {} if line.median_hours is None else {"median_hours": f"{line.median_hours:.2f}"}
    return {**numbers, "reasons": reasons, **middle}
