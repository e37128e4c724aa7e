"""Carry an agreement out of the node to be signed by file, and bring the signed note back."""

from saksama.errors import EvidenceError
from saksama.tlog.note import Note
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.actions import to_sign
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.conclude_agreement import countersign_signed
from saksama_node.flows.propose_agreement import propose_signed
from saksama_node.ledger.actions import Leaf


def carry_out(by: Staff, digest: str) -> bytes:
    """What must be signed: public words, no secret. `saksama agreement sign` reads it."""
    require(by, Action.AGREEMENT_SIGN)
    return to_sign(digest)


def bring_back(by: Staff, digest: str, data: bytes) -> Leaf:
    """Take up the signed note: as our proposal, or as our signature under the partner's. Raises NotPossible."""
    require(by, Action.AGREEMENT_SIGN)
    try:
        signed = Note.parse(data)
    except EvidenceError as error:
        raise NotPossible(Cause.NOT_SIGNED_BY_US) from error
    theirs = bool(agreement_of(digest).text(digest).note)
    return (countersign_signed if theirs else propose_signed)(by=by, digest=digest, signed=signed)
