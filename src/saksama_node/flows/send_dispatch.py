"""Send a dispatch: permitted, clean, sealed, logged; or kept waiting, outside the log, until it can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pyrage

from saksama.agreement.errors import NotPermitted, Why
from saksama.agreement.permit import Asked, Permit
from saksama.envelope.kinds import Frame, Payload
from saksama.envelope.seal import seal
from saksama.vocabulary import Classification, DispatchKind, KeyUse, SubjectClass
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import permit_for, with_partner
from saksama_node.exchange import actions, links, queries, sealed_files
from saksama_node.exchange.faults import PartnerKeyMissing
from saksama_node.exchange.plain_files import Upload, delete_outgoing, keep_uploads
from saksama_node.exchange.queries import OutgoingInfo
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.check_leaks import check_leaks
from saksama_node.flows.partner_keys import key_of
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import Leaf, act, new_subject
from saksama_node.settings import keyfiles
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

FRESH: Final = timedelta(hours=1)
"""A sender that has not verified the partner's log for so long keeps new dispatches waiting (design: `seen`)."""


_SENDING: Final = {DispatchKind.INCIDENT_REPORT: Action.INCIDENT_REPORT}
"""Kinds that a person may send who may send no other: everybody on the desk reports an incident."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What to send. `to`: the partner's log origin; `clause`: its id; `answers`: index in the partner's log."""

    to: str
    clause: str
    classification: Classification
    title: str
    payload: Payload
    subjects: frozenset[SubjectClass] = frozenset()
    case: str | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: `sent` has a leaf; `waiting` and `held` have none yet."""

    subject: str
    state: OutgoingState
    leaf: int | None


def send_dispatch(by: Staff, letter: Letter, uploads: Iterable[Upload] = ()) -> Outcome:
    """Send it, or keep it. Raises NotPermitted, LeakFound, CannotSeal, NotAllowed; then nothing was kept.

    May be called inside `ledger.actions.act()`, when it must stand or fall with another entry; then with no files.
    """
    require(by, _SENDING.get(letter.payload.KIND, Action.DISPATCH_SEND))
    given = permit_of(letter)
    subject = new_subject()
    frame = Frame(
        agreement=given.agreement,
        clause=given.clause,
        classification=letter.classification,
        subject=subject,
        title=letter.title,
        subjects=tuple(sorted(letter.subjects)),
        case=letter.case,
    )
    try:
        files = keep_uploads(subject, uploads)
        findings = check_leaks(frame, letter.payload, files)
        words = actions.Draft(letter.to, frame, letter.payload, letter.answers)
        with act():
            state = actions.draft(by, words, files, findings)
    except BaseException:
        delete_outgoing(subject)
        raise
    return send_waiting(subject) if state is OutgoingState.WAITING else Outcome(subject, state, None)


def release_dispatch(by: Staff, subject: str) -> Outcome:
    """Let a held dispatch go, as the second person, and send it."""
    require(by, Action.DISPATCH_RELEASE)
    with act():
        actions.release(by, subject)
    return send_waiting(subject)


def withdraw_dispatch(by: Staff, subject: str) -> None:
    """Delete a dispatch that is not in the log yet."""
    require(by, Action.DISPATCH_SEND)
    with act():
        actions.withdraw(by, subject)


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
    own = str(pyrage.x25519.Identity.from_str(keyfiles.read_line(SETTINGS.data, keyfiles.AGE)).to_public())
    recipients = [key_of(found.to, KeyUse.AGE), own]
    with sealed_files.growing() as growing:
        sealed = seal(given, found.frame, found.payload, queries.sources(found.subject), recipients, growing.file)
        # The ciphertext is on disk before the entry that names it: the partner may ask at once.
        growing.keep(sealed.sha256)
    with act():
        # Judged again where the entry gets its place: a suspension may have come while it was sealed.
        permit_for(found.to, asked, now())
        return actions.send(found.subject, sealed, seen=mirror.state(found.to).size)


def send_all_waiting(to: str) -> int:
    """Send what waits for this partner, oldest first; give how many went. What is no longer permitted stays, loudly."""
    sent = 0
    for subject in queries.waiting(to):
        try:
            sent += send_waiting(subject).leaf is not None
        except NotPermitted as refused:
            links.note_fault(to, None, f"{refused.code}.{subject}", str(refused))
    return sent


def permit_of(letter: Letter) -> Permit:
    """The permit for a letter, now; `NotPermitted` says which clause and why not."""
    asked = _asked_of(letter.to, letter.clause, letter.classification, letter.payload, letter.subjects)
    return permit_for(letter.to, asked, now())


def is_fresh(to: str) -> bool:
    """Whether the partner's log was verified here within the hour."""
    verified = links.link(to).verified_at
    return verified is not None and now() - verified <= FRESH


def _asked(to: str, frame: Frame, payload: Payload) -> Asked:
    return _asked_of(to, frame.clause, frame.classification, payload, frozenset(frame.subjects))


def _asked_of(
    to: str, clause: str, classification: Classification, payload: Payload, subjects: frozenset[SubjectClass]
) -> Asked:
    agreement = with_partner(to)
    if agreement is None:
        raise NotPermitted(clause, Why.NOT_SIGNED)
    terms = agreement.current.terms
    sender, receiver = terms.party_at(SETTINGS.origin).code, terms.party_at(to).code
    return Asked(sender, receiver, payload.KIND, classification, subjects, clause)
