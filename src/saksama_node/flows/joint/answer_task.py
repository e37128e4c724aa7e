"""Answer the partner's offer of a task: take it or decline it, and its dispatch with it, in one act."""

from dataclasses import dataclass

from saksama.errors import CallerError
from saksama.vocabulary import RefusalCode
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.exchange import actions as exchange
from saksama_node.exchange.states import IncomingState
from saksama_node.flows.joint.task_papers import offer_received
from saksama_node.incidents.queries import incident_of_task
from saksama_node.ledger.actions import act
from saksama_node.tasks import actions as tasks


@dataclass(eq=False)
class OfIncident(CallerError):
    """This task is the work on a security incident: it is taken with the incident, and not declined."""

    code = "task.of-incident"
    advice = "Open the incident and take it there."

    incident: str


def accept_task(by: Staff, subject: str) -> None:
    """Take the task: the officer's receipt of its offer, then the task itself."""
    require(by, Action.TASK_WORK)
    _check_no_incident(subject)
    with act():
        offer = offer_received(subject)
        # Somebody may have accepted the dispatch on its own page already; the task is then still to be answered.
        if offer.state == IncomingState.RECEIVED:
            exchange.accept(by, offer.origin, offer.index)
        tasks.accept(by, subject)


def decline_task(by: Staff, subject: str, reason: RefusalCode) -> None:
    """Decline the task, for a reason that the log shows; the dispatch is refused for the same."""
    require(by, Action.TASK_WORK)
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
