"""Take over what the partner's log says of an agreement: fetch the note that an entry names, check it, keep it."""

from collections.abc import Callable

from saksama.entries.kinds.agreement import AgreementAmended, AgreementProposed, AgreementSigned
from saksama.tlog.note import VerifierKey
from saksama_node.agreements.actions import keep_note
from saksama_node.agreements.queries import KINDS, partner
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry

__all__ = ["KINDS", "follow_agreement"]


def follow_agreement(origin: str, logged: LoggedEntry, blob: Callable[[str], bytes]) -> None:
    """Handle one `agreement.*` entry of the partner's log, outside any act. Doing it again changes nothing.

    `blob` fetches a public document of the partner by its SHA-256 (and may raise; then come again). Where the agreement
    stands is replayed from the mirror and needs nothing here. Raises `NoteRefused`, `NotPossible`: one entry at fault,
    the cursor goes on.
    """
    match logged.entry.body:
        case AgreementProposed() | AgreementSigned() | AgreementAmended() as body:
            data = blob(body.note)
            with act():
                keep_note(data, body.digest, VerifierKey.parse(partner(origin).institution_key))
        case _:
            return
