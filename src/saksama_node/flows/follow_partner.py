"""Follow the partner's log: verify what it serves, mirror it, and act on each entry once, in its order."""

from typing import Final

from saksama.errors import (
    CheckpointMalformed,
    EvidenceError,
    NoteMalformed,
    NoteUnverified,
    OriginMismatch,
    SignatureInvalid,
)
from saksama.tlog.tile import HashReader
from saksama_node.exchange import links
from saksama_node.exchange.faults import NotYetCosigned, PartnerSilent
from saksama_node.exchange.links import LinkInfo
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.follow_entry import HANDLERS, follow_entry
from saksama_node.flows.send_waiting import send_all_waiting
from saksama_node.ledger import mirror
from saksama_node.ledger.faults import EntriesDiffer, Fork, LogNotTrusted, Rollback

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
    except NotYetCosigned as early:
        # Acting waits from this entry on; what is mirrored stands, and what we send is judged by that.
        links.silent(link.origin, early.why)
        return bool(send_all_waiting(link.origin))
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
        mirror.advance(origin, note, client.entries(held.size, shown.size))
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
        follow_entry(link.origin, found, client)
        # After the handler: should it be cut off, the entry comes again, and every handler bears that.
        links.handled(link.origin, found.index + 1)
    for aside in mirror.set_aside(link.origin):
        if aside.index >= link.cursor:
            links.note_fault(link.origin, aside.index, aside.fault, aside.kind)
    links.handled(link.origin, size)
    return True
