"""Conclude an agreement: fetch the partner's proposal, review it, countersign it.

Rules kept here: a new institution key of the partner counts only after its fingerprint was compared by telephone.
Left to others: the text and what it may hold (`saksama.agreement`), proposing it, pairing (pair_partner).
"""

from saksama.agreement.terms import Terms, agreement_digest
from saksama.tlog.note import Note, VerifierKey, sign
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements import actions
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.agreements.fingerprint import fingerprint, plain_fingerprint
from saksama_node.agreements.introduction import fetch, read_introduction
from saksama_node.agreements.queries import agreement_of, partner
from saksama_node.flows.keys.open_vault import open_institution_key
from saksama_node.flows.keys.replace_institution_key import take_up_institution_keys
from saksama_node.ledger.actions import Leaf, act, use_witness
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def fetch_proposal(*, by: Staff, partner_origin: str) -> str:
    """Fetch what a paired partner proposes and keep it for review; return the text's digest."""
    require(by, Action.AGREEMENT_PROPOSE, INSTITUTION)  # the agreement is the institution's
    paired = partner(partner_origin)
    introduced = read_introduction(paired.url)
    if introduced.proposal is None:
        raise NotPossible(Cause.NO_PROPOSAL)
    data = fetch(introduced.proposal)
    digest = agreement_digest(Note.parse(data).text)
    with act():
        actions.keep_note(data, digest)
        trace(Deed.AGREEMENT_FETCHED, by=by, subject=digest)
    return digest


def countersign_agreement(*, by: Staff, digest: str, passphrase: str, heard: str = "") -> Leaf:
    """Sign what the partner proposed.

    `heard`: the fingerprint of the partner's new institution key as it was read out by telephone, where the text has
    one. Without the call nothing but the old key would vouch for it, which a thief may hold.
    """
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    text = agreement_of(digest).text(digest)
    check_compared(text.terms, heard)
    ours = VerifierKey.parse(text.terms.party_at(SETTINGS.origin).institution_key)
    signed = sign(text.text, open_institution_key(by, passphrase, ours))
    return countersign_signed(by=by, digest=digest, signed=signed, heard=heard)


def countersign_signed(*, by: Staff, digest: str, signed: Note, heard: str = "") -> Leaf:
    """Take up the partner's proposal that our institution signed, here or on a machine that is never connected."""
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    terms = agreement_of(digest).text(digest).terms
    check_compared(terms, heard)
    with act():
        leaf = actions.countersign(by, digest, signed)
        trace(Deed.AGREEMENT_COUNTERSIGNED, by=by, subject=digest)
        ask_witnesses(terms)
    take_up_institution_keys(terms.partner_of(SETTINGS.origin).origin)
    return leaf


def check_compared(terms: Terms, heard: str) -> None:
    """Raises `NotPossible` where the partner's new key was not compared by telephone, or does not fit."""
    theirs = terms.partner_of(SETTINGS.origin)
    if terms.new_key is None or terms.new_key.party != theirs.code:
        return
    if plain_fingerprint(heard) != plain_fingerprint(fingerprint(VerifierKey.parse(theirs.institution_key))):
        raise NotPossible(Cause.NOT_COMPARED)


def ask_witnesses(terms: Terms) -> None:
    """Ask the partner and the text's outsiders to cosign our checkpoints from now on."""
    theirs = partner(terms.partner_of(SETTINGS.origin).origin)
    use_witness(theirs.witness_key, f"{theirs.url}/witness", partner=True)
    for witness in terms.witnesses:
        use_witness(witness.vkey, witness.url, partner=False)
