"""Propose an agreement or an amendment, or withdraw the proposal; suspend, resume or end what is in force.

Rules kept here: suspending asks for the signatory's role alone: it only protects, and must not wait for anybody's key.
What gives power back or takes it for good is the institution's to declare: signed here, or on a machine that is never
connected.
"""

from collections.abc import Sequence

from saksama.agreement.counting import Declaration, parse_declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.agreement.institutions import signers
from saksama.agreement.terms import WitnessNode
from saksama.tlog.note import Note, VerifierKey, sign
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements import actions
from saksama_node.agreements.aligning import pinned_key
from saksama_node.agreements.institution import gives_us_a_key
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.agreement.conclude_agreement import ask_witnesses
from saksama_node.flows.keys.open_vault import open_institution_key
from saksama_node.flows.keys.replace_institution_key import keep_restated, sign_restated
from saksama_node.ledger.actions import Leaf, act
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def draft_agreement(
    *, by: Staff, template: str, us: str, partner: str, witnesses: Sequence[WitnessNode], amends: str = ""
) -> str:
    """Complete a template and keep it unsigned; return the text's digest."""
    require(by, Action.AGREEMENT_PROPOSE, INSTITUTION)  # the agreement is the institution's
    with act():
        digest = actions.draft(template, us=us, partner_origin=partner, witnesses=witnesses, amends=amends)
        trace(Deed.AGREEMENT_DRAFTED, by=by, subject=digest)
        return digest


def propose_agreement(*, by: Staff, digest: str, passphrase: str = "", new_passphrase: str = "") -> Leaf:
    """Sign a draft with the institution's key and propose it.

    `new_passphrase`: of our new institution key, where the text replaces it; then `passphrase` is the old key's.
    """
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    text = agreement_of(digest).text(digest)
    # The keys before the act: unlocking takes a while, and the act holds the database's lock.
    keys = []
    for name in signers(text.terms, SETTINGS.origin):
        is_new = gives_us_a_key(text.terms) and name == text.terms.party_at(SETTINGS.origin).institution_key
        keys.append(open_institution_key(by, new_passphrase if is_new else passphrase, VerifierKey.parse(name)))
    statements = sign_restated(keys[-1]) if gives_us_a_key(text.terms) else ()
    return propose_signed(by=by, digest=digest, signed=sign(text.text, *keys), statements=statements)


def propose_signed(*, by: Staff, digest: str, signed: Note, statements: Sequence[bytes] = ()) -> Leaf:
    """Propose a draft that the institution signed, here or on a machine that is never connected.

    `statements`: our keys stated under our new institution key, where the text gives us one.
    """
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    terms = agreement_of(digest).text(digest).terms
    kept: tuple[str, ...] = ()
    if gives_us_a_key(terms):
        kept = keep_restated(statements, VerifierKey.parse(terms.party_at(SETTINGS.origin).institution_key))
    with act():
        leaf = actions.propose(by, digest, signed, kept)
        trace(Deed.AGREEMENT_PROPOSED, by=by, subject=digest)
        ask_witnesses(terms)
    return leaf


def withdraw_proposal(*, by: Staff, digest: str, reason: str) -> Leaf:
    """Take our signature back before the partner signed; the role alone, as it binds nobody. `reason` is public."""
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    with act():
        trace(Deed.AGREEMENT_WITHDRAWN, by=by, subject=digest)
        return actions.withdraw(by, digest, reason)


def suspend_agreement(*, by: Staff, digest: str, reason: str) -> Leaf:
    """Suspend, alone and at once. `reason` is public."""
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    with act():
        trace(Deed.AGREEMENT_SUSPENDED, by=by, subject=digest)
        return actions.suspend(by, digest, reason)


def resume_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """Agree to go on; in force again when both have. `reason` is public."""
    return _move(by, digest, EventKind.RESUMED, reason, passphrase)


def end_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """End it for good, alone. `reason` is public."""
    return _move(by, digest, EventKind.ENDED, reason, passphrase)


def declare_move(*, by: Staff, digest: str, kind: EventKind, reason: str) -> Declaration:
    """What must be signed to resume or end: public words, no secret. `saksama agreement sign` reads it."""
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    return actions.declare(digest, kind, reason)


def move_signed(*, by: Staff, signed: Note) -> Leaf:
    """Take up a declaration that the institution signed, here or elsewhere."""
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    with act():
        leaf, said = actions.move(by, signed), parse_declaration(signed.text)
        deed = Deed.AGREEMENT_ENDED if said.act is EventKind.ENDED else Deed.AGREEMENT_RESUMED
        trace(deed, by=by, subject=said.agreement)
        return leaf


def _move(by: Staff, digest: str, kind: EventKind, reason: str, passphrase: str) -> Leaf:
    said = declare_move(by=by, digest=digest, kind=kind, reason=reason)
    # The key before the act: unlocking takes a while, and the act holds the database's lock.
    ours = VerifierKey.parse(pinned_key(agreement_of(digest).subject, SETTINGS.origin))
    return move_signed(by=by, signed=sign_declaration(said, open_institution_key(by, passphrase, ours)))
