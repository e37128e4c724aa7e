"""Close a security incident, its joint task ended, with a note for the public; or learn that the partner did."""

from dataclasses import dataclass

import msgspec

from saksama.entries.kinds.incident import IncidentClosed
from saksama.errors import CallerError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.partner_blobs import blob_of
from saksama_node.incidents import actions as incidents
from saksama_node.incidents.queries import incident as incident_of
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.tasks.queries import task as task_of


@dataclass(eq=False)
class WorkOpen(CallerError):
    """The joint task of this incident has not ended."""

    code = "incident.work-open"
    advice = "End the joint task first: report it done, and let the other side confirm."

    task: str


def close_incident(by: Staff, subject: str, note: str) -> None:
    """Close it; `note` is for anyone to read. Raises `WorkOpen`, `IncidentRefused`."""
    require(by, Action.INCIDENT_CLOSE)
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
