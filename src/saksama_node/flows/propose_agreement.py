"""Propose an agreement or an amendment: draft it, read it over, sign it, lay it before the partner."""

from collections.abc import Sequence

from saksama.agreement.terms import WitnessNode
from saksama.tlog.note import Note, sign
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements import actions
from saksama_node.agreements.institution import institution_key
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.conclude_agreement import ask_witnesses
from saksama_node.ledger.actions import Leaf, act


def draft_agreement(
    *, by: Staff, template: str, us: str, partner: str, witnesses: Sequence[WitnessNode], amends: str = ""
) -> str:
    """Complete a template and keep it unsigned; return the text's digest."""
    require(by, Action.AGREEMENT_PROPOSE)
    with act():
        return actions.draft(template, us=us, partner_origin=partner, witnesses=witnesses, amends=amends)


def propose_agreement(*, by: Staff, digest: str, passphrase: str) -> Leaf:
    """Sign a draft with the institution's key and propose it."""
    require(by, Action.AGREEMENT_SIGN)
    # The key before the act: unlocking takes a while, and the act holds the database's lock.
    signed = sign(agreement_of(digest).text(digest).text, institution_key(passphrase))
    return propose_signed(by=by, digest=digest, signed=signed)


def propose_signed(*, by: Staff, digest: str, signed: Note) -> Leaf:
    """Propose a draft that the institution signed, here or on a machine that is never connected."""
    require(by, Action.AGREEMENT_SIGN)
    with act():
        leaf = actions.propose(by, digest, signed)
        ask_witnesses(agreement_of(digest).text(digest).terms)
    return leaf
