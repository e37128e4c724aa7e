"""Versions again, from what our own log says of them, after a backup was restored.

Rules kept here: a version comes back whole from its entry, its figures from the blob that the entry names; where the
blob is not here, that is said. Who imported it does not come back: the log knows a pseudonym.
Left to others: findings, which are made anew from the versions.
"""

from msgspec import UNSET

from saksama.entries.kinds.sheet import SheetFlagged, SheetImported
from saksama.tally.published.listing import counts_of
from saksama.vocabulary import parse_moment
from saksama_node.ledger import blobs
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.results.copies.keyed_restoring import restore_keying
from saksama_node.results.models import Publication


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
            return restore_keying(found)


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
