"""Follow a partner's log: verify what it serves, mirror it, and act on each entry once, in its order.

Rules kept here: what contradicts itself stops the link until a person has looked; what is silent or strange is asked
again; the cursor follows the act, so that an entry may come twice and is never passed over.
Left to others: verifying and mirroring (`ledger.mirror`), which entry leads to which act (follow_entry).
"""

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
from saksama_node.exchange import linking
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.faults import AnswerMalformed, NotYetCosigned, PartnerSilent
from saksama_node.exchange.linking import LinkInfo
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.partner_keys import keep_aligned
from saksama_node.flows.exchange.send_waiting import send_all_waiting
from saksama_node.flows.following.follow_entry import HANDLERS, follow_entry
from saksama_node.flows.keys.cut_off import LastGoodNotOurs, cut_off, stop_code
from saksama_node.flows.keys.learn_announcement import KeyUnannounced, learn_announcement
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import ask_at_once
from saksama_node.ledger.faults import EntriesDiffer, Fork, GrewTooMuch, LogNotTrusted, Rollback
from saksama_node.ledger.mirror_cut import CODE as CUT_OFF
from saksama_node.ledger.mirror_times import out_of_time
from saksama_node.ledger.turn import writing

STOPS: Final = (Fork, Rollback, SignatureInvalid, NoteUnverified, KeyUnannounced, LastGoodNotOurs)
"""What ends following until a person has looked: the log contradicts itself, or is not signed by its key."""
STRANGE: Final = (NoteMalformed, CheckpointMalformed, OriginMismatch)
"""What is no checkpoint of this log at all, as a proxy's page is none: it says nothing of it, and is asked again."""


def follow_partner(link: LinkInfo) -> bool:
    """One round over one partner's log; whether anything was done. Every fault becomes a row that the desk shows."""
    if link.stopped_at is not None:
        return False
    client = PartnerClient(link.origin, link.url)
    try:
        if link.stopped_code == CUT_OFF:
            cut_off(link.origin, client)
        keep_aligned(link.origin)
        grown = _advance(link.origin, client)
        linking.verified(link.origin)
        acted = _act_on_new(link.origin, client)
    except NotYetCosigned as early:
        # Acting waits from this entry on; what is mirrored stands, and what we send is judged by that.
        linking.silent(link.origin, early.code, early.why)
        return bool(send_all_waiting(link.origin))
    except PartnerSilent as silence:
        linking.silent(link.origin, silence.code, silence.why)
        return False
    except STOPS as fault:
        linking.stop(link.origin, stop_code(link.origin, fault), str(fault))
        return True
    except (EvidenceError, LogNotTrusted) as fault:
        linking.note_fault(link.origin, None, fault.code, str(fault))
        return False
    if linking.heard(link.origin):
        with writing():
            ask_at_once(link.witness)
    return bool(send_all_waiting(link.origin)) or grown or acted


def _advance(origin: str, client: PartnerClient) -> bool:
    """Bring the mirror to the newest checkpoint that the log serves; whether it grew."""
    note = client.checkpoint()
    try:
        shown = mirror.check_checkpoint(origin, note)
    except STRANGE as fault:
        raise AnswerMalformed(origin, str(fault)) from fault
    except NoteUnverified:
        learn_announcement(origin, note)
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
    linking.clear_faults(origin, None, EntriesDiffer.code)
    linking.clear_faults(origin, None, GrewTooMuch.code)
    return shown.size > held.size


def _act_on_new(origin: str, client: PartnerClient) -> bool:
    """Hand each new entry to its handler; the cursor follows each, so that nothing is done twice nor skipped."""
    # Asked now: a branch that was cut off in this round has set it back.
    size, cursor = mirror.state(origin).size, linking.link(origin).cursor
    if size <= cursor:
        return False
    for found in mirror.mirrored(origin, kinds=HANDLERS, after=cursor - 1):
        if found.index >= size:
            break
        follow_entry(origin, found, client)
        # After the handler: should it be cut off, the entry comes again, and every handler bears that.
        linking.handled(origin, found.index + 1)
    for aside in mirror.set_aside(origin):
        if aside.index >= cursor:
            linking.note_fault(origin, aside.index, aside.fault, aside.kind)
    for index, is_ahead in out_of_time(origin, cursor):
        # One is enough: a clock that is off makes every entry so.
        linking.note_first_fault(origin, index, Alarm.AHEAD if is_ahead else Alarm.BACK_DATED)
    linking.handled(origin, size)
    return True
