"""Fetch a dispatch of the partner again that our log says we have: its row went with a restored backup.

No receipt is given again and nothing is judged again: our log says already what became of it.
"""

from collections.abc import Callable

from saksama.entries.kinds.dispatch import DispatchSent
from saksama_node.exchange import linking, restoring
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.attachments import NOTHING
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.exchange.states import IncomingState
from saksama_node.flows.following.hand_on_payload import prepared
from saksama_node.flows.following.receive_dispatch import fetch_sealed, open_sealed
from saksama_node.flows.node.restore_entry import restore_subject
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.settings.current import SETTINGS

LOST = "dispatch.lost-here"
"""The fault where the partner holds it no longer: somebody must ask for it."""


def receive_again(origin: str, found: LoggedEntry, client: PartnerClient) -> bool:
    """Take it again, as our log says it stood; False if our log says nothing of it, or its row is here.

    Raises PartnerSilent: then it is met again.
    """
    body = found.entry.body
    if not isinstance(body, DispatchSent) or body.to != SETTINGS.origin:
        return False
    said = restoring.said_here(origin, found)
    if not said:
        return False
    arrival = Arrival(origin, found.index, found.entry.subject, found.entry.at, body)
    opened, received, why = None, NOTHING, ""
    hand_on: Callable[[], object] | None = None
    if restoring.standing(said) is not IncomingState.REJECTED:
        try:
            fetch_sealed(arrival, client)
            opened, received = open_sealed(arrival)
            hand_on = prepared(arrival, opened, received)
        except DispatchFaulty as faulty:
            why = faulty.why
    with act():
        restoring.receive_again(arrival, opened, said, received)
        linking.counted(origin, seen=body.seen, number=body.number)
        if opened is not None and hand_on is not None:
            hand_on()
            # Our own moves came before the words did; the words stand at their beginning.
            for name in ("task", "incident", "claim"):
                restore_subject(getattr(opened.payload, name, None) or "")
    if why:
        linking.note_fault(origin, found.index, LOST, why)
    return True
