"""Which logs joined copies of their own to which claims: what decides who began a claim that several classify.

Rules kept here: a copy counts for the log that captured it and joined it, for no other.
Left to others: the rule (`procedure.beginning`), what is said of a classification (content, clarifications).
"""

from collections.abc import Sequence

from saksama.entries.kinds.content import ContentCaptured, ContentTriaged
from saksama.verify.served import ServedLog


def joined_copies(logs: Sequence[ServedLog]) -> dict[str, set[str]]:
    """By claim the logs that joined a copy to it which they captured themselves."""
    captured = {(log.origin, item.wire.subject) for log in logs for item in log.contents.of(ContentCaptured)}
    found: dict[str, set[str]] = {}
    for log in logs:
        for item in log.contents.of(ContentTriaged):
            body = item.body
            own = (log.origin, item.wire.subject) in captured
            if own and isinstance(body, ContentTriaged) and isinstance(body.claim, str):
                found.setdefault(body.claim, set()).add(log.origin)
    return found
