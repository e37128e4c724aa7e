"""What the joint facts add up to: the monthly report on the cooperation, and who owes what to whom, and by when.

Rules kept here:
  * The report is a pure function of the two public logs, the month and its zone; an outsider gets the same numbers.
  * A dispatch belongs to the month in which it was sent; its answer counts whenever it came, up to `until`.
  * `until` is the time of the last entry that was read, never the reader's own clock.
  * No answer yet is not a fast answer: the median is taken over what was answered, and says over how many.
  * A duty is open until the log shows the act that ends it; the moment is given, never read.
Left to others: the PDF (node), names of clauses (the agreement), internal duties of one institution (tasks), words
(screens).
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from statistics import median
from typing import Final

from saksama.cooperation.facts import DispatchFact, IncidentFact, JointFacts, TaskFact
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
    numbers: JsonObject = {name: each for name, each in asdict(line).items() if name not in {"reasons", "hours"}}
    reasons: JsonObject = dict(sorted(line.reasons.items()))
    middle: JsonObject = {} if line.median_hours is None else {"median_hours": f"{line.median_hours:.2f}"}
    return {**numbers, "reasons": reasons, **middle}


_JUDGED_WITH_WORK: Final = frozenset({DispatchKind.TASK_OFFER, DispatchKind.TASK_REPORT, DispatchKind.INCIDENT_REPORT})


class DutyCode(StrEnum):
    """What is owed."""

    RECEIVE_DISPATCH = "receive-dispatch"
    DECIDE_DISPATCH = "decide-dispatch"
    ANSWER_REQUEST = "answer-request"
    ANSWER_OFFER = "answer-offer"
    DO_TASK = "do-task"
    CONFIRM_TASK = "confirm-task"
    TAKE_INCIDENT = "take-incident"
    NOTIFY_LEAK = "notify-leak"
    CLOSE_INCIDENT = "close-incident"


@dataclass(frozen=True, slots=True)
class Duty:
    """`who` owes `whom` the act `code` about the fact (`origin`, `index`) since `since`; `due` None: no limit set."""

    code: DutyCode
    who: str
    whom: str
    origin: str
    index: int
    subject: str
    clause: str
    since: datetime
    due: datetime | None = None

    def is_overdue(self, at: datetime) -> bool:
        """Whether the due moment has passed at `at`."""
        return self.due is not None and at > self.due


def duties(facts: JointFacts) -> tuple[Duty, ...]:
    """Every open duty: those with a due moment first, the earliest first, then the oldest."""
    answered = {(fact.to, fact.answers) for fact in facts.dispatches if fact.answers is not None}
    found = [duty for fact in facts.dispatches if (duty := _dispatch_duty(fact, answered)) is not None]
    found += [duty for task in facts.tasks if (duty := _task_duty(task)) is not None]
    found += [duty for incident in facts.incidents for duty in _incident_duties(incident)]
    return tuple(
        sorted(found, key=lambda duty: (duty.due is None, duty.due or duty.since, duty.origin, duty.index, duty.code))
    )


def _dispatch_duty(fact: DispatchFact, answered: set[tuple[str, int]]) -> Duty | None:
    """What the receiver of a dispatch still owes."""

    def owed(code: DutyCode, since: datetime) -> Duty:
        return Duty(code, fact.to, fact.origin, fact.origin, fact.index, fact.subject, fact.clause, since)

    if fact.refused_at is not None:
        return None
    if fact.received_at is None:
        return owed(DutyCode.RECEIVE_DISPATCH, fact.sent_at)
    if fact.accepted_at is None:
        # The words of a task or an incident are judged with it: that duty stands there, with its due moment.
        return None if fact.kind in _JUDGED_WITH_WORK else owed(DutyCode.DECIDE_DISPATCH, fact.received_at)
    if fact.kind == DispatchKind.INFORMATION_REQUEST and (fact.origin, fact.index) not in answered:
        return owed(DutyCode.ANSWER_REQUEST, fact.accepted_at)
    return None


def _task_duty(task: TaskFact) -> Duty | None:
    """What is next in a task: the offer's answer, the work, the confirmation."""
    if task.ended_at is not None:
        return None
    if task.done_at is not None:
        return Duty(
            DutyCode.CONFIRM_TASK,
            task.opener,
            task.to,
            task.opener,
            task.index,
            task.subject,
            task.clause,
            task.done_at,
        )
    code, since = (
        (DutyCode.ANSWER_OFFER, task.opened_at) if task.accepted_at is None else (DutyCode.DO_TASK, task.accepted_at)
    )
    return Duty(code, task.to, task.opener, task.opener, task.index, task.subject, task.clause, since, task.due)


def _incident_duties(incident: IncidentFact) -> list[Duty]:
    """Taking, closing, and telling the persons whose data leaked (UU 27/2022 art. 46)."""
    owed = []

    def owe(code: DutyCode, who: str, whom: str, since: datetime, due: datetime | None) -> None:
        owed.append(
            Duty(code, who, whom, incident.reporter, incident.index, incident.subject, incident.clause, since, due)
        )

    if incident.notice_due is not None and incident.notified_at is None:
        owe(DutyCode.NOTIFY_LEAK, incident.reporter, incident.to, incident.reported_at, incident.notice_due)
    if incident.closed_at is None:
        if incident.taken_at is None:
            owe(DutyCode.TAKE_INCIDENT, incident.to, incident.reporter, incident.reported_at, incident.due)
        else:
            owe(DutyCode.CLOSE_INCIDENT, incident.to, incident.reporter, incident.taken_at, None)
    return owed
