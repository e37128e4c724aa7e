"""Copies again, from what our own log says of them, after a backup was restored.

Rules kept here: the entry says that something was captured and how, or what a claim was found to be; words and files
are not made up. A clarification comes back whole from its document, where that lies here.
Left to others: the files, which the backup holds under their digests.
"""

from saksama.entries.clarification import parse_clarification
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import ContentAssessed, ContentCaptured, ContentJudged
from saksama_node.contentwatch.clarifying import searched
from saksama_node.contentwatch.models import Claim, Clarification, Copy, Proposal, ProposalState
from saksama_node.contentwatch.short_code import code_of
from saksama_node.ledger import blobs
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing


def restore(found: LoggedEntry) -> Missing | None:
    """What of an entry of ours did not come back: the words of a capture; the rest is in the log itself."""
    subject = found.entry.subject
    match found.entry.body:
        case ContentCaptured():
            return None if Copy.objects.filter(subject=subject).exists() else Missing.WORDS
        case ContentAssessed(outcome=outcome):
            Claim.objects.filter(subject=subject).update(assessed=outcome.value)
        case ContentJudged(outcome=decided):
            Claim.objects.filter(subject=subject).update(judged=decided.value)
        case ClarificationPublished() as body:
            return _clarification(found, body)
        case _:
            return None
    return None if Proposal.objects.filter(leaf=found.leaf_id).exists() else Missing.WORDS


def _clarification(found: LoggedEntry, body: ClarificationPublished) -> Missing | None:
    rows = Clarification.objects.filter(subject=found.entry.subject)
    if rows.filter(leaf=found.leaf_id).exists():
        return None
    if not blobs.has(body.document):
        return Missing.WORDS
    data = blobs.get(body.document)
    said = parse_clarification(data)
    newer = rows.filter(state=ProposalState.CONFIRMED, version__gt=body.version).exists()
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
        state=ProposalState.CONFIRMED,
        answered_at=found.entry.at,
        leaf=found.leaf_id,
        newest=not newer,
    )
    return None
