"""What puts content first in the queue: trusted sources, named by two persons, and the harm that a person states.

Rules kept here:
  * Who named a source must still be here and have the right when the second person agrees to it.
"""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch import triage, trusted
from saksama_node.contentwatch.priority import Harm
from saksama_node.ledger.turn import writing


def propose_source(by: Staff, address: str, name: str, reason: str) -> int:
    """Name a source for a second person to agree to; its number. Raises `TrustRefused`, `NotAllowed`."""
    require(by, Action.CONTENT_TRIAGE)
    with writing():
        return trusted.propose(by.id, address, name, reason)


def confirm_source(by: Staff, source: int) -> None:
    """Agree to a source as the second person: from now on what it shows comes first.

    Raises `TrustRefused`, `NotAllowed`, `NoSuchPerson`.
    """
    require(by, Action.CONTENT_TRIAGE)
    with writing():
        require(staff(trusted.named_by(source)), Action.CONTENT_TRIAGE)
        trusted.confirm(by.id, source)


def end_source(by: Staff, source: int) -> None:
    """End a source, or reject or withdraw one that waits. Raises `TrustRefused`."""
    require(by, Action.CONTENT_TRIAGE)
    with writing():
        trusted.end(by.id, source)


def state_harm(by: Staff, subject: str, harm: Harm | None) -> None:
    """Say what a copy may do; None: nobody can tell. Raises `NoSuchContent`."""
    require(by, Action.CONTENT_TRIAGE)
    with writing():
        triage.state_harm(by, subject, harm)
