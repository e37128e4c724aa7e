"""Histories: every task and incident took only lawful steps, and each in time.

Rules kept here:
  * A history lies in both logs, each act in the log of the one whose act it is: no other fulfils a duty or undoes one.
  * The two logs have no common order: an act is judged by what its own log and the other's log hold before it, by `at`
    within the tolerance of times.
  * Who asks leaves time: a task is due after it was opened, an incident no sooner than its clause's hours end. Where
    the entry says otherwise, that is the asker's fault, and the other is late by no such word.
Left to others: what is late (lateness), cases (cases), the tables (procedure), the periods (clocks), who may act (the
node).
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import UNSET

from saksama.agreement.terms import Terms
from saksama.clocks.clock import hours_due
from saksama.clocks.shipped import PERSONAL_DATA_NOTICE, newest
from saksama.entries.kinds.incident import (
    IncidentClosed,
    IncidentNotified,
    IncidentReported,
    IncidentTaken,
    IncidentType,
)
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDeclined, TaskDone, TaskOpened
from saksama.procedure.moves import INCIDENT, START, TASK, Procedure
from saksama.procedure.replay import act_of, replay, step
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.lateness import Lateness
from saksama.verify.served import ServedLog
from saksama.vocabulary import parse_moment

type Placed = tuple[str, Item]
"""An entry with the origin of the log it stands in."""


def check_tasks(logs: Sequence[ServedLog], lateness: Lateness, found: Findings) -> None:
    """Replay each task over both logs."""
    for subject, acts in by_subject(logs, "task").items():
        opened = next(((log, item) for log, item in acts if isinstance(item.body, TaskOpened)), None)
        if opened is None:
            if _opener_was_read(logs, acts):
                _unlawful(found, Code.TASK_UNLAWFUL, subject, acts[0], START, TASK, acts)
            continue
        opener, first = opened
        body = first.body
        if not isinstance(body, TaskOpened):
            continue
        if parse_moment(body.due) <= first.at:
            evidence = {"subject": subject, "act": first.wire.kind, "due": body.due}
            found.add(Code.TASK_UNLAWFUL, opener, first.index, why="it was due before it was opened", **evidence)
        if not _both_read(logs, opener, body.to):
            continue
        own = _own(found, Code.TASK_UNLAWFUL, subject, acts, _Sides(opener, body.to).task)
        if not _check_history(found, Code.TASK_UNLAWFUL, TASK, subject, own):
            continue
        done = next((placed for placed in own if isinstance(placed[1].body, (TaskDone, TaskDeclined))), None)
        if parse_moment(body.due) > first.at:
            lateness.check(Code.TASK_LATE, opened, parse_moment(body.due), done, body.to)


def check_incidents(logs: Sequence[ServedLog], lateness: Lateness, terms: Mapping[str, Terms], found: Findings) -> None:
    """Replay each incident over both logs, with the clause's hours and the 3 x 24 hours of UU 27/2022 art. 46."""
    for subject, acts in by_subject(logs, "incident").items():
        opened = next(((log, item) for log, item in acts if isinstance(item.body, IncidentReported)), None)
        if opened is None:
            if _opener_was_read(logs, acts):
                _unlawful(found, Code.INCIDENT_UNLAWFUL, subject, acts[0], START, INCIDENT, acts)
            continue
        reporter, first = opened
        body = first.body
        if not isinstance(body, IncidentReported):
            continue
        due = _due(found, reporter, first, body, terms)
        if not _both_read(logs, reporter, body.to):
            continue
        own = _own(found, Code.INCIDENT_UNLAWFUL, subject, acts, _Sides(reporter, body.to).incident)
        if not _check_history(found, Code.INCIDENT_UNLAWFUL, INCIDENT, subject, own):
            continue
        taken = next((placed for placed in own if isinstance(placed[1].body, IncidentTaken)), None)
        if due is not None:
            lateness.check(Code.INCIDENT_LATE, opened, due, taken, body.to)
        if body.notice_due is not UNSET:
            told = next((placed for placed in own if isinstance(placed[1].body, IncidentNotified)), None)
            lateness.check(Code.NOTICE_LATE, opened, parse_moment(body.notice_due), told, reporter)


class _Sides:
    """Whose act each one is: `opener` asked, `other` was asked."""

    def __init__(self, opener: str, other: str) -> None:
        self.opener = opener
        self.other = other

    def task(self, log: str, item: Item) -> bool:
        match item.body:
            case TaskOpened(to=to) | TaskConfirmed(to=to):
                return log == self.opener and to == self.other
            case TaskAccepted(opener=opener) | TaskDeclined(opener=opener) | TaskDone(opener=opener):
                return log == self.other and opener == self.opener
            case _:
                return False

    def incident(self, log: str, item: Item) -> bool:
        match item.body:
            case IncidentReported(to=to):
                return log == self.opener and to == self.other
            case IncidentTaken(reporter=reporter):
                return log == self.other and reporter == self.opener
            case IncidentNotified():
                # Who reported the leak tells those whom it concerns: what another says of it is no notice.
                return log == self.opener
            case IncidentClosed():
                return log in (self.opener, self.other)
            case _:
                return False


def by_subject(logs: Sequence[ServedLog], *families: str) -> dict[str, list[Placed]]:
    """The acts of each subject in these families of kinds, log by log, the order within a log kept."""
    acts: dict[str, list[Placed]] = {}
    for log in logs:
        for item in sorted((item for name in families for item in log.contents.family(name)), key=_index):
            acts.setdefault(item.wire.subject, []).append((log.origin, item))
    return acts


def _both_read(logs: Sequence[ServedLog], *origins: str) -> bool:
    return set(origins) <= {log.origin for log in logs}


def _opener_was_read(logs: Sequence[ServedLog], acts: Sequence[Placed]) -> bool:
    """Whether the log that should hold the opening act was read: one that was not cannot be said to lack it."""
    named = {
        str(getattr(item.body, name)) for _, item in acts for name in ("opener", "reporter") if hasattr(item.body, name)
    }
    # A notice or a closing names nobody: then either log may hold the beginning.
    return named <= {log.origin for log in logs} if named else len(logs) > 1


def _own(
    found: Findings, code: Code, subject: str, acts: Sequence[Placed], is_own: Callable[[str, Item], bool]
) -> list[Placed]:
    """The acts of those whose acts they are; a finding of each other one."""
    own = list[Placed]()
    for log, item in acts:
        if is_own(log, item):
            own.append((log, item))
        else:
            found.add(code, log, item.index, subject=subject, act=item.wire.kind, why="not this party's act")
    return own


def _check_history(found: Findings, code: Code, procedure: Procedure, subject: str, acts: Sequence[Placed]) -> bool:
    """Whether the acts, merged from both logs, are one lawful history; a finding where they are not."""
    _, broken = merge(procedure, acts)
    if broken is not None:
        _unlawful(found, code, subject, broken, "", procedure, acts)
    return broken is None


def merge(procedure: Procedure, acts: Sequence[Placed]) -> tuple[list[Placed], Placed | None]:
    """The acts in one lawful order that keeps each log's own, earliest `at` first; and the first that fits nowhere."""
    queues: dict[str, deque[Item]] = {}
    for log, item in acts:
        queues.setdefault(log, deque()).append(item)
    state, ordered = START, list[Placed]()
    while any(queues.values()):
        heads = sorted((queue[0].at, log) for log, queue in queues.items() if queue)
        lawful = [log for _, log in heads if step(procedure, state, act_of(queues[log][0].body)) is not None]
        if not lawful:
            _, log = heads[0]
            return ordered, (log, queues[log][0])
        # The clocks of two nodes may differ by the tolerance; beyond it a later act cannot be taken for the earlier.
        chosen = lawful[0]
        head = queues[chosen].popleft()
        if head.at - heads[0][0] > 2 * TOLERANCE and chosen != heads[0][1]:
            return ordered, (heads[0][1], queues[heads[0][1]][0])
        state = step(procedure, state, act_of(head.body)) or state
        ordered.append((chosen, head))
    return ordered, None


def _index(item: Item) -> int:
    return item.index


def _unlawful(
    found: Findings, code: Code, subject: str, placed: Placed, state: str, procedure: Procedure, acts: Sequence[Placed]
) -> None:
    log, item = placed
    before = [(one.index, act_of(one.body)) for where, one in acts if where == log and one.index < item.index]
    reached = replay(procedure, before).state or state
    evidence = {
        "subject": subject,
        "act": act_of(item.body),
        "state": reached,
        "lawful": " ".join(sorted(procedure.may(reached))),
        "why": "it may not follow what was done before",
    }
    found.add(code, log, item.index, **evidence)


def _due(found: Findings, log: str, first: Item, body: IncidentReported, terms: Mapping[str, Terms]) -> datetime | None:
    """By when it is to be taken: as the entry says, no sooner than its clause's hours end; None where nothing says so.

    A finding where the entry's due moments are not those of the clause and of the law.
    """
    text = terms.get(body.agreement)
    clause = None if text is None else text.clause(body.clause)
    hours = None if clause is None else clause.incident_hours
    said = parse_moment(body.due)
    by_clause = said if hours is None else first.at + timedelta(hours=hours)
    evidence = {"subject": first.wire.subject, "clause": body.clause, "due": body.due}
    if hours is None and said <= first.at:
        found.add(Code.INCIDENT_DUE, log, first.index, why="it was due before it was reported", **evidence)
    elif abs(said - by_clause) > TOLERANCE:
        is_later = said > by_clause
        why = (
            f"later than the {hours} hours of its clause"
            if is_later
            else f"earlier than the {hours} hours of its clause"
        )
        found.add(Code.INCIDENT_DUE, log, first.index, hours=hours or 0, why=why, **evidence)
    _check_notice_due(found, log, first, body)
    if said >= by_clause - TOLERANCE:
        return said if said > first.at else None
    return by_clause


def _check_notice_due(found: Findings, log: str, first: Item, body: IncidentReported) -> None:
    evidence = {"subject": first.wire.subject, "clause": body.clause, "due": body.due}
    is_leak = body.type is IncidentType.LEAK
    if is_leak is (body.notice_due is UNSET):
        why = "a leak needs a bound of its notice, and nothing else has one"
        found.add(Code.INCIDENT_DUE, log, first.index, why=why, **evidence)
        return
    rule = newest(PERSONAL_DATA_NOTICE)
    if body.notice_due is not UNSET and parse_moment(body.notice_due) > hours_due(rule, first.at) + TOLERANCE:
        why = f"its notice is due at {body.notice_due}, later than 3 x 24 hours"
        more = {"article": rule.article, "notice_due": body.notice_due, "why": why}
        found.add(Code.INCIDENT_DUE, log, first.index, **more, **evidence)
