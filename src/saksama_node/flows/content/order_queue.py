"""What puts content first in the queue: ending a trusted source, and the harm that a person states.

Left to others: naming a source, which takes two persons (`flows.seconds`).
"""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures import triage, trusting
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.ledger.turn import writing


def end_source(by: Staff, source: int) -> None:
    """End a source. Raises `TrustRefused`."""
    require(by, Action.CONTENT_TRIAGE)
    with writing():
        trusting.end(by.id, source)


def state_harm(by: Staff, subject: str, harm: Harm | None) -> None:
    """Say what a copy may do; None: nobody can tell. Raises `NoSuchContent`."""
    require(by, Action.CONTENT_TRIAGE)
    with writing():
        triage.state_harm(by, subject, harm)
