"""The partner's log key was stolen and we followed the thief: cut that branch off, once a person has agreed.

Rules kept here:
  * The branch is known by what the institution signed: the key is revoked, and what we hold goes beyond the last good
    size that the revocation names, which must be one that we cosigned.
  * What was done here because of the branch is not undone; it is counted and told.
Left to others: a person's word (the desk), taking the mirror back (`ledger`).
"""

from datetime import UTC, datetime

from saksama.entries.kinds.dispatch import DispatchSent
from saksama.errors import EvidenceError, SaksamaError
from saksama.keys.statement import KeyRevocation
from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import Note, VerifierKey, verified_keys
from saksama.vocabulary import KeyUse
from saksama_node.exchange import actions, linking
from saksama_node.exchange.faults import PartnerSilent
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.cosigned_times import CLOCKS
from saksama_node.flows.keys.learn_announcement import announced
from saksama_node.ledger import mirror
from saksama_node.ledger.faults import Fork, Rollback
from saksama_node.ledger.mirror_cut import CODE, cut_back
from saksama_node.ledger.own_keys import own_ring
from saksama_node.ledger.turn import writing
from saksama_node.ledger.witnessing import known_keys
from saksama_node.settings.current import SETTINGS


class LastGoodNotOurs(EvidenceError):
    """The last good checkpoint that the revocation names bears no cosignature of ours."""

    code = "key.last-good-not-ours"
    advice = "Telephone the partner: the last good size must be one that we cosigned. Nothing was cut off."


def branch_of(origin: str) -> KeyRevocation | None:
    """The revocation that cuts off what we hold of this log; None where none does."""
    held = mirror.state(origin)
    signers = verified_keys(Note.parse(held.note), known_keys(origin)) if held.note else ()
    ring = announced(origin)
    signed = {str(key) for key in signers}
    found = [one for one in ring.revoked if one.use is KeyUse.LOG and one.owner == origin and one.key in signed]
    cutting = [one for one in found if one.last_good is not None and one.last_good[0] < held.size]
    # Every key that signed what we hold must be cut off below it; the one that reaches farthest says where.
    if not signed or {one.key for one in cutting} != signed:
        return None
    return max(cutting, key=lambda one: one.last_good or (0, ""))


def stop_code(origin: str, fault: SaksamaError) -> str:
    """Why a link stops: a fork from a tree that the partner's revoked key signed is the thief's, not the partner's."""
    try:
        return CODE if isinstance(fault, Fork | Rollback) and branch_of(origin) is not None else fault.code
    except PartnerSilent:
        return fault.code


def cut_off(origin: str, client: PartnerClient) -> None:
    """Cut the branch off and follow the log from its last good size again. Raises LastGoodNotOurs and others.

    Also where it was cut off already, and the node was killed before the rest was done.
    """
    revoked, cut = branch_of(origin), 0
    if revoked is not None and revoked.last_good is not None:
        size, root = revoked.last_good
        note = client.checkpoint_of(size)
        _check_ours(origin, note)
        cut = cut_back(origin, size, bytes.fromhex(root), note)
    _begin_again(origin, cut)


def _begin_again(origin: str, cut: int) -> None:
    size = mirror.state(origin).size
    # What was mirrored and not handled yet, below the cut, is still to be handled.
    cursor = min(linking.link(origin).cursor, size)
    sent = mirror.mirrored(origin, kinds=[DispatchSent.KIND])
    bodies = [each.entry.body for each in sent if each.index < cursor]
    ours = [body for body in bodies if isinstance(body, DispatchSent) and body.to == SETTINGS.origin]
    with writing():
        apart = actions.set_apart(origin, size)
        linking.note_fault(origin, None, f"{CODE}.done", f"{cut} entries from {size} on; {apart} dispatches set apart")
        linking.set_back(
            origin,
            cursor,
            seen=max((body.seen for body in ours), default=0),
            number=max((body.number for body in ours), default=0),
        )


def _check_ours(origin: str, note: bytes) -> None:
    """The checkpoint must bear a cosignature that we gave, at a time when that key of ours counted."""
    opened, ring = open_checkpoint(note, known_keys(origin), origin), own_ring()
    for key in map(VerifierKey.parse, ring.ever(SETTINGS.origin, KeyUse.WITNESS)):
        for line in opened.note.signatures:
            if line.is_by(key):
                at = datetime.fromtimestamp(verify_cosignature(opened.note.text, line, key), UTC)
                if ring.counts(SETTINGS.origin, KeyUse.WITNESS, str(key), at, within=CLOCKS):
                    return
    raise LastGoodNotOurs
