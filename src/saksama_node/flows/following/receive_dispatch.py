"""Take a dispatch of the partner: permitted, fetched, whole, opened, kept, handed on; or say in the log why not.

Rules kept here:
  * Each step comes only after the one before: what is not permitted is not fetched, what is not whole is not opened.
  * Received or rejected, with all that follows from it, is one transaction; a partner that is silent is no rejection.
Left to others: the permit (judge_dispatch), which room takes what it says (hand_on_payload).
"""

from collections.abc import Callable

from saksama.entries.kinds.dispatch import DispatchSent
from saksama.envelope.errors import EnvelopeRefused
from saksama.envelope.seal import Opened, unseal
from saksama.errors import CallerError, EvidenceError
from saksama_node.exchange import actions, linking, queries, sealed_files
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.age_keys import identities
from saksama_node.exchange.alarms import ENVELOPE, Alarm
from saksama_node.exchange.attachments import Received, ReceivedSink, delete_received
from saksama_node.exchange.faults import DispatchFaulty, PartnerLacks
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.judge_dispatch import check_is_new, judge_dispatch, judge_subjects, look_at_number
from saksama_node.flows.following.hand_on_payload import prepared
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.signing import transport_key
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.reserve import check_room

MAX_SEALED, _SMALL = 1200 << 20, 1 << 20


def receive_dispatch(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    """Handle one `dispatch.sent` of the partner; what is not for us, or was received before, changes nothing.

    One that was rejected before is tried again: the follower meets each entry once, a person may ask for more.
    """
    body = found.entry.body
    if not isinstance(body, DispatchSent) or body.to != SETTINGS.origin or queries.is_received(origin, found.index):
        return
    arrival = Arrival(origin, found.index, found.entry.subject, found.entry.at, body)
    look_at_number(arrival)
    try:
        check_is_new(arrival)
        logged = judge_dispatch(arrival, client)
        fetch_sealed(arrival, client)
        opened, received = open_sealed(arrival)
        # Which classes of subject it concerns is known only now.
        judge_subjects(arrival, logged, frozenset(opened.frame.subjects))
        _keep(arrival, opened, received, prepared(arrival, opened, received))
    except DispatchFaulty as faulty:
        with act():
            if not actions.waits(arrival):
                # Somebody else received it meanwhile: what they opened stays, and nothing is taken back.
                actions.forget_openings(arrival)
                return
            actions.reject(arrival, faulty.alarm)
            # What was claimed and never there binds nothing: counted, every honest one after it would fall short.
            seen = 0 if faulty.alarm is Alarm.SEEN_AHEAD else body.seen
            linking.counted(origin, seen=seen, number=body.number)
            # With the rejection: a node that is killed here must not forget to tell anybody.
            linking.note_fault(origin, found.index, faulty.alarm, faulty.why)
    else:
        linking.clear_faults(origin, found.index)


def fetch_sealed(arrival: Arrival, client: PartnerClient) -> None:
    """Get the ciphertext onto our disk, whole and of the logged digest; silence, or no room here, is not its fault."""
    body = arrival.body
    if body.size > MAX_SEALED:
        raise DispatchFaulty(Alarm.TOO_LARGE, f"{body.size} bytes")
    if sealed_files.path_of(body.ciphertext) is not None:
        return
    if body.size > _SMALL:
        check_room(2 * body.size)  # fetched, and opened beside it
    with sealed_files.growing() as growing:
        try:
            size = client.sealed(body.ciphertext, body.size, transport_key(), growing.file)
        except PartnerLacks as lacks:
            raise DispatchFaulty(Alarm.BLOB_MISSING, lacks.what) from lacks
        if growing.digest() != body.ciphertext:
            raise DispatchFaulty(Alarm.DIGEST, f"{size} bytes of another digest")
        growing.keep(body.ciphertext)


def open_sealed(arrival: Arrival) -> tuple[Opened, Received]:
    """Open it, and compare what is inside with what the log says outside; where its attachments lie, sealed."""
    path = sealed_files.path_of(arrival.body.ciphertext)
    if path is None:
        raise DispatchFaulty(Alarm.BLOB_MISSING, "the ciphertext is not here")
    sink = ReceivedSink(arrival.subject, arrival.index)
    try:
        with path.open("rb") as source:
            opened = unseal(source, identities(), sink)
    except EnvelopeRefused as refused:
        raise DispatchFaulty(ENVELOPE[refused.rejection], refused.why) from refused
    body, frame = arrival.body, opened.frame
    outside = (arrival.subject, body.agreement, body.clause, body.classification, body.dispatch_kind)
    if outside != (frame.subject, frame.agreement, frame.clause, frame.classification, opened.payload.KIND):
        delete_received(sink.folder)
        raise DispatchFaulty(Alarm.SCHEMA, "what is inside belongs to another entry")
    return opened, sink.received(opened.attachments)


def _keep(arrival: Arrival, opened: Opened, received: Received, hand_on: Callable[[], object]) -> None:
    """Message, receipt and what the rooms make of it: one transaction."""
    try:
        with act():
            if not actions.waits(arrival):
                delete_received(received.folder)
                return
            actions.receive(arrival, opened, received)
            actions.forget_openings(arrival)
            linking.counted(arrival.origin, seen=arrival.body.seen, number=arrival.body.number)
            hand_on()
    except DispatchFaulty:
        raise
    except (EvidenceError, CallerError) as refused:
        raise DispatchFaulty(Alarm.SCHEMA, str(refused)) from refused
