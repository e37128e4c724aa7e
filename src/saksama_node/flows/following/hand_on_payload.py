"""Which room takes what a dispatch says, and what is done before the act in which it is kept."""

from collections.abc import Callable, Mapping
from typing import Any

from saksama.envelope.kinds import Frame
from saksama.envelope.seal import Opened
from saksama.vocabulary import DispatchKind
from saksama_node.exchange.actions import Arrival
from saksama_node.flows.content.take_claim import prepare_claim
from saksama_node.flows.content.take_finding import prepare_finding
from saksama_node.flows.following.take_payload import take_incident, take_offer, take_report


def prepared(arrival: Arrival, opened: Opened) -> Callable[[], object]:
    """What the room does with it inside the act, once all that takes time or files is done. Raises DispatchFaulty."""
    kind = opened.payload.KIND
    if kind in PREPARED:
        return PREPARED[kind](arrival, opened, opened.payload)
    handler = HANDLERS.get(kind)
    return (lambda: None) if handler is None else lambda: handler(arrival.origin, opened.frame, opened.payload)


HANDLERS: Mapping[DispatchKind, Callable[[str, Frame, Any], None]] = {
    DispatchKind.TASK_OFFER: take_offer,
    DispatchKind.TASK_REPORT: take_report,
    DispatchKind.INCIDENT_REPORT: take_incident,
}
PREPARED: Mapping[DispatchKind, Callable[[Arrival, Opened, Any], Callable[[], object]]] = {
    DispatchKind.CONTENT_CLAIM: prepare_claim,
    DispatchKind.CONTENT_FINDING: prepare_finding,
}
"""Which room takes what, at once or once files were looked at.

The other kinds are read on the desk of the exchange and go nowhere else.
"""
