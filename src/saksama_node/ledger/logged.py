"""An entry with its place in a log.

Rules kept here: the index is the log's own; `leaf_id` names the row that holds it here.
Left to others: which entries (queries, mirror).
"""

from dataclasses import dataclass

from saksama.entries.entry import Entry, decode_entry


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One integrated entry."""

    index: int
    entry: Entry
    leaf_id: int


def decoded(number: int, entry: bytes, leaf_id: int) -> LoggedEntry:
    """Of a stored row."""
    return LoggedEntry(number, decode_entry(bytes(entry)), leaf_id)
