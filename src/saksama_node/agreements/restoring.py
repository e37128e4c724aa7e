"""Texts of agreements again, from what our own log says of them, after a backup was restored.

Rules kept here: a text comes from the note that the entry names, which must be of that digest; where the agreement
stands is replayed from both logs as ever.
Left to others: fetching the note (flows.node.heal_log), the partner and its link, which pairing makes.
"""

from saksama.agreement.terms import read_terms
from saksama.entries.kinds.agreement import AgreementAmended, AgreementProposed, AgreementSigned
from saksama.errors import SaksamaError
from saksama.tlog.note import Note
from saksama_node.agreements.models import Text
from saksama_node.ledger import blobs
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back. Again changes nothing."""
    body = found.entry.body
    if not isinstance(body, AgreementProposed | AgreementSigned | AgreementAmended):
        return None
    try:
        note = Note.parse(blobs.get(body.note))
        terms = read_terms(note.text)
    except SaksamaError:
        return Missing.DOCUMENT
    if terms.digest != body.digest:
        return Missing.DOCUMENT
    kept, _ = Text.objects.get_or_create(
        digest=terms.digest, defaults={"subject": terms.subject, "text": note.text, "known_at": found.entry.at}
    )
    if kept.note:
        note = Note.parse(blobs.get(kept.note)).with_signatures(*note.signatures)
    Text.objects.filter(pk=kept.pk).update(note=blobs.put(note.encode()))
    return None
