"""Copies and resolved findings again, from what our own log says of them, after a backup was restored.

Rules kept here:
  * What was put together comes back whole, from the document that its entry names.
  * A keying whose figures are gone cannot be opened any more: its copy is typed anew, under another subject, by whom
    ever; the entries that stand keep their subject.
  * A finding that was resolved is resolved; the words of who looked into it do not come back.
Left to others: versions (restoring), photos, which lie on disk under their digests.
"""

from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled, SheetResolved
from saksama.entries.reconciliation import parse_reconciliation
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import new_subject
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.places.regions import region_of
from saksama_node.results.judged.open_counts import recount
from saksama_node.results.models import Finding, FindingState, Keying, SheetCopy
from saksama_node.results.states import CopyState


def restore_keying(found: LoggedEntry) -> Missing | None:
    """Give back the row of one entry of this family; what of it did not come back."""
    match found.entry.body:
        case SheetKeyed():
            return _typed(found)
        case SheetReconciled() as body:
            return _put_together(found, body)
        case SheetResolved(contest=contest, finding=key, place=place):
            Finding.objects.filter(key=key).update(state=FindingState.RESOLVED)
            recount(contest, place)
            return Missing.WORDS
        case _:
            return None


def _typed(found: LoggedEntry) -> Missing | None:
    if Keying.objects.filter(leaf=found.leaf_id).exists():
        return None
    lost = SheetCopy.objects.filter(subject=found.entry.subject).exclude(state=CopyState.DONE).first()
    if lost is not None:
        lost.keyings.all().delete()
        lost.subject, lost.state = new_subject(), CopyState.WAITING
        lost.save()
    return Missing.WORDS


def _put_together(found: LoggedEntry, body: SheetReconciled) -> Missing | None:
    if not blobs.has(body.document):
        return Missing.DOCUMENT
    said = parse_reconciliation(blobs.get(body.document))
    SheetCopy.objects.update_or_create(
        subject=found.entry.subject,
        defaults={
            "contest": body.contest,
            "station": body.station,
            "region": region_of(body.station[:10]),
            "state": CopyState.DONE,
            "document": body.document,
            "figures": dict(said.figures),
            "at": found.entry.at,
            "done_at": found.entry.at,
            "leaf": found.leaf_id,
        },
    )
    return None
