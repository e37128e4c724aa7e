"""Carry what our institution must sign out of the node, as files, and bring what it signed back."""

from collections.abc import Mapping, Sequence

from saksama.agreement.counting import HEAD
from saksama.errors import EvidenceError
from saksama.tlog.note import Note
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements.actions import is_theirs, to_sign
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.agreements.institution import gives_us_a_key
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.agreement.conclude_agreement import countersign_signed
from saksama_node.flows.agreement.propose_agreement import move_signed, propose_signed
from saksama_node.flows.keys.replace_institution_key import restated
from saksama_node.ledger.actions import Leaf


def carry_out(by: Staff, digest: str) -> Mapping[str, bytes]:
    """What must be signed, by file name: public words, no secret. `saksama agreement sign` reads them all.

    The text itself first; where it gives us another institution key, our keys' statements under that one too.
    """
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    files = {f"{digest[:12]}.nota": to_sign(digest)}
    if gives_us_a_key(agreement_of(digest).text(digest).terms):
        for number, statement in enumerate(restated(), start=1):
            files[f"{digest[:12]}-{number}-{statement.use}.statement"] = statement.text().encode()
    return files


def bring_back(by: Staff, digest: str, files: Sequence[bytes], heard: str = "") -> Leaf:
    """Take up what was signed: our proposal, our signature under the partner's, or a declaration to resume or end.

    Raises `NotPossible`. `heard`: see `countersign_agreement`.
    """
    require(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    try:
        notes = [Note.parse(data) for data in files]
    except EvidenceError as error:
        raise NotPossible(Cause.NOT_SIGNED_BY_US) from error
    text = agreement_of(digest).text(digest)
    for note in notes:
        if note.text.startswith(f"{HEAD}\n"):
            return move_signed(by=by, signed=note)
    signed = next((note for note in notes if note.text == text.text), None)
    if signed is None:
        raise NotPossible(Cause.NOT_SIGNED_BY_US)
    if is_theirs(text):
        return countersign_signed(by=by, digest=digest, signed=signed, heard=heard)
    statements = [note.encode() for note in notes if note is not signed]
    return propose_signed(by=by, digest=digest, signed=signed, statements=statements)
