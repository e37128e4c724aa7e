"""Erasures of personal content: each by two persons.

Rules kept here: two persons are two pseudonyms within the subject; that two pseudonyms are two persons no log can show.
Left to others: that the entry commits to what was erased and why (its schema).
"""

from saksama.entries.kinds.data import DataErased
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


def check_erasures(log: ServedLog, found: Findings) -> None:
    """Name every erasure by one person alone."""
    for item in log.contents.family("data"):
        if isinstance(item.body, DataErased) and item.body.second == item.wire.actor:
            found.add(Code.DATA_UNLAWFUL, log.origin, item.index, subject=item.wire.subject)
