"""Seal and log what waits to be sent, once the partner's log is known well enough.

Rules kept here:
  * Nothing is sent by a log of the partner's that was not verified within the hour.
  * The permit is asked before sealing and again where the entry gets its place; what is refused waits on, loudly.
Left to others: who may hand a dispatch in, and what holds it (send_dispatch), permits (`saksama.agreement`).
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from saksama.agreement.errors import NotPermitted, Why
from saksama.agreement.permit import Asked
from saksama.envelope.kinds import Frame, Payload
from saksama.envelope.seal import seal
from saksama.vocabulary import Classification, KeyUse, SubjectClass
from saksama_node.agreements import actions as agreements
from saksama_node.agreements.queries import permit_for, with_partner
from saksama_node.exchange import actions, linking, queries, sealed_files
from saksama_node.exchange.age_keys import own_recipient
from saksama_node.exchange.faults import PartnerKeyMissing
from saksama_node.exchange.queries import OutgoingInfo
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.partner_keys import key_of
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import Leaf, act
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

FRESH: Final = timedelta(hours=1)
"""A sender that has not verified the partner's log for so long keeps new dispatches waiting (design: `seen`)."""
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
        found = queries.outgoing(subject)
        return Outcome(subject, found.state, found.leaf)
    try:
        leaf = _seal_and_send(queries.outgoing(subject))
    except PartnerKeyMissing:
        leaf = None
    finally:
        # A claim that was used is no more: the state has moved on.
        actions.unclaim(subject)
    return Outcome(subject, OutgoingState.SENT if leaf else OutgoingState.WAITING, leaf.leaf_id if leaf else None)


def _seal_and_send(found: OutgoingInfo) -> Leaf | None:
    """Seal it, then give it number and place; None while the partner's log is not known well enough."""
    if not is_fresh(found.to):
        return None
    asked = _asked(found.to, found.frame, found.payload)
    given = permit_for(found.to, asked, now())
    recipients = [key_of(found.to, KeyUse.AGE), own_recipient()]
    with sealed_files.growing() as growing:
        sealed = seal(given, found.frame, found.payload, queries.sources(found.subject), recipients, growing.file)
        # The ciphertext is on disk before the entry that names it: the partner may ask at once.
        growing.keep(sealed.sha256)
    with act():
        # Both before anything is read: a suspension or a younger `seen` that commits beside us comes before or after.
        agreements.hold(found.frame.agreement)
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
        linking.note_fault(queries.outgoing(subject).to, None, f"{refused.code}.{subject}", str(refused))
        return False


def is_fresh(to: str) -> bool:
    """Whether the partner's log was verified here within the hour."""
    verified = linking.link(to).verified_at
    return verified is not None and now() - verified <= FRESH


def _asked(to: str, frame: Frame, payload: Payload) -> Asked:
    return asked_of(to, frame.clause, frame.classification, payload, frozenset(frame.subjects))


def asked_of(
    to: str, clause: str, classification: Classification, payload: Payload, subjects: frozenset[SubjectClass]
) -> Asked:
    """What is asked of the agreement with this partner, in the codes of its parties."""
    agreement = with_partner(to)
    if agreement is None:
        raise NotPermitted(clause, Why.NOT_SIGNED)
    terms = agreement.current.terms
    sender, receiver = terms.party_at(SETTINGS.origin).code, terms.party_at(to).code
    return Asked(sender, receiver, payload.KIND, classification, subjects, clause)
