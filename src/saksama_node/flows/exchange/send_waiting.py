"""Seal and log what waits to be sent, once the partner's log is known well enough.

Rules kept here:
  * Nothing is sent by a log of the partner's that was not verified within the hour.
  * The permit is asked before sealing and again where the entry gets its place; what is refused waits on, loudly.
  * One that cannot be sealed (an attachment is damaged or gone, or its key) is set aside under an alarm of its own: it
    has no number yet, so that those behind it go in their order, and it is tried again ten minutes on.
Left to others: who may hand a dispatch in, and what holds it (send_dispatch), permits (`saksama.agreement`).
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from saksama.agreement.errors import NotPermitted
from saksama.envelope.errors import CannotSeal
from saksama.envelope.seal import seal
from saksama.vocabulary import KeyUse
from saksama_node.agreements import actions as agreements
from saksama_node.agreements.queries import permit_for
from saksama_node.casekeys.sealing import SealBroken
from saksama_node.exchange import actions, linking, queries, sealed_files
from saksama_node.exchange.age_keys import own_recipient
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.faults import AttachmentMissing, PartnerKeyMissing, UnknownDispatch
from saksama_node.exchange.queries import OutgoingInfo
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.ask_agreement import asked_of
from saksama_node.flows.exchange.partner_keys import key_of
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import Leaf, act
from saksama_node.settings.clock import now

UNSEALABLE: Final = (AttachmentMissing, SealBroken, CannotSeal)
"""What one dispatch is at fault in, and no other: something of it is damaged or not here."""
_HANDED_IN: Final = timedelta(seconds=2)
"""Whoever hands a dispatch in sends it in the same breath; the follower takes up what has stayed longer than that."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: `sent` has a leaf; `waiting` and `held` have none yet."""

    subject: str
    state: OutgoingState
    leaf: int | None


def send_waiting(subject: str) -> Outcome:
    """Send a waiting dispatch if the partner's log is known well enough and its key is there; else it waits on."""
    if not actions.claim(subject):
        return Outcome(subject, *queries.standing(subject))
    try:
        leaf = _seal_and_send(queries.outgoing(subject))
    except PartnerKeyMissing:
        leaf = None
    except UNSEALABLE as broken:
        # Its claim stays, and ends by itself: so long nobody seals half of it again to meet the same.
        _set_aside(subject, broken.file if isinstance(broken, AttachmentMissing) else broken.code)
        return Outcome(subject, OutgoingState.WAITING, None)
    except BaseException:
        actions.unclaim(subject)
        raise
    # A claim that was used is no more: the state has moved on.
    actions.unclaim(subject)
    if leaf is None:
        return Outcome(subject, OutgoingState.WAITING, None)
    linking.clear_about(subject)
    return Outcome(subject, OutgoingState.SENT, leaf.leaf_id)


def _set_aside(subject: str, where: str) -> None:
    # Withdrawn meanwhile, with its files: nobody misses it.
    with suppress(UnknownDispatch):
        linking.note_about(queries.receiver_of(subject), Alarm.SET_ASIDE, subject, where)


def _seal_and_send(found: OutgoingInfo) -> Leaf | None:
    """Seal it, then give it number and place; None while the partner's log is not known well enough."""
    if not linking.is_fresh(found.to):
        return None
    frame = found.frame
    asked = asked_of(found.to, frame.clause, frame.classification, found.payload, frozenset(frame.subjects))
    given = permit_for(found.to, asked, now())
    recipients = [key_of(found.to, KeyUse.AGE), own_recipient()]
    with sealed_files.growing() as growing:
        sealed = seal(given, frame, found.payload, queries.sources(found.subject), recipients, growing.file)
        # The ciphertext is on disk before the entry that names it: the partner may ask at once.
        growing.keep(sealed.sha256)
    with act():
        # Both before anything is read: a suspension or a younger `seen` that commits beside us comes before or after.
        agreements.hold(frame.agreement)
        actions.hold_turn(found.to)
        # Judged again where the entry gets its place: a suspension may have come while it was sealed.
        permit_for(found.to, asked, now())
        return actions.send(found.subject, sealed, seen=mirror.state(found.to).size)


def send_all_waiting(to: str) -> int:
    """Send what waits for this partner, oldest first; give how many went. What is no longer permitted stays, loudly."""
    sent = 0
    for subject in queries.waiting(to, now() - _HANDED_IN):
        sent += send_or_say(subject)
    return sent


def send_or_say(subject: str) -> bool:
    """Send a waiting dispatch; whether it went. Where the agreement does not permit it any more it waits on, loudly."""
    try:
        return send_waiting(subject).leaf is not None
    except NotPermitted as refused:
        linking.note_about(queries.receiver_of(subject), refused.code, subject, str(refused))
        return False
