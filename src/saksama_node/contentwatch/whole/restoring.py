"""Copies again, from what our own log says of them, after a backup was restored.

Rules kept here: the entry says that something was captured and how, where a copy stands, how a claim is classified,
what it was found to be, or what was asked, asked again and answered about it; words and files are not made up. A
clarification comes back whole from its document, where that lies here.
Left to others: the files, which the backup holds under their digests.
"""

from typing import Final

from msgspec import UnsetType

from saksama.entries.clarification import parse_clarification
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    ContentAnswered,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentJudged,
    ContentReminded,
    ContentRequested,
    ContentTriaged,
    Triage,
)
from saksama.vocabulary import parse_moment
from saksama_node.contentwatch.claims.clarified import code_of
from saksama_node.contentwatch.claims.clarifying import searched
from saksama_node.contentwatch.claims.requesting import note_reminder
from saksama_node.contentwatch.models import (
    Answer,
    Claim,
    Clarification,
    Copy,
    CopyState,
    Reminder,
    Request,
)
from saksama_node.ledger import blobs
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.seconds.proposing import is_kept

WORDS: Final = "Klaim yang kata-katanya hilang"


def restore(found: LoggedEntry) -> Missing | None:
    """What of an entry of ours did not come back: the words of a capture; the rest is in the log itself."""
    subject = found.entry.subject
    match found.entry.body:
        case ContentCaptured():
            is_here = Copy.objects.filter(subject=subject).exists()
        case ContentTriaged() as body:
            _triaged(subject, body)
            is_here = True
        case ContentClassified() as body:
            _classified(found, body)
            # What somebody wrote down with this entry is not in the log.
            is_here = False
        case ContentAssessed(outcome=outcome):
            Claim.objects.filter(subject=subject).update(assessed=outcome.value)
            is_here = is_kept(found.leaf_id)
        case ContentJudged(outcome=decided):
            Claim.objects.filter(subject=subject).update(judged=decided.value)
            is_here = is_kept(found.leaf_id)
        case ContentRequested():
            is_here = is_kept(found.leaf_id)
        case ContentReminded() as body:
            _reminded(found, body)
            is_here = True
        case ContentAnswered():
            is_here = Answer.objects.filter(leaf=found.leaf_id).exists()
        case ClarificationPublished() as body:
            return _clarification(found, body)
        case _:
            is_here = True
    return None if is_here else Missing.WORDS


def _triaged(subject: str, body: ContentTriaged) -> None:
    """Put a copy where the log says that it stands: what is decided on it next must be lawful after that."""
    claim = Claim.objects.filter(subject=body.claim).first() if isinstance(body.claim, str) else None
    stands = {Triage.CLAIM: CopyState.JOINED, Triage.NOISE: CopyState.NOISE, Triage.RETURNED: CopyState.WAITING}
    rows = Copy.objects.filter(subject=subject, origin="")
    rows.update(state=stands[body.outcome], claim=claim, taken_by=None, taken_at=None)


def _classified(found: LoggedEntry, body: ContentClassified) -> None:
    """How a claim is classified; one that is not here begins again without its words."""
    told = {"category": body.category.value, "concerns": body.concerns.value, "target": body.target}
    row, is_new = Claim.objects.get_or_create(
        subject=found.entry.subject, defaults={**told, "words": WORDS, "begun_at": found.entry.at}
    )
    if not is_new and not row.origin:
        # What waits about it stays: whoever confirms it is asked again whether it is lawful now.
        Claim.objects.filter(pk=row.pk).update(**told)


def _reminded(found: LoggedEntry, body: ContentReminded) -> None:
    """Until when the answer of a request that is here is waited for; who asked again is not in the log."""
    row = Request.objects.filter(request=body.request).first()
    if row is not None and not Reminder.objects.filter(leaf=found.leaf_id).exists():
        due = None if isinstance(body.due, UnsetType) else parse_moment(body.due)
        note_reminder(row, None, found.leaf_id, found.entry.at, due)


def _clarification(found: LoggedEntry, body: ClarificationPublished) -> Missing | None:
    rows = Clarification.objects.filter(subject=found.entry.subject)
    if rows.filter(leaf=found.leaf_id).exists():
        return None
    if not blobs.has(body.document):
        return Missing.WORDS
    data = blobs.get(body.document)
    said = parse_clarification(data)
    newer = rows.filter(version__gt=body.version).exists()
    if not newer:
        rows.filter(newest=True).update(newest=False)
    Clarification.objects.create(
        subject=found.entry.subject,
        code=rows.values_list("code", flat=True).first() or code_of(found.entry.subject),
        version=body.version,
        document=data.decode(),
        sha256=body.document,
        words=searched(said),
        at=found.entry.at,
        leaf=found.leaf_id,
        newest=not newer,
    )
    return None
