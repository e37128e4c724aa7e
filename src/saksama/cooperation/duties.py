"""Duties: who owes what to whom, and by when, out of the joint facts.

Rules kept here: a duty is open until the log shows the act that ends it; the moment is given, never read.
Left to others: internal duties of one institution (tasks), words (screens).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from saksama.cooperation.facts import DispatchFact, IncidentFact, JointFacts, TaskFact
from saksama.vocabulary import DispatchKind

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
