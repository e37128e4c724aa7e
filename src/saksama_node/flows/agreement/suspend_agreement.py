"""Suspend, resume or end an agreement.

Suspending asks for the signatory's role alone: it only protects, and must not wait for anybody's key. What gives power
back or takes it for good is the institution's to declare: signed here, or on a machine that is never connected.
"""

from saksama.agreement.declaration import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.tlog.note import Note, VerifierKey
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements import actions
from saksama_node.agreements.institution import institution_key
from saksama_node.agreements.line import pinned_key
from saksama_node.agreements.queries import agreement_of
from saksama_node.ledger.actions import Leaf, act
from saksama_node.settings.current import SETTINGS


def suspend_agreement(*, by: Staff, digest: str, reason: str) -> Leaf:
    """Suspend, alone and at once. `reason` is public."""
    require(by, Action.AGREEMENT_SIGN)
    with act():
        return actions.suspend(by, digest, reason)


def resume_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """Agree to go on; in force again when both have. `reason` is public."""
    return _move(by, digest, EventKind.RESUMED, reason, passphrase)


def end_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """End it for good, alone. `reason` is public."""
    return _move(by, digest, EventKind.ENDED, reason, passphrase)


def declare_move(*, by: Staff, digest: str, kind: EventKind, reason: str) -> Declaration:
    """What must be signed to resume or end: public words, no secret. `saksama agreement sign` reads it."""
    require(by, Action.AGREEMENT_SIGN)
    return actions.declare(digest, kind, reason)


def move_signed(*, by: Staff, signed: Note) -> Leaf:
    """Take up a declaration that the institution signed, here or elsewhere."""
    require(by, Action.AGREEMENT_SIGN)
    with act():
        return actions.move(by, signed)


def _move(by: Staff, digest: str, kind: EventKind, reason: str, passphrase: str) -> Leaf:
    said = declare_move(by=by, digest=digest, kind=kind, reason=reason)
    # The key before the act: unlocking takes a while, and the act holds the database's lock.
    ours = VerifierKey.parse(pinned_key(agreement_of(digest).subject, SETTINGS.origin))
    return move_signed(by=by, signed=sign_declaration(said, institution_key(passphrase, ours)))
