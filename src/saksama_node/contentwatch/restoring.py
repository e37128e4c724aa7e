"""Copies again, from what our own log says of them, after a backup was restored.

Rules kept here: the entry says that something was captured and how, what a claim was found to be, or what was
asked and answered about it; words and files are not made up.
Left to others: the files, which the backup holds under their digests.
"""

from saksama.entries.kinds.content import (
    ContentAnswered,
    ContentAssessed,
    ContentCaptured,
    ContentJudged,
    ContentRequested,
)
from saksama_node.contentwatch.models import Answer, Claim, Copy, Proposal
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
        case ContentRequested():
            pass
        case ContentAnswered():
            return None if Answer.objects.filter(leaf=found.leaf_id).exists() else Missing.WORDS
        case _:
            return None
    return None if Proposal.objects.filter(leaf=found.leaf_id).exists() else Missing.WORDS
