"""Audits again, from what our own log says of them, after a backup was restored.

Rules kept here: an audit comes back whole from its entries; its list and tickets from the blobs that they name. What
only one person had typed does not come back: it is typed again.
Left to others: versions of figures (restoring).
"""

from msgspec import UNSET

from saksama.entries.kinds.audit import AuditCommitted, AuditConcluded, AuditDrawn, AuditObserved
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.results.audits.listing import keep
from saksama_node.results.models import Audit, AuditSeen, AuditState


def restore(found: LoggedEntry) -> Missing | None:
    """Give back what one entry of ours says of an audit; what of it did not come back. Again changes nothing."""
    body, subject = found.entry.body, found.entry.subject
    row = Audit.objects.filter(subject=subject).first()
    match body:
        case AuditCommitted():
            if row is None:
                keep(body, Leaf(found.leaf_id, b"", found.entry), None)
            return None if blobs.has(body.list) and blobs.has(body.figures) else Missing.DOCUMENT
        case AuditDrawn() if row is not None:
            _drawn(row, body)
            return None if blobs.has(body.tickets) else Missing.DOCUMENT
        case AuditObserved() if row is not None:
            votes = None if body.votes is UNSET else list(body.votes)
            AuditSeen.objects.get_or_create(
                audit=row, station=body.station, defaults={"votes": votes, "leaf": found.leaf_id}
            )
        case AuditConcluded() if row is not None:
            row.state, row.outcome = AuditState.CONCLUDED, body.outcome.value
            row.risk, row.evaluated = body.risk, body.evaluated
            row.save(update_fields=["state", "outcome", "risk", "evaluated"])
        case _:
            pass
    return None


def _drawn(row: Audit, body: AuditDrawn) -> None:
    if body.draws <= row.draws:
        return
    row.seed, row.draws, row.tickets = body.seed, body.draws, body.tickets
    if row.state == AuditState.LISTED:
        row.state = AuditState.DRAWN
    row.save(update_fields=["seed", "draws", "tickets", "state"])
