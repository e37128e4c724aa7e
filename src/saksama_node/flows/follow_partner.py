"""Follow the partner's log: verify what it serves, mirror it, and act on each entry once, in its order."""

from collections.abc import Callable, Mapping
from typing import Final

from saksama.errors import (
    CallerError,
    CheckpointMalformed,
    EvidenceError,
    NoteMalformed,
    NoteUnverified,
    OriginMismatch,
    SignatureInvalid,
)
from saksama.tlog.tile import HashReader
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.exchange import actions, links
from saksama_node.exchange.faults import PartnerLacks, PartnerSilent
from saksama_node.exchange.links import LinkInfo
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.close_incident import follow_incident
from saksama_node.flows.follow_agreement import KINDS as AGREEMENT_KINDS
from saksama_node.flows.follow_agreement import follow_agreement
from saksama_node.flows.partner_keys import KINDS as KEY_KINDS
from saksama_node.flows.partner_keys import blob_of, learn_key
from saksama_node.flows.publish_checker import KINDS as CHECKER_KINDS
from saksama_node.flows.publish_checker import follow_checker
from saksama_node.flows.receive_dispatch import receive_dispatch
from saksama_node.flows.send_waiting import send_all_waiting
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import act
from saksama_node.ledger.faults import EntriesDiffer, Fork, LogNotTrusted, Rollback
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.tasks import actions as tasks

type Handler = Callable[[str, LoggedEntry, PartnerClient], None]

STOPS: Final = (
    Fork, Rollback, SignatureInvalid, NoteUnverified, NoteMalformed, CheckpointMalformed, OriginMismatch
)  # fmt: skip
"""What ends following until a person has looked: the log contradicts itself, or is not signed by its key."""


def follow_all() -> bool:
    """One round over all partners; whether anything new was found."""
    # All of them, whatever the first one brought.
    return sum(follow_partner(each) for each in links.links()) > 0


def follow_partner(link: LinkInfo) -> bool:
    """One round over one partner's log; whether anything was done. Every fault becomes a row that the desk shows."""
    if link.stopped_at is not None:
        return False
    client = PartnerClient(link.origin, link.url)
    try:
        grown = _advance(link.origin, client)
        links.heard(link.origin)
        acted = _act_on_new(link, client)
    except PartnerSilent as silence:
        links.silent(link.origin, silence.why)
        return False
    except STOPS as fault:
        links.stop(link.origin, fault.code, str(fault))
        return True
    except (EvidenceError, LogNotTrusted) as fault:
        links.note_fault(link.origin, None, fault.code, str(fault))
        return False
    return bool(send_all_waiting(link.origin)) or grown or acted


def _advance(origin: str, client: PartnerClient) -> bool:
    """Bring the mirror to the newest checkpoint that the log serves; whether it grew."""
    note = client.checkpoint()
    shown = mirror.check_checkpoint(origin, note)
    held = mirror.state(origin)
    if shown.size == held.size and note == held.note:
        return False
    try:
        mirror.advance(origin, note, list(client.entries(held.size, shown.size)))
    except EntriesDiffer:
        # Wrong entries, or another tree: only the log's own tiles tell which, and a fork is kept as evidence.
        mirror.check_consistent(origin, note, HashReader(client.tile, shown.size))
        raise
    links.clear_faults(origin, None, EntriesDiffer.code)
    return shown.size > held.size


def _act_on_new(link: LinkInfo, client: PartnerClient) -> bool:
    """Hand each new entry to its handler; the cursor follows each, so that nothing is done twice nor skipped."""
    size = mirror.state(link.origin).size
    if size <= link.cursor:
        return False
    for found in mirror.mirrored(link.origin, kinds=HANDLERS, after=link.cursor - 1):
        if found.index >= size:
            break
        handle(link.origin, found, client)
        # After the handler: should it be cut off, the entry comes again, and every handler bears that.
        links.handled(link.origin, found.index + 1)
    for aside in mirror.set_aside(link.origin):
        if aside.index >= link.cursor:
            links.note_fault(link.origin, aside.index, aside.fault, aside.kind)
    links.handled(link.origin, size)
    return True


def handle(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    """Hand one entry to its handler; a fault of the entry is an alarm and does not keep back the next one."""
    try:
        HANDLERS[found.entry.kind](origin, found, client)
    except (EvidenceError, CallerError, PartnerLacks) as fault:
        links.note_fault(origin, found.index, fault.code, str(fault))


def _agreement(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    try:
        follow_agreement(origin, found, blob_of(client))
    except NotPossible as refused:
        # The partner may have agreements with others; they are none of ours.
        if refused.cause is not Cause.NOT_A_PARTY:
            raise


def _checker(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    follow_checker(origin, found, blob_of(client))


def _receipt(origin: str, found: LoggedEntry, _client: PartnerClient) -> None:
    with act():
        actions.learn(origin, found.index, found.entry.subject, found.entry.body)


def _task(origin: str, found: LoggedEntry, _client: PartnerClient) -> None:
    with act():
        tasks.learn(origin, found.entry)


HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys(AGREEMENT_KINDS, _agreement),
    **dict.fromkeys(KEY_KINDS, learn_key),
    **dict.fromkeys(CHECKER_KINDS, _checker),
    "dispatch.sent": receive_dispatch,
    **dict.fromkeys(("dispatch.received", "dispatch.rejected", "dispatch.accepted", "dispatch.refused"), _receipt),
    **dict.fromkeys(("task.accepted", "task.declined", "task.done", "task.confirmed"), _task),
    **dict.fromkeys(("incident.taken", "incident.notified", "incident.closed"), follow_incident),
}
"""Which entries of the partner's log lead to an act here. All others are mirrored and read where they are needed."""
