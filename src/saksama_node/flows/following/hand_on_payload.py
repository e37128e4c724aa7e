"""Which room takes what a dispatch says, and what is done before the act in which it is kept: one visible table.

Rules kept here: dates and clause of a task or an incident count as the partner's log has them, not as the payload does.
Left to others: whether it may be taken (receive_dispatch), what a room makes of it.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from saksama.entries.kinds.incident import IncidentReported
from saksama.entries.kinds.task import TaskOpened
from saksama.envelope.kinds import Frame, IncidentReport, TaskOffer, TaskReport
from saksama.envelope.seal import Opened
from saksama.vocabulary import DispatchKind, parse_moment
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.attachments import Received
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.flows.content.take_claim import prepare_claim, prepare_finding
from saksama_node.incidents import actions as incidents
from saksama_node.ledger import mirror
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks import actions as tasks


def take_offer(origin: str, frame: Frame, words: TaskOffer) -> None:
    """The partner offers a task."""
    _keep_offer(origin, frame, words.task, words.description)


def take_report(origin: str, _frame: Frame, words: TaskReport) -> None:
    """The partner reports on a task of ours."""
    tasks.receive_report(origin, words.task, words.report)


def take_incident(origin: str, frame: Frame, words: IncidentReport) -> None:
    """The partner reports a security incident, and offers the joint task in which it is worked."""
    reported = _logged(origin, IncidentReported, words.incident)
    report = incidents.Report(
        type=reported.type,
        title=frame.title,
        description=words.description,
        agreement=reported.agreement,
        clause=reported.clause,
        due=parse_moment(reported.due),
        notice_due=None if reported.notice_due is msgspec.UNSET else parse_moment(reported.notice_due),
        task=words.task or "",
    )
    incidents.receive_report(origin, words.incident, report)
    if words.task:
        _keep_offer(origin, frame, words.task, words.description)


def _keep_offer(origin: str, frame: Frame, task: str, description: str) -> None:
    opened = _logged(origin, TaskOpened, task)
    due, about = parse_moment(opened.due), frame.case or ""
    offer = tasks.Offer(frame.title, description, due, opened.agreement, opened.clause, about)
    tasks.receive_offer(origin, task, offer)


def _logged[B: (TaskOpened, IncidentReported)](origin: str, kind: type[B], subject: str) -> B:
    """What the partner's log says of this subject: dates and clause count as they stand there, not in the payload."""
    for found in mirror.mirrored(origin, kinds=(kind.KIND,), subject=subject):
        if isinstance(found.entry.body, kind) and found.entry.body.to == SETTINGS.origin:
            return found.entry.body
    raise DispatchFaulty(Alarm.SCHEMA, f"the partner's log has no {kind.KIND} of this subject for us")


def prepared(arrival: Arrival, opened: Opened, received: Received) -> Callable[[], object]:
    """What the room does with it inside the act, once all that takes time or files is done. Raises DispatchFaulty."""
    kind = opened.payload.KIND
    if kind in PREPARED:
        return PREPARED[kind](arrival, opened, received, opened.payload)
    handler = HANDLERS.get(kind)
    return (lambda: None) if handler is None else lambda: handler(arrival.origin, opened.frame, opened.payload)


HANDLERS: Mapping[DispatchKind, Callable[[str, Frame, Any], None]] = {
    DispatchKind.TASK_OFFER: take_offer,
    DispatchKind.TASK_REPORT: take_report,
    DispatchKind.INCIDENT_REPORT: take_incident,
}
PREPARED: Mapping[DispatchKind, Callable[[Arrival, Opened, Received, Any], Callable[[], object]]] = {
    DispatchKind.CONTENT_CLAIM: prepare_claim,
    DispatchKind.CONTENT_FINDING: prepare_finding,
}
"""Which room takes what, at once or once files were looked at.

The other kinds are read on the desk of the exchange and go nowhere else.
"""
