"""Dispatches again, from what our own log says of them, after a backup was restored.

Rules kept here:
  * What our log says of a dispatch of the partner was said once: no receipt is given for it again.
  * The numbers of our dispatches go on after the last one that was logged.
  * The text of a dispatch of ours stands in its draft, if that is here; else with the partner alone.
Left to others: fetching a dispatch of the partner again (flows.following.receive_again), where the follower stands
(linking).
"""

from collections.abc import Sequence

from saksama.entries.kinds.dispatch import (
    DispatchAccepted,
    DispatchReceived,
    DispatchRefused,
    DispatchRejected,
    DispatchSent,
)
from saksama.envelope.seal import Opened
from saksama_node.exchange import models
from saksama_node.exchange.actions import Arrival, forget_openings, keep_incoming
from saksama_node.exchange.attachments import NOTHING, Received
from saksama_node.exchange.sealed import sealed_said
from saksama_node.exchange.sealed_files import path_of
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import logged

KINDS = (DispatchReceived.KIND, DispatchRejected.KIND, DispatchAccepted.KIND, DispatchRefused.KIND)


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back. Again changes nothing."""
    body = found.entry.body
    if not isinstance(body, DispatchSent):
        return Missing.AGAIN
    counter, _ = models.Counter.objects.select_for_update().get_or_create(to=body.to)
    counter.last = max(counter.last, body.number)
    counter.save(update_fields=["last"])
    row = models.Outgoing.objects.select_for_update().filter(subject=found.entry.subject).first()
    if row is None:
        return Missing.SENT
    if row.leaf is None:
        row.state, row.leaf, row.sent_at = OutgoingState.SENT, found.leaf_id, found.entry.at
        row.number, row.seen, row.ciphertext, row.size = body.number, body.seen, body.ciphertext, body.size
        row.is_sealed_here = path_of(body.ciphertext) is not None
        row.save()
    # Sealed after the backup: the partner that has not fetched it yet is told that it is gone.
    return None if row.is_sealed_here else Missing.SENT


def said_here(origin: str, found: LoggedEntry) -> tuple[LoggedEntry, ...]:
    """What our own log says of this dispatch of the partner while its row is not here; empty in every other case."""
    if models.Incoming.objects.filter(origin=origin, index=found.index).exists():
        return ()
    return tuple(
        each
        for each in logged(kinds=KINDS, subject=found.entry.subject)
        if isinstance(each.entry.body, DispatchReceived | DispatchRejected | DispatchAccepted | DispatchRefused)
        and (each.entry.body.origin, each.entry.body.index) == (origin, found.index)
    )


def standing(said: Sequence[LoggedEntry]) -> IncomingState:
    """Where a dispatch of the partner stands by what our log says of it, in its order."""
    return IncomingState(str(_values(said)["state"]))


def receive_again(
    arrival: Arrival, opened: Opened | None, said: Sequence[LoggedEntry], received: Received = NOTHING
) -> None:
    """Keep a dispatch as `said` says it stood. `opened` is None where the partner no longer has it, or it was refused
    by this node. Appends nothing.
    """
    values = _values(said) | {"is_sealed_here": path_of(arrival.body.ciphertext) is not None}
    if opened is not None:
        values |= sealed_said(arrival.subject, models.Incoming, opened.frame, opened.payload)
    elif values["state"] != IncomingState.REJECTED:
        values["detail"] = Missing.AGAIN.value
    keep_incoming(arrival, values, received)
    forget_openings(arrival)


def is_back(subject: str) -> bool:
    """Whether the dispatch of this subject is here again, with what it says."""
    return models.Incoming.objects.filter(subject=subject).exclude(detail=Missing.AGAIN.value).exists()


def _values(said: Sequence[LoggedEntry]) -> dict[str, object]:
    values: dict[str, object] = {}
    for each in said:
        values |= _standing(each)
    return values


def _standing(each: LoggedEntry) -> dict[str, object]:
    match each.entry.body:
        case DispatchReceived():
            return {"state": IncomingState.RECEIVED, "rejection": "", "receipt_leaf": each.leaf_id}
        case DispatchRejected(code=code):
            return {"state": IncomingState.REJECTED, "rejection": code, "receipt_leaf": each.leaf_id}
        case DispatchAccepted():
            return {"state": IncomingState.ACCEPTED, "answer_leaf": each.leaf_id, "answered_at": each.entry.at}
        case DispatchRefused(reason=reason):
            answered = {"answer_leaf": each.leaf_id, "answered_at": each.entry.at}
            return {"state": IncomingState.REFUSED, "refusal": reason, **answered}
        case _:
            return {}
