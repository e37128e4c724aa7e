"""Copies again, from what our own log says of them, after a backup was restored.

Rules kept here: the entry says that something was captured and how; its words and files are not made up.
Left to others: the files, which the backup holds under their digests.
"""

from saksama.entries.kinds.content import ContentCaptured
from saksama_node.contentwatch.models import Copy
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing


def restore(found: LoggedEntry) -> Missing | None:
    """What of an entry of ours did not come back: the words of a capture; the rest is in the log itself."""
    if isinstance(found.entry.body, ContentCaptured):
        return None if Copy.objects.filter(subject=found.entry.subject).exists() else Missing.WORDS
    return None
