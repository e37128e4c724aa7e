"""Answer the partner on a task: take or decline its offer, judge its report on ours; entry and dispatch in one act.

Rules kept here: a task is done only when its newest report was accepted; the work on an incident is taken with it.
Left to others: the task's states (`tasks`), the dispatch's (`exchange`), incidents (take_incident).
"""

from saksama.errors import CallerError
from saksama.vocabulary import RefusalCode
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.exchange import actions as exchange
from saksama_node.exchange.queries import IncomingInfo
from saksama_node.exchange.states import IncomingState
from saksama_node.flows.joint.task_papers import offer_received, reports_received
from saksama_node.incidents.queries import incident_of_task
from saksama_node.ledger.actions import act
from saksama_node.tasks import actions as tasks


class OfIncident(CallerError):
    """This task is the work on a security incident: it is taken with the incident, and not declined."""

    code = "task.of-incident"
    advice = "Open the incident and take it there."

    incident: str


def accept_task(by: Staff, subject: str) -> None:
    """Take the task: the officer's receipt of its offer, then the task itself."""
    require(by, Action.TASK_WORK, INSTITUTION)  # the institution was asked
    _check_no_incident(subject)
    with act():
        offer = offer_received(subject)
        # Somebody may have accepted the dispatch on its own page already; the task is then still to be answered.
        if offer.state == IncomingState.RECEIVED:
            exchange.accept(by, offer.origin, offer.index)
        tasks.accept(by, subject)


def decline_task(by: Staff, subject: str, reason: RefusalCode) -> None:
    """Decline the task, for a reason that the log shows; the dispatch is refused for the same."""
    require(by, Action.TASK_WORK, INSTITUTION)  # the institution was asked
    _check_no_incident(subject)
    with act():
        offer = offer_received(subject)
        if offer.state == IncomingState.RECEIVED:
            exchange.refuse(by, offer.origin, offer.index, reason)
        tasks.decline(by, subject, reason)


def _check_no_incident(subject: str) -> None:
    incident = incident_of_task(subject)
    if incident is not None:
        raise OfIncident(incident.subject)


class NoReport(CallerError):
    """No report on this task waits for a judgement: none arrived, or the last one was sent back."""

    code = "task.no-report"
    advice = "Wait for the partner's report, then judge it."

    subject: str


def confirm_task(by: Staff, subject: str) -> None:
    """Accept the newest report and confirm the task: only now it counts as done."""
    require(by, Action.TASK_CONFIRM, INSTITUTION)  # the institution was asked
    with act():
        report = _newest(subject, IncomingState.RECEIVED, IncomingState.ACCEPTED)
        if report.state == IncomingState.RECEIVED:
            exchange.accept(by, report.origin, report.index)
        tasks.confirm(by, subject)


def ask_more(by: Staff, subject: str, reason: RefusalCode) -> None:
    """Send the newest report back for a reason; the task stays reported, and another report may come."""
    require(by, Action.TASK_CONFIRM, INSTITUTION)  # the institution was asked
    with act():
        report = _newest(subject, IncomingState.RECEIVED)
        exchange.refuse(by, report.origin, report.index, reason)


def _newest(subject: str, *states: IncomingState) -> IncomingInfo:
    found = reports_received(subject)
    if not found or found[0].state not in states:
        raise NoReport(subject)
    return found[0]
