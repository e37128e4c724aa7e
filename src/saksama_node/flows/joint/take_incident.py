"""Take a security incident that the partner reported: its dispatch, the incident and its joint task, in one act."""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.exchange import actions as exchange
from saksama_node.exchange.states import IncomingState
from saksama_node.flows.joint.task_papers import offer_received
from saksama_node.incidents import actions as incidents
from saksama_node.incidents.queries import incident as incident_of
from saksama_node.ledger.actions import act
from saksama_node.tasks import actions as tasks


def take_incident(by: Staff, subject: str) -> None:
    """Take it as the duty officer: from this moment its work is ours, and the log says since when."""
    require(by, Action.INCIDENT_TAKE)
    with act():
        incidents.take(by, subject)
        found = incident_of(subject)
        if found is None or not found.task:
            return
        report = offer_received(found.task)
        if report.state == IncomingState.RECEIVED:
            exchange.accept(by, report.origin, report.index)
        tasks.accept(by, found.task)
