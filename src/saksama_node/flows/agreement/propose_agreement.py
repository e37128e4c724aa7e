"""Propose an agreement or an amendment: draft it, read it over, sign it, lay it before the partner; or withdraw it."""

from collections.abc import Sequence

from saksama.agreement.institutions import signers
from saksama.agreement.terms import Terms, WitnessNode
from saksama.tlog.note import Note, VerifierKey, sign
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements import actions
from saksama_node.agreements.institution import institution_key
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.agreement.conclude_agreement import ask_witnesses
from saksama_node.flows.keys.replace_institution_key import keep_restated, sign_restated
from saksama_node.ledger.actions import Leaf, act
from saksama_node.settings.current import SETTINGS


def draft_agreement(
    *, by: Staff, template: str, us: str, partner: str, witnesses: Sequence[WitnessNode], amends: str = ""
) -> str:
    """Complete a template and keep it unsigned; return the text's digest."""
    require(by, Action.AGREEMENT_PROPOSE)
    with act():
        return actions.draft(template, us=us, partner_origin=partner, witnesses=witnesses, amends=amends)


def propose_agreement(*, by: Staff, digest: str, passphrase: str = "", new_passphrase: str = "") -> Leaf:
    """Sign a draft with the institution's key and propose it.

    `new_passphrase`: of our new institution key, where the text replaces it; then `passphrase` is the old key's.
    """
    require(by, Action.AGREEMENT_SIGN)
    text = agreement_of(digest).text(digest)
    # The keys before the act: unlocking takes a while, and the act holds the database's lock.
    keys = []
    for name in signers(text.terms, SETTINGS.origin):
        is_new = gives_us_a_key(text.terms) and name == text.terms.party_at(SETTINGS.origin).institution_key
        keys.append(institution_key(new_passphrase if is_new else passphrase, VerifierKey.parse(name)))
    statements = sign_restated(keys[-1]) if gives_us_a_key(text.terms) else ()
    return propose_signed(by=by, digest=digest, signed=sign(text.text, *keys), statements=statements)


def propose_signed(*, by: Staff, digest: str, signed: Note, statements: Sequence[bytes] = ()) -> Leaf:
    """Propose a draft that the institution signed, here or on a machine that is never connected.

    `statements`: our keys stated under our new institution key, where the text gives us one.
    """
    require(by, Action.AGREEMENT_SIGN)
    terms = agreement_of(digest).text(digest).terms
    kept: tuple[str, ...] = ()
    if gives_us_a_key(terms):
        kept = keep_restated(statements, VerifierKey.parse(terms.party_at(SETTINGS.origin).institution_key))
    with act():
        leaf = actions.propose(by, digest, signed, kept)
        ask_witnesses(terms)
    return leaf


def withdraw_proposal(*, by: Staff, digest: str, reason: str) -> Leaf:
    """Take our signature back before the partner signed; the role alone, as it binds nobody. `reason` is public."""
    require(by, Action.AGREEMENT_SIGN)
    with act():
        return actions.withdraw(by, digest, reason)


def gives_us_a_key(terms: Terms) -> bool:
    """Whether the text replaces our own institution key."""
    return terms.new_key is not None and terms.new_key.party == terms.party_at(SETTINGS.origin).code
