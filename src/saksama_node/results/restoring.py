"""Versions, supervisors' copies, resolved findings and audits again, from our own log, after a backup was restored.

Rules kept here:
  * A version comes back whole from its entry, its figures from the blob that the entry names; where the blob is not
    here, that is said. Who imported it does not come back: the log knows a pseudonym.
  * What was put together of a copy comes back whole, from the document that its entry names.
  * A keying whose figures are gone cannot be opened any more: its copy is typed anew, under another subject, by whom
    ever; the entries that stand keep their subject.
  * A finding that was resolved is resolved; the words of who looked into it do not come back.
  * An audit comes back whole from its entries; its list and tickets from the blobs that they name. What only one person
    had typed does not come back: it is typed again.
Left to others: findings, which are made anew from the versions; photos, which lie on disk under their digests.
"""

from msgspec import UNSET

from saksama.entries.kinds.audit import AuditCommitted, AuditConcluded, AuditDrawn, AuditObserved
from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled, SheetResolved
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported
from saksama.entries.reconciliation import parse_reconciliation
from saksama.tally.published.listing import counts_of
from saksama.vocabulary import parse_moment
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, new_subject
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.places.regions import region_of
from saksama_node.results.audits.listing import keep
from saksama_node.results.judged.counting import recount
from saksama_node.results.models import (
    Audit,
    AuditSeen,
    AuditState,
    Finding,
    FindingState,
    Keying,
    Publication,
    SheetCopy,
)
from saksama_node.results.states import CopyState


def restore(found: LoggedEntry) -> Missing | None:
    """Give back the row of one entry of ours; what of it did not come back."""
    match found.entry.body:
        case SheetImported() as body:
            _imported(found, body)
            return None if blobs.has(body.document) else Missing.DOCUMENT
        case SheetFlagged(document=document, figures=figures, rules=rules):
            version = Publication.objects.filter(subject=found.entry.subject, document=figures)
            version.update(flagged=document, counts=counts_of(rules))
            return None if blobs.has(document) else Missing.DOCUMENT
        case _:
            return _keying(found)


def _imported(found: LoggedEntry, body: SheetImported) -> None:
    earlier = Publication.objects.filter(contest=body.contest, source=body.source.value)
    newest = earlier.order_by("-pk").first()
    is_here = earlier.filter(subject=found.entry.subject).exists()
    # As a verifier counts: only figures that came back after others are a version again.
    if is_here or (newest is not None and newest.document == body.document):
        return
    Publication.objects.create(
        subject=found.entry.subject,
        contest=body.contest,
        source=body.source.value,
        number=earlier.count() + 1,
        document=body.document,
        base="" if body.base is UNSET else body.base,
        part="" if body.part is UNSET else body.part,
        without=[] if body.without is UNSET else list(body.without),
        said_at=None if body.said_at is UNSET else parse_moment(body.said_at),
        at=found.entry.at,
        by=None,
        rows=body.rows,
        leaf=found.leaf_id,
    )


def _keying(found: LoggedEntry) -> Missing | None:
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


def restore_audit(found: LoggedEntry) -> Missing | None:
    """Give back what one entry of ours says of an audit; what of it did not come back. Again changes nothing."""
    body, subject = found.entry.body, found.entry.subject
    row = Audit.objects.filter(subject=subject).first()
    match body:
        case AuditCommitted():
            if row is None:
                keep(body, Leaf(found.leaf_id, b"", found.entry), None)
            return None if blobs.has(body.list) and blobs.has(body.figures) else Missing.DOCUMENT
        case AuditDrawn() if row is not None:
            _audit_drawn(row, body)
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


def _audit_drawn(row: Audit, body: AuditDrawn) -> None:
    if body.draws <= row.draws:
        return
    row.seed, row.draws, row.tickets = body.seed, body.draws, body.tickets
    if row.state == AuditState.LISTED:
        row.state = AuditState.DRAWN
    row.save(update_fields=["seed", "draws", "tickets", "state"])
