"""Take over what the partner's log says of an agreement: fetch the note that an entry names, check it, keep it.

Then whatever follows from it by itself: which institution keys count on both sides, and our own keys stated anew.
"""

from collections.abc import Callable

from saksama.agreement.history import EventKind
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
)
from saksama_node.agreements.actions import keep_note
from saksama_node.agreements.faults import NoteRefused
from saksama_node.agreements.queries import KINDS, agreement, known
from saksama_node.flows.keys.replace_institution_key import take_up_institution_keys
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
                keep_note(data, body.digest)
        case AgreementResumed() | AgreementEnded() as body:
            blob(body.note)
            _check_declared(origin, logged, body.digest)
        case _:
            pass
    take_up_institution_keys(origin)


def _check_declared(origin: str, logged: LoggedEntry, digest: str) -> None:
    """An alarm where the partner's institution did not declare it; it counts for nothing then."""
    if not known(digest):
        return
    counting = [
        event.index
        for event in agreement(logged.entry.subject).events
        if event.log_origin == origin and event.kind in (EventKind.RESUMED, EventKind.ENDED)
    ]
    if logged.index not in counting:
        raise NoteRefused("the partner's institution did not declare it")
