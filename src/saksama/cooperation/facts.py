"""Joint facts: every dispatch, task and incident between two logs, joined with what became of it.

Rules kept here:
  * A fact is made from entries alone, without titles, persons or the present moment: both sides get the same digest.
  * A receipt counts only if the log it stands in belongs to the one who was asked: nobody can accept for another.
  * A fact runs between the logs that were given: what one of them shares with a third party is not here.
  * The first lawful entry of a kind counts; a second one changes nothing (the procedure names it as a fault).
Left to others: whether an entry was lawful (verify), what is overdue at a given moment (duties), words (screens).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import msgspec

from saksama.entries.entry import Entry
from saksama.entries.kinds import dispatch as dispatch_kinds
from saksama.entries.kinds import incident as incident_kinds
from saksama.entries.kinds import task as task_kinds
from saksama.entries.kinds.dispatch import (
    DispatchAccepted,
    DispatchReceived,
    DispatchRefused,
    DispatchRejected,
    DispatchSent,
)
from saksama.entries.kinds.incident import IncidentClosed, IncidentNotified, IncidentReported, IncidentTaken
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDeclined, TaskDone, TaskOpened
from saksama.vocabulary import format_moment, parse_moment

KINDS: Final = tuple(body.KIND for family in (dispatch_kinds, task_kinds, incident_kinds) for body in family.KINDS)
"""The kinds of entries that facts are made of; a caller may leave out all others."""

type Indexed = tuple[int, Entry]
"""An entry with its index in its log."""


@dataclass(frozen=True, slots=True)
class DispatchFact:
    """One dispatch and its receipts. `rejected`: the last fault, until a later `received` heals it."""

    origin: str
    index: int
    subject: str
    to: str
    clause: str
    kind: str
    classification: str
    sent_at: datetime
    answers: int | None = None
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    refused_at: datetime | None = None
    reason: str | None = None
    rejected: str | None = None

    @property
    def answered_at(self) -> datetime | None:
        """When an officer accepted or refused it."""
        return self.accepted_at or self.refused_at


@dataclass(frozen=True, slots=True)
class TaskFact:
    """One joint task. `to` does it, `opener` confirms it."""

    opener: str
    index: int
    subject: str
    to: str
    clause: str
    opened_at: datetime
    due: datetime
    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    reason: str | None = None
    done_at: datetime | None = None
    confirmed_at: datetime | None = None

    @property
    def ended_at(self) -> datetime | None:
        """When nothing more is owed: confirmed or declined."""
        return self.confirmed_at or self.declined_at


@dataclass(frozen=True, slots=True)
class IncidentFact:
    """One security incident, with the moment by which it must be taken and, for a leak, notified."""

    reporter: str
    index: int
    subject: str
    to: str
    clause: str
    type: str
    reported_at: datetime
    due: datetime
    notice_due: datetime | None = None
    taken_at: datetime | None = None
    notified_at: datetime | None = None
    closed_at: datetime | None = None


type Fact = DispatchFact | TaskFact | IncidentFact


@dataclass(frozen=True, slots=True)
class JointFacts:
    """All facts between the logs, in the order (origin, index)."""

    dispatches: tuple[DispatchFact, ...]
    tasks: tuple[TaskFact, ...]
    incidents: tuple[IncidentFact, ...]

    def digest(self) -> str:
        """SHA-256, hex, over the canonical lines of every fact: equal on both sides when both hold the same entries."""
        hasher = hashlib.sha256(b"saksama/joint-facts/v1\n")
        facts: tuple[Fact, ...] = (*self.dispatches, *self.tasks, *self.incidents)
        for fact in facts:
            hasher.update(_line(fact))
        return hasher.hexdigest()


def _line(fact: Fact) -> bytes:
    """One fact as one line of JSON with sorted keys; what is unknown is absent, never null."""
    known = {name: value for name in fact.__slots__ if (value := getattr(fact, name)) is not None}
    spelled = {name: format_moment(value) if isinstance(value, datetime) else value for name, value in known.items()}
    return msgspec.json.encode({"fact": type(fact).__name__, **spelled}, order="sorted") + b"\n"


@dataclass(slots=True)
class _Ledger:
    """The facts while they are being joined; keys say which entry opened each."""

    dispatches: dict[tuple[str, int], DispatchFact] = field(default_factory=dict)
    tasks: dict[tuple[str, str], TaskFact] = field(default_factory=dict)
    incidents: dict[tuple[str, str], IncidentFact] = field(default_factory=dict)


def joint_facts(logs: Mapping[str, Iterable[Indexed]]) -> JointFacts:
    """Join the logs (origin to its entries in log order) into facts. Entries of other kinds are passed over."""
    held = {origin: tuple(entries) for origin, entries in logs.items()}
    joined = _Ledger()
    # All openings before any receipt: a receipt's log may be read before the log of what it answers.
    for origin, entries in held.items():
        for index, entry in entries:
            _open(joined, origin, index, entry)
    # In the order of their own times, so that it does not matter whose log was read first.
    receipts = sorted(
        ((entry.at, origin, index, entry) for origin, entries in held.items() for index, entry in entries),
        key=lambda found: found[:3],
    )
    for _, origin, _, entry in receipts:
        _advance(joined, origin, entry)
    return JointFacts(
        dispatches=tuple(fact for _, fact in sorted(joined.dispatches.items()) if fact.to in held),
        tasks=tuple(
            sorted(
                (task for task in joined.tasks.values() if task.to in held), key=lambda task: (task.opener, task.index)
            )
        ),
        incidents=tuple(
            sorted(
                (incident for incident in joined.incidents.values() if incident.to in held),
                key=lambda incident: (incident.reporter, incident.index),
            )
        ),
    )


def _open(joined: _Ledger, origin: str, index: int, entry: Entry) -> None:
    """Enter a fact that this entry begins."""
    match entry.body:
        case DispatchSent() as body:
            joined.dispatches[origin, index] = DispatchFact(
                origin=origin,
                index=index,
                subject=entry.subject,
                to=body.to,
                clause=body.clause,
                kind=body.dispatch_kind.value,
                classification=body.classification.value,
                sent_at=entry.at,
                answers=None if isinstance(body.answers, msgspec.UnsetType) else body.answers,
            )
        case TaskOpened() as body:
            joined.tasks.setdefault(
                (origin, entry.subject),
                TaskFact(
                    opener=origin,
                    index=index,
                    subject=entry.subject,
                    to=body.to,
                    clause=body.clause,
                    opened_at=entry.at,
                    due=parse_moment(body.due),
                ),
            )
        case IncidentReported() as body:
            notice_due = None if isinstance(body.notice_due, msgspec.UnsetType) else parse_moment(body.notice_due)
            joined.incidents.setdefault(
                (origin, entry.subject),
                IncidentFact(
                    reporter=origin,
                    index=index,
                    subject=entry.subject,
                    to=body.to,
                    clause=body.clause,
                    type=body.type.value,
                    reported_at=entry.at,
                    due=parse_moment(body.due),
                    notice_due=notice_due,
                ),
            )
        case _:
            pass


def _advance(joined: _Ledger, origin: str, entry: Entry) -> None:
    """Carry a fact on with an entry found in the log of `origin`."""
    match entry.body:
        case DispatchReceived() | DispatchRejected() | DispatchAccepted() | DispatchRefused() as body:
            key = body.origin, body.index
            fact = joined.dispatches.get(key)
            if fact is not None and fact.to == origin:
                joined.dispatches[key] = _receipt(fact, entry)
        case TaskAccepted() | TaskDeclined() | TaskDone() as body:
            task = joined.tasks.get((body.opener, entry.subject))
            if task is not None and task.to == origin:
                joined.tasks[body.opener, entry.subject] = _worked(task, entry)
        case TaskConfirmed():
            task = joined.tasks.get((origin, entry.subject))
            if task is not None and task.confirmed_at is None:
                joined.tasks[origin, entry.subject] = replace(task, confirmed_at=entry.at)
        case IncidentTaken() as body:
            incident = joined.incidents.get((body.reporter, entry.subject))
            if incident is not None and incident.to == origin and incident.taken_at is None:
                joined.incidents[body.reporter, entry.subject] = replace(incident, taken_at=entry.at)
        case IncidentNotified() | IncidentClosed():
            _conclude(joined, origin, entry)
        case _:
            pass


def _receipt(fact: DispatchFact, entry: Entry) -> DispatchFact:
    """The fact after one of its four receipts."""
    match entry.body:
        case DispatchReceived() if fact.received_at is None:
            return replace(fact, received_at=entry.at, rejected=None)
        case DispatchRejected() as body if fact.received_at is None:
            return replace(fact, rejected=body.code.value)
        case DispatchAccepted() if fact.answered_at is None:
            return replace(fact, accepted_at=entry.at)
        case DispatchRefused() as body if fact.answered_at is None:
            return replace(fact, refused_at=entry.at, reason=body.reason.value)
        case _:
            return fact


def _worked(task: TaskFact, entry: Entry) -> TaskFact:
    """The task after a move of the one who was asked."""
    match entry.body:
        case TaskAccepted() if task.accepted_at is None and task.declined_at is None:
            return replace(task, accepted_at=entry.at)
        case TaskDeclined() as body if task.accepted_at is None and task.declined_at is None:
            return replace(task, declined_at=entry.at, reason=body.reason.value)
        case TaskDone():
            # Reported again after the opener asked for more: the newest report counts until it is confirmed.
            return task if task.confirmed_at is not None else replace(task, done_at=entry.at)
        case _:
            return task


def _conclude(joined: _Ledger, origin: str, entry: Entry) -> None:
    """Either side may notify and close: the incident is found by its subject among those that concern `origin`."""
    for key, incident in joined.incidents.items():
        if key[1] == entry.subject and origin in (incident.reporter, incident.to):
            if isinstance(entry.body, IncidentNotified) and incident.notified_at is None:
                joined.incidents[key] = replace(incident, notified_at=entry.at)
            elif isinstance(entry.body, IncidentClosed) and incident.closed_at is None:
                joined.incidents[key] = replace(incident, closed_at=entry.at)
            return
