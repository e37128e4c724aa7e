"""Take a security incident that the partner reported, say who was told of a leak, close it with a note for the public.

Rules kept here: the incident, its joint task and its dispatch are taken in one act, and end in one. The persons whose
data leaked, and the authority, are told in writing (UU 27/2022 art. 46(1)), and that they were is entered.
"""

from typing import Final

import msgspec

from saksama.entries.kinds.incident import IncidentClosed
from saksama.errors import CallerError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.exchange import actions as exchange
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.exchange.states import IncomingState
from saksama_node.flows.exchange.fetch_documents import blob_of
from saksama_node.flows.joint.task_papers import offer_received
from saksama_node.incidents import actions as incidents
from saksama_node.incidents.queries import incident as incident_of
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.tasks import actions as tasks
from saksama_node.tasks.queries import task as task_of


def take_incident(by: Staff, subject: str) -> None:
    """Take it as the duty officer: from this moment its work is ours, and the log says since when."""
    require(by, Action.INCIDENT_TAKE, INSTITUTION)  # incidents are the institution's
    with act():
        incidents.take(by, subject)
        found = incident_of(subject)
        if found is None or not found.task:
            return
        report = offer_received(found.task)
        if report.state == IncomingState.RECEIVED:
            exchange.accept(by, report.origin, report.index)
        tasks.accept(by, found.task)


TOLD: Final = "persons-and-authority"
"""Art. 46(1) names both; one without the other does not stop the clock."""


def notify_leak(by: Staff, subject: str) -> None:
    """Enter it for a leak that we reported. Raises `IncidentRefused` where no notice is owed."""
    require(by, Action.INCIDENT_CLOSE, INSTITUTION)  # incidents are the institution's
    with act():
        incidents.notify(by, subject, TOLD)


class WorkOpen(CallerError):
    """The joint task of this incident has not ended."""

    code = "incident.work-open"
    advice = "End the joint task first: report it done, and let the other side confirm."

    task: str


def close_incident(by: Staff, subject: str, note: str) -> None:
    """Close it; `note` is for anyone to read. Raises `WorkOpen`, `IncidentRefused`."""
    require(by, Action.INCIDENT_CLOSE, INSTITUTION)  # incidents are the institution's
    with act():
        found = incident_of(subject)
        work = None if found is None else task_of(found.task)
        if work is not None and not work.is_ended:
            raise WorkOpen(work.subject)
        incidents.close(by, subject, note)


def follow_incident(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    """Take over what the partner logged about an incident; fetch its public note before saying that it is closed."""
    body = found.entry.body
    note = body.note if isinstance(body, IncidentClosed) and body.note is not msgspec.UNSET else ""
    if note:
        blob_of(client)(note)
    with act():
        incidents.learn(origin, found.entry)
        if note:
            incidents.keep_note(found.entry.subject, blobs.get(note).decode(errors="replace"))
